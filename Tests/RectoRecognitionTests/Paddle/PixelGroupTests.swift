import RectoModel
import Testing

@testable import RectoRecognition

@Suite struct PixelGroupTests {
  private func groups(_ rows: [String]) -> [PixelGroup] {
    PixelGroup.all(in: rows.joined().map { $0 == "#" }, width: rows.first?.count ?? 0)
  }

  @Test func pixelsThatTouchAtCornersAreOneGroup() {
    let found = groups([
      "#....#",
      ".#..#.",
      "..##..",
    ])
    #expect(found.count == 1)
    #expect(found.first?.area == 6)
  }

  @Test func groupsComeInTheOrderOfTheirFirstPixels() {
    let found = groups([
      "....##",
      "#.....",
      "##..#.",
    ])
    #expect(found.map(\.area) == [2, 3, 1])
    #expect(found.map(\.minX) == [4, 0, 4])
    #expect(found.map(\.maxY) == [0, 2, 2])
  }

  @Test func armsThatMeetBelowAreJoined() {
    let found = groups([
      "#.#.#",
      "#.#.#",
      "#####",
    ])
    #expect(found.count == 1)
    #expect(
      found.first?.outline
        == [(0, 0), (4, 0), (0, 1), (4, 1), (0, 2), (4, 2)].map { Point(x: $0.0, y: $0.1) })
  }

  @Test func nothingGivesNothing() {
    #expect(groups([]).isEmpty)
    #expect(groups(["...", "..."]).isEmpty)
  }
}
