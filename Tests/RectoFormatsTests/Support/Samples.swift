import Foundation
import RectoModel

/// Short ways to write documents down. Boxes are made up: words 10 units a character, lines 30 apart.
enum Sample {
  static func word(_ text: String, _ traits: [TextStyle.Trait] = [], link: String? = nil) -> Word {
    Word(
      text, box: Rect(x: 0, y: 0, width: 10 * Double(text.count), height: 20),
      style: traits.isEmpty ? nil : TextStyle(traits), link: link)
  }

  static func line(_ words: [Word], hyphenated: Bool = false, x: Double = 0) -> TextLine {
    let width = words.reduce(0) { $0 + $1.box.width }
    return TextLine(
      words: words, box: Rect(x: x, y: 0, width: width, height: 20), endsHyphenated: hyphenated)
  }

  /// One printed line a string; words are apart by blanks. A trailing `¬` marks the printer's hyphen.
  static func lines(_ texts: String...) -> [TextLine] {
    texts.map { text in
      let words = text.replacing("¬", with: "-").split(separator: " ").map { word(String($0)) }
      return line(words, hyphenated: text.hasSuffix("¬"))
    }
  }

  static func block(_ content: Content, id: BlockID = "b", continues: BlockID? = nil) -> Block {
    Block(
      id: id, region: Region(Rect(x: 0, y: 0, width: 100, height: 20)), content: content, continues: continues
    )
  }

  static func paragraph(_ text: String, id: BlockID = "b", continues: BlockID? = nil) -> Block {
    block(.paragraph(Paragraph(lines(text))), id: id, continues: continues)
  }

  static func page(_ blocks: [Block]) -> Page {
    Page(size: Size(width: 600, height: 800), resolution: .measured(72), blocks: blocks)
  }

  static func document(_ pages: [Block]...) -> Document { Document(pages: pages.map(page)) }

  static func item(_ text: String, marker: String? = nil, checked: Bool? = nil, nested: [Block] = [])
    -> ListItem
  {
    ListItem(marker: marker, isChecked: checked, blocks: [paragraph(text)] + nested)
  }

  static func cell(_ row: Int, _ column: Int, _ text: String, rows: Int = 1, columns: Int = 1) -> Cell {
    Cell(
      row: row, column: column, rowSpan: rows, columnSpan: columns,
      region: Region(Rect(x: 0, y: 0, width: 1, height: 1)), blocks: [paragraph(text)])
  }

  /// A table without spans from its texts; an empty text is an empty place.
  static func table(_ rows: [[String]], headerRows: Int = 1) throws -> Table {
    var cells: [Cell] = []
    for (row, texts) in rows.enumerated() {
      for (column, text) in texts.enumerated() where !text.isEmpty { cells.append(cell(row, column, text)) }
    }
    return try Table(
      rowCount: rows.count, columnCount: rows.map(\.count).max() ?? 0, cells: cells,
      headerRowCount: headerRows)
  }
}
