import RectoModel
import Testing

@testable import RectoRecognition

@Suite("Characters of a page as poppler tells them") struct PDFPageTextTests {
  /// Each word of the line is a group, the first at the right; boxes are 10 wide, and a blank has none that counts.
  @Test("Groups that come from the right are put in their places") func groups() {
    let scalars: [Unicode.Scalar] = [
      "\u{202B}", "א", "ב", "\u{202C}", " ", "\u{202B}", "ג", "\u{202C}", " ", "1", "2", "\n",
      "\u{202B}", "ד", "\u{202C}",
    ]
    let lefts: [Double] = [80, 90, 500, 60, 500, 20, 30, 500, 40]
    let text = PDFPageText(
      scalars: scalars, boxes: lefts.map { Rect(x: $0, y: 0, width: 10, height: 10) }, attributes: [])
    #expect(text.characters.map { String($0.scalar) }.joined() == "12 ג בא\nד")
    #expect(
      text.characters.filter { $0.scalar != " " && $0.scalar != "\n" }.map(\.box.x) == [
        20, 30, 60, 80, 90, 40,
      ])
  }

  /// Lines of 10 points, of characters that are 10 wide; `from` counts characters.
  private func page(_ lines: [(text: String, from: Int, row: Int)]) -> PDFPageText {
    var scalars: [Unicode.Scalar] = []
    var boxes: [Rect] = []
    for line in lines {
      for (index, scalar) in "\(line.text)\n".unicodeScalars.enumerated() {
        scalars.append(scalar)
        boxes.append(
          Rect(x: Double(10 * (line.from + index)), y: Double(10 * line.row), width: 10, height: 10))
      }
    }
    let attributes = PDFPageText.Attributes(
      fontName: lines[0].text, fontSize: 1, color: RGBColor(red: 0, green: 0, blue: 0), start: 0,
      end: scalars.count - 1)
    return PDFPageText(scalars: scalars, boxes: boxes, attributes: [attributes])
  }

  @Test("What another look at the page tells is put in its place, once") func looks() {
    var text = page([("and", 4, 1), ("this", 0, 2)])
    text.add(page([("one", 0, 0), ("two and", 0, 1)]))
    text.add(page([("this", 0, 2), ("last", 0, 3)]))
    text.add(page([("thi", 0, 2)]))
    #expect(text.characters.map { String($0.scalar) }.joined() == "one\ntwo and\nthis\nlast\n")
    #expect(text.characters.first?.attributes.map { text.attributes[$0].fontName } == "one")
    #expect(Set(text.characters.map(\.scalar)).contains("w"))
  }

  @Test("The rest of a line that both looks cut is taken") func cuts() {
    var text = page([("one two", 0, 0)])
    text.add(page([("two six", 4, 0)]))
    #expect(text.characters.map { String($0.scalar) }.joined().split(separator: "\n").count == 2)
    #expect(text.characters.count { !$0.scalar.isBlank && $0.scalar != "\n" } == 9)
  }

  @Test("What the content writes where no characters stand is asked for, row by row") func untold() {
    let told = page([("here", 0, 1)])
    let shown = [(0.0, 20.0), (0, 60), (50, 60)].map { x, y in
      ShownText(from: Point(x: x, y: y), to: Point(x: x + 40, y: y), size: 10)
    }
    let rows = ShownTexts(shown, pageHeight: 100).untoldRows(by: told.characters)
    #expect(rows.count == 1)
    #expect(rows.first.map { $0.minX < 0 && $0.maxX > 90 && $0.minY > 50 && $0.maxY > 60 } == true)
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
