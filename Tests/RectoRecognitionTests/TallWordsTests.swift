import RectoModel
import Testing

@testable import RectoRecognition

@Suite struct TallWordsTests {
  /// Letters of 12 pixels, in white on dark where `isLight`, between a row above and a dashed rule below.
  private func page(isLight: Bool) throws -> PageBitmap {
    var tones = [UInt8](repeating: isLight ? 30 : 240, count: 200 * 80)
    let ink: UInt8 = isLight ? 210 : 20
    func fill(_ xs: Range<Int>, _ ys: Range<Int>) {
      for y in ys { for x in xs { tones[y * 200 + x] = ink } }
    }
    for x in stride(from: 20, to: 80, by: 8) { fill(x..<x + 4, 30..<42) }
    // A dot over a letter, the feet of the row above, and the rule.
    fill(20..<23, 26..<28)
    for x in stride(from: 20, to: 80, by: 8) { fill(x..<x + 4, 10..<16) }
    for x in stride(from: 10, to: 190, by: 10) { fill(x..<x + 6, 52..<54) }
    return try PageBitmap(samples: tones, width: 200, height: 80, channels: 1)
  }

  private func element(_ text: String, line: Int, _ box: Rect) -> TesseractElement {
    TesseractElement(
      kind: .text, block: 0, paragraph: 0, line: line, text: text, box: box, confidence: 90,
      lineBox: box.grown(by: 1), direction: .leftToRight)
  }

  @Test(arguments: [false, true]) func aBoxOfTheWholeRowIsCutToTheLetters(isLight: Bool) throws {
    let others = (0..<3).map {
      element("other", line: 1, Rect(x: 90 + 30 * Double($0), y: 30, width: 28, height: 12))
    }
    let tall = element("Device", line: 0, Rect(x: 18, y: 14, width: 62, height: 42))
    let all = [tall] + others
    let cut = try TallWords(all, on: page(isLight: isLight)).cut()
    #expect(cut[0].box == Rect(x: 18, y: 26, width: 62, height: 16))
    #expect(cut[0].lineBox == cut[0].box)
    #expect(Array(cut[1...]) == others)
  }

  @Test func boxesOfUsualHeightAndEmptyOnesStay() throws {
    let all = [
      element("one", line: 0, Rect(x: 18, y: 24, width: 62, height: 20)),
      element("two", line: 0, Rect(x: 90, y: 24, width: 60, height: 20)),
      element("nothing", line: 1, Rect(x: 90, y: 56, width: 60, height: 24)),
      element("large", line: 2, Rect(x: 18, y: 60, width: 60, height: 400)),
    ]
    #expect(try TallWords(all, on: page(isLight: false)).cut() == all)
  }

  @Test(arguments: ["三", "=", "ئ"]) func lettersInPiecesStayWhole(text: String) throws {
    let small = element("x", line: 1, Rect(x: 90, y: 30, width: 9, height: 12))
    let all = [small, small, element(text, line: 0, Rect(x: 18, y: 14, width: 62, height: 42))]
    #expect(try TallWords(all, on: page(isLight: false)).cut() == all)
  }

  @Test func largeLettersKeepTheirBox() throws {
    let small = (0..<3).map {
      element("x", line: 1, Rect(x: 90 + 30 * Double($0), y: 30, width: 9, height: 6))
    }
    let all = small + [element("Large", line: 0, Rect(x: 18, y: 29, width: 62, height: 14))]
    #expect(try TallWords(all, on: page(isLight: false)).cut() == all)
  }
}
