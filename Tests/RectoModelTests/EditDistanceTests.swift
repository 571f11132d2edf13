import Testing

@testable import RectoModel

@Suite struct EditDistanceTests {
  @Test(arguments: [
    ("kitten", "sitting", 3), ("", "abc", 3), ("abc", "abc", 0), ("abc", "", 3), ("ab", "ba", 2),
  ])
  func countsEdits(expected: String, actual: String, distance: Int) {
    let (left, right) = (Array(expected), Array(actual))
    #expect(EditDistance.distance(left, right, limit: 10) == distance)
    #expect(EditDistance.distance(left, right, limit: distance) == distance)
    if distance > 0 { #expect(EditDistance.distance(left, right, limit: distance - 1) == nil) }
  }
}
