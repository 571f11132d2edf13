import RectoLayout
import RectoModel

/// A column of texts below a heading, typed, each value in a few letters: `n 1234.50`, `% 5`, `$ -3 EUR`,
/// `d 2024-03-05 dd.MM.yyyy`, `t 14:30 HH:mm`; "" for text.
func typed(_ texts: [String], _ language: LanguageTag?, heading: String = "Heading") throws -> [String] {
  try typedTable([[heading]] + texts.map { [$0] }, language).dropFirst().map { $0[0] }
}

func typedTable(
  _ rows: [[String]], _ language: LanguageTag?, headerRows: Int = 1
) throws -> [[String]] {
  let table = try table(rows, headerRows: headerRows)
  let result = table.withTypedCells(language: language)
  return result.grid.map { row in row.map { $0?.value?.short ?? "" } }
}

func table(_ rows: [[String]], headerRows: Int = 1) throws -> Table {
  var cells: [Cell] = []
  for (row, texts) in rows.enumerated() {
    for (column, text) in texts.enumerated() { cells.append(cell(text, row: row, column: column)) }
  }
  return try Table(
    rowCount: rows.count, columnCount: rows[0].count, cells: cells, headerRowCount: headerRows)
}

/// `\n` ends a line, `^` raises a word.
func cell(_ text: String, row: Int = 0, column: Int = 0) -> Cell {
  let box = Rect(x: 0, y: 0, width: 10, height: 10)
  let lines = text.split(separator: "\n").map { line in
    TextLine(
      words: line.split(separator: " ").map { word in
        word.first == "^"
          ? Word(String(word.dropFirst()), box: box, style: TextStyle([.superscript]))
          : Word(String(word), box: box)
      }, box: box)
  }
  let block = Block(
    id: BlockID("\(row)-\(column)"), region: Region(box), content: .paragraph(Paragraph(lines)))
  return Cell(row: row, column: column, region: Region(box), blocks: [block])
}

extension CellValue {
  var short: String {
    switch self {
    case .number(let number, let form): "n \(number)\(form.short)"
    case .percent(let number, let form): "% \(number)\(form.short)"
    case .currency(let number, let currency, let form):
      "$ \(currency.isBefore ? currency.sign + " " : "")\(number)"
        + "\(currency.isBefore ? "" : " " + currency.sign)\(form.short)"
    case .date(let date, let pattern): "d \(date) \(pattern)"
    case .time(let time, let pattern): "t \(time) \(pattern)"
    case .dateTime(let date, let time, let pattern): "dt \(date) \(time) \(pattern)"
    }
  }
}

extension NumberForm {
  var short: String {
    let parts = [
      grouping == .none ? "" : grouping == .thousands ? " g" : " indian",
      sign == .minus ? "" : " \(sign.rawValue)", hasBlank ? " blank" : "",
    ]
    return parts.joined()
  }
}
