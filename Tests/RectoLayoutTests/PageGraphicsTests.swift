import RectoLayout
import RectoModel
import Testing

struct PageGraphicsTests {
  @Test func aRuleBeginsAtItsLeftOrUpperEnd() {
    let level = Rule(from: Point(x: 90, y: 11), to: Point(x: 10, y: 10), thickness: 1)
    #expect(level.isLevel)
    #expect(level.from == Point(x: 10, y: 10))
    let standing = Rule(from: Point(x: 11, y: 90), to: Point(x: 10, y: 10), thickness: 1)
    #expect(!standing.isLevel)
    #expect(standing.from == Point(x: 10, y: 10))
  }
}
