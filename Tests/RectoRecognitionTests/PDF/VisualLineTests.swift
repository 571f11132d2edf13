import RectoModel
import Testing

@testable import RectoRecognition

@Suite("Reading order in lines that run from the right") struct VisualLineTests {
  private func read(_ visual: String) -> (text: String, isRightToLeft: Bool)? {
    let scalars = Array(visual.unicodeScalars)
    guard let reading = VisualLine.reading(scalars) else { return nil }
    var text = ""
    for place in reading.order { text.unicodeScalars.append(scalars[place]) }
    return (text, reading.isRightToLeft)
  }

  @Test("Lines without such letters stay as they are") func plain() { #expect(read("12 words.") == nil) }

  @Test(
    "As it stands, and as it is read",
    arguments: [
      ("גבא", "אבג", true), ("הד 12.5 גבא", "אבג 12.5 דה", true),
      ("הדבא ab cd גבא", "אבג ab cd אבדה", true),
      ("one אב two three", "one בא two three", false), (".הד גבא", "אבג דה.", true),
      ("5-3 אב", "בא 5-3", true),
    ])
  func orders(visual: String, logical: String, isRightToLeft: Bool) throws {
    let found = try #require(read(visual))
    #expect(found.text == logical && found.isRightToLeft == isRightToLeft)
  }

  @Test("Poppler's marks turn characters and not their boxes") func marks() {
    let scalars: [Unicode.Scalar] = ["a", " ", "\u{202B}", "ב", "א", "\u{202C}", "\n"]
    let boxes = (0..<5).map { Rect(x: Double($0), y: 0, width: 1, height: 1) }
    let text = PDFPageText(
      scalars: scalars, boxes: boxes,
      attributes: [
        .init(fontName: "", fontSize: 1, color: RGBColor(red: 0, green: 0, blue: 0), start: 0, end: 4)
      ])
    #expect(text.characters.map(\.scalar) == ["a", " ", "א", "ב", "\n"])
    #expect(text.characters.map(\.box.x) == [0, 1, 2, 3, 4])
  }
}
