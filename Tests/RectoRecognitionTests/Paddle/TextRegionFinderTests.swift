import RectoModel
import Testing

@testable import RectoRecognition

@Suite struct TextRegionFinderTests {
  private let width = 100

  /// A map of 100 x 60 with rectangles of one probability.
  private func map(_ parts: [(box: Rect, probability: Float)]) -> [Float] {
    var map = [Float](repeating: 0.01, count: width * 60)
    for part in parts {
      for y in Int(part.box.minY)..<Int(part.box.maxY) {
        for x in Int(part.box.minX)..<Int(part.box.maxX) { map[y * width + x] = part.probability }
      }
    }
    return map
  }

  @Test func linesAreLargerThanTheirCores() throws {
    let core = Rect(x: 20, y: 10, width: 50, height: 8)
    let regions = TextRegionFinder().regions(in: map([(core, 0.9)]), width: width)
    let region = try #require(regions.first)
    #expect(regions.count == 1)
    // The core counts 50 x 7, by the middles of its pixels and a wider one; it grows by area x 1.6 / girth.
    let distance = 50.0 * 7 * 1.6 / (2 * 57)
    #expect(abs(region.box.width - (50 + 2 * distance)) < 0.001)
    #expect(abs(region.box.center.x - core.midX) < 0.001 && abs(region.box.center.y - core.midY) < 0.001)
    #expect(abs(region.box.height - (7 + 2 * distance)) < 0.001)
    #expect(region.score > 0.7 && region.score <= 0.9)
  }

  @Test func whatIsUnsureOrTinyIsNoLine() {
    let unsure = map([(Rect(x: 20, y: 10, width: 50, height: 8), 0.35)])
    #expect(TextRegionFinder().regions(in: unsure, width: width).isEmpty)
    let thin = map([(Rect(x: 20, y: 10, width: 50, height: 2), 0.9)])
    #expect(TextRegionFinder().regions(in: thin, width: width).isEmpty)
    #expect(TextRegionFinder().regions(in: [], width: 0).isEmpty)
  }

  /// As those of lines that nearly touch are.
  @Test func coresThatAPixelPartsAreTwoLines() {
    let two = map([
      (Rect(x: 5, y: 10, width: 80, height: 6), 0.8), (Rect(x: 5, y: 17, width: 80, height: 6), 0.8),
    ])
    #expect(TextRegionFinder().regions(in: two, width: width).count == 2)
  }

  /// As those of a line in faint print are.
  @Test func coresBesideEachOtherThatAPixelPartsAreOneLine() {
    let two = map([
      (Rect(x: 5, y: 10, width: 40, height: 6), 0.8), (Rect(x: 46, y: 10, width: 40, height: 6), 0.8),
    ])
    #expect(TextRegionFinder().regions(in: two, width: width).count == 1)
  }

  /// Three lines, and two that a long letter joins, with a word between them.
  private var joined: [(box: Rect, probability: Float)] {
    [0, 10, 20].map { (Rect(x: 5, y: $0, width: 80, height: 5), 0.9) } + [
      (Rect(x: 5, y: 31, width: 80, height: 5), 0.9), (Rect(x: 5, y: 42, width: 80, height: 5), 0.9),
      (Rect(x: 40, y: 36, width: 5, height: 6), 0.5),
    ]
  }

  @Test func linesThatLettersJoinAreParted() {
    let regions = TextRegionFinder().regions(in: map(joined), width: width)
    #expect(regions.map { $0.box.center.y.rounded() } == [3, 13, 23, 34, 45])
    // As high as the others.
    let heights = regions.map(\.box.height)
    #expect(heights.allSatisfy { abs($0 - heights[0]) < 1 })
  }

  @Test func largeTypeIsNotParted() {
    let heading: (box: Rect, probability: Float) = (Rect(x: 5, y: 34, width: 80, height: 12), 0.9)
    let regions = TextRegionFinder().regions(in: map(joined.prefix(3) + [heading]), width: width)
    #expect(regions.count == 4)
  }

  @Test func wideBlanksPartNoLine() {
    let heading = [
      (box: Rect(x: 5, y: 34, width: 38, height: 12), probability: Float(0.9)),
      (box: Rect(x: 43, y: 34, width: 6, height: 12), probability: 0.4),
      (box: Rect(x: 49, y: 34, width: 38, height: 12), probability: 0.9),
    ]
    let regions = TextRegionFinder().regions(in: map(joined.prefix(3) + heading), width: width)
    #expect(regions.count == 4)
  }

  @Test func linesComeFromTheTop() {
    let two = map([
      (Rect(x: 50, y: 40, width: 40, height: 6), 0.8), (Rect(x: 5, y: 10, width: 40, height: 6), 0.8),
    ])
    let regions = TextRegionFinder().regions(in: two, width: width)
    #expect(regions.map { $0.box.center.y < 30 } == [true, false])
  }

  @Test func aslantLinesHaveTheirAngle() throws {
    var slope = [Float](repeating: 0, count: width * 60)
    for x in 10..<90 {
      for y in 0..<8 { slope[(10 + x / 4 + y) * width + x] = 0.95 }
    }
    let region = try #require(TextRegionFinder().regions(in: slope, width: width).first)
    #expect(abs(region.box.direction.y / region.box.direction.x - 0.25) < 0.02)
    #expect(region.score > 0.8)
  }
}
