import Testing

@testable import RectoFormats

@Suite("The text of a page in fewer bytes") struct CompactTextTests {
  private static let fonts = [
    "/a": DrawnFont(.flat, characters: nil), "/b": DrawnFont(.flat, characters: [1: "ж", 2: "я"]),
    "/c": DrawnFont(.deep, characters: nil),
  ]

  private func compact(_ stream: String) -> CompactText {
    CompactText(Array(stream.utf8), fonts: Self.fonts, codes: LayerCodes([" ", "-", "o", "ж", "я"]))
  }

  private func lines(_ stream: String) -> [String] {
    String(decoding: compact(stream).stream, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  @Test("Level words stand by their distance from the one before, with their stretch") func level() {
    let stream = """
      q BT
      15 0 0 -10 90.7 82.8 Tm
      /a 1 Tf
      (one )Tj
      12 0 0 -10 120 82.8 Tm
      (two )Tj
      12 0 0 -10 90.7 95 Tm
      (x)Tj
      ET Q
      """
    #expect(
      lines(stream) == [
        "q", "BT", "1 0 0 -1 90.7 82.8 Tm", "/f 10 Tf", "150 Tz", "(one )Tj", "29.3 0 Td", "120 Tz",
        "(two )Tj", "-29.3 -12.2 Td", "(x)Tj", "ET", "Q",
      ])
  }

  @Test("A word that Cairo moves from the one before, both having one matrix, stands where it stood")
  func moved() {
    let stream = "BT 15 0 0 -10 90 82 Tm /a 1 Tf (one )Tj 2 -1.5 Td (two )Tj 0 -2 Td (x)Tj ET"
    #expect(
      lines(stream) == [
        "BT", "1 0 0 -1 90 82 Tm", "/f 10 Tf", "150 Tz", "(one )Tj", "30 -15 Td", "(two )Tj", "0 -20 Td",
        "(x)Tj", "ET",
      ])
  }

  @Test("A word with a character beyond WinAnsi is shown whole, in the composite font") func oneFont() {
    let text = compact("BT 15 0 0 -10 90 82 Tm /a 1 Tf (o)Tj /b 1 Tf <00010002>Tj /a 1 Tf (- )Tj ET")
    #expect(text.fonts == [LayerFont(shape: .flat, isComposite: true)])
    let shown = Array("(".utf8) + [0, 3, 0, 4, 0, 5, 0, 2, 0, 1] + Array(")Tj\nET\n".utf8)
    #expect(text.stream.suffix(shown.count).elementsEqual(shown))
    #expect(String(decoding: text.stream, as: UTF8.self).contains("/F 10 Tf\n150 Tz\n("))
  }

  @Test("Text in two shapes goes on where its first part ends") func twoShapes() {
    #expect(
      lines("BT 15 0 0 -10 90 82 Tm /a 1 Tf (o)Tj /c 1 Tf (p )Tj ET") == [
        "BT", "1 0 0 -1 90 82 Tm", "/f 10 Tf", "150 Tz", "(o)Tj", "/d 10 Tf", "(p )Tj", "ET",
      ])
  }

  @Test("What moves characters within a word stays") func adjustments() {
    #expect(
      lines("BT 15 0 0 -10 90 82 Tm /a 1 Tf [(o)-12(n)3(e )]TJ ET").contains("[(o)-12(n)3(e )]TJ"))
  }

  @Test("Brackets, backslashes and carriage returns in strings are escaped") func escapes() {
    let codes = LayerCodes((0x4E00..<0x4E60).compactMap(Unicode.Scalar.init))
    var text = LayerText()
    text.append(["(", ")", "\\"])
    #expect(
      String(decoding: text.operands(isComposite: false, codes: codes), as: UTF8.self) == #"(\(\)\\)Tj"#)
    var chinese = LayerText()
    // Codes 13, 40 and 92.
    chinese.append(["\u{4E0C}", "\u{4E27}", "\u{4E5B}"])
    let bytes = chinese.operands(isComposite: true, codes: codes)
    #expect(
      bytes.elementsEqual(
        Array("(".utf8) + [0] + Array("\\r".utf8) + [0] + Array("\\(".utf8) + [0]
          + Array(#"\\)Tj"#.utf8)))
  }

  @Test("Turned words keep their matrix, at full stretch") func turned() {
    let stream = "BT 15 0 0 -10 90 82 Tm /a 1 Tf (o)Tj 0 15 10 0 5 6 Tm (p)Tj ET"
    #expect(lines(stream).suffix(5) == ["0 15 10 0 5 6 Tm", "/f 1 Tf", "100 Tz", "(p)Tj", "ET"])
  }

  @Test("Font and stretch are said again after a saved state comes back") func states() {
    let stream = "q BT 10 0 0 -10 1 2 Tm /a 1 Tf (o)Tj ET Q q BT 10 0 0 -10 1 2 Tm /a 1 Tf (p)Tj ET Q"
    #expect(lines(stream).count { $0 == "/f 10 Tf" } == 2)
  }
}
