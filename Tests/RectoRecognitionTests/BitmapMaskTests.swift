import CLeptonica
import RectoModel
import Testing

@testable import RectoRecognition

@Suite struct BitmapMaskTests {
  private let facts = PageFacts(
    size: Size(width: 40, height: 30),
    readable: [.init(box: Rect(x: -5, y: 2, width: 20, height: 4), characters: 9)],
    unreadable: [.init(box: Rect(x: 5, y: 12, width: 10, height: 6), characters: 60)])

  /// Every pixel of a page that is all of this.
  private func pixels(_ value: UInt32, _ reading: PageDecision.Reading) throws -> [[UInt32]] {
    let pix = try #require(pixCreate(40, 30, 32))
    pixSetAllArbitrary(pix, value)
    let shown = try PageBitmap(owning: pix).showing(reading, of: facts, scale: .identity)
    return (0..<30).map { row in
      (0..<40).map { column in
        var found: UInt32 = 0
        pixGetPixel(shown.pix, Int32(column), Int32(row), &found)
        return found
      }
    }
  }

  @Test func whatIsNotReadIsWhiteAndNothingElse() throws {
    let (ink, white): (UInt32, UInt32) = (0x2040_6000, 0xFFFF_FF00)
    let area = Rect(x: 4, y: 11, width: 12, height: 8)
    for (row, line) in try pixels(ink, .areas([area])).enumerated() {
      for (column, value) in line.enumerated() {
        let isInside = (4..<16).contains(column) && (11..<19).contains(row)
        #expect(value == (isInside ? ink : white), "\(column), \(row): \(String(value, radix: 16))")
      }
    }
    let all = try pixels(ink, .everything)
    #expect(all[4][3] == white && all[4][20] == ink && all[12][8] == ink)
  }
}
