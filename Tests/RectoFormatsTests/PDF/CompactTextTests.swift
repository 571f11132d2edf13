import Testing

@testable import RectoFormats

@Suite("The text of a page in fewer bytes") struct CompactTextTests {
  private func compact(_ stream: String) -> [String] {
    String(decoding: CompactText.compact(Array(stream.utf8)), as: UTF8.self).split(separator: "\n").map(
      String.init)
  }

  @Test("Level words stand by their distance from the one before, with their stretch") func level() {
    let stream =
      "q BT\n15 0 0 -10 90.7 82.8 Tm\n/f-0-0 1 Tf\n(one )Tj\n12 0 0 -10 120 82.8 Tm\n(two )Tj\n12 0 0 -10 90.7 95 Tm\n(x)Tj\nET Q"
    #expect(
      compact(stream) == [
        "q", "BT", "1 0 0 -1 90.7 82.8 Tm", "/f-0-0 10 Tf", "150 Tz", "(one )Tj", "29.3 0 Td", "120 Tz",
        "(two )Tj", "-29.3 -12.2 Td", "(x)Tj", "ET", "Q",
      ])
  }

  @Test("A word in two fonts goes on where its first part ends") func twoFonts() {
    let stream = "BT 15 0 0 -10 90 82 Tm /a 1 Tf (o)Tj /b 1 Tf <0002>Tj ET"
    #expect(
      compact(stream) == [
        "BT", "1 0 0 -1 90 82 Tm", "/a 10 Tf", "150 Tz", "(o)Tj", "/b 10 Tf", "<0002>Tj", "ET",
      ])
  }

  @Test("Turned words keep their matrix, at full stretch") func turned() {
    let stream = "BT 15 0 0 -10 90 82 Tm /a 1 Tf (o)Tj 0 15 10 0 5 6 Tm (p)Tj ET"
    #expect(compact(stream).suffix(5) == ["0 15 10 0 5 6 Tm", "/a 1 Tf", "100 Tz", "(p)Tj", "ET"])
  }

  @Test("Font and stretch are said again after a saved state comes back") func states() {
    let stream = "q BT 10 0 0 -10 1 2 Tm /a 1 Tf (o)Tj ET Q q BT 10 0 0 -10 1 2 Tm /a 1 Tf (p)Tj ET Q"
    #expect(compact(stream).count { $0 == "/a 10 Tf" } == 2)
  }
}
