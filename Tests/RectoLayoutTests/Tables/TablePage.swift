import RectoLayout
import RectoModel

/// A page with tables on it, and what is drawn.
struct TablePage {
  var text = PageBuilder()
  var rules: [Rule] = []
  var shades: [Shade] = []

  /// Rows of cells that begin at these places, lines of one row 20 apart. A cell with line ends has several lines.
  mutating func rows(
    _ rows: [[String]], x: [Double], y: Double, pitch: Double = 24, traits: [TextStyle.Trait] = []
  ) {
    for (row, cells) in rows.enumerated() {
      for (cell, left) in zip(cells, x) where !cell.isEmpty {
        for (line, words) in cell.split(separator: "\n").enumerated() {
          let top = y + Double(row) * pitch + Double(line) * 20
          text.line(String(words), x: left, y: top, traits: traits)
        }
      }
    }
  }

  mutating func level(_ y: Double, _ from: Double, _ to: Double) {
    rules.append(Rule(from: Point(x: from, y: y), to: Point(x: to, y: y), thickness: 1))
  }

  mutating func standing(_ x: Double, _ from: Double, _ to: Double) {
    rules.append(Rule(from: Point(x: x, y: from), to: Point(x: x, y: to), thickness: 1))
  }

  /// All lines of a grid with these borders.
  mutating func grid(x: [Double], y: [Double]) {
    for place in y { level(place, x[0], x[x.count - 1]) }
    for place in x { standing(place, y[0], y[y.count - 1]) }
  }

  var result: Page {
    PageLayout().structured(text.page(), graphics: PageGraphics(rules: rules, shades: shades))
  }

  var tables: [Table] { result.tables }
}

extension Page {
  var tables: [Table] {
    blocks.compactMap { if case .table(let table) = $0.content { table } else { nil } }
  }
}

extension Table {
  /// Row by row the texts of the cells that begin there; nil for places that a cell reaches over.
  var texts: [[String?]] {
    grid.map { $0.map { cell in cell.map { $0.blocks.flatMap(\.allLines).runningText } } }
  }

  func cell(_ row: Int, _ column: Int) -> Cell? { cells.first { $0.row == row && $0.column == column } }
}
