internal import RectoModel

/// A table with its caption, groups of rows and columns, and cells that say what they are the heading of.
struct HTMLTableElement {
  private let table: Table
  private let caption: CaptionPlan.Placed?
  private let blocks: HTMLBlocks
  private let alignments: ColumnAlignments
  /// Cells of the first row are headings of groups of columns.
  private let hasColumnGroups: Bool

  init(_ table: Table, caption: CaptionPlan.Placed?, blocks: HTMLBlocks) {
    self.table = table
    self.caption = caption
    self.blocks = blocks
    alignments = ColumnAlignments(table)
    hasColumnGroups = table.headerRowCount > 0 && table.cells.contains { $0.row == 0 && $0.columnSpan > 1 }
  }

  var html: String {
    let text = caption.map { placed in
      blocks.element("caption", placed.caption.paragraph.lines, class: placed.isAbove ? nil : "below")
    }
    let rows = HTMLTableRows.lines(of: table, cell: cell)
    let lines =
      ["<table\(table.isRuled ? " class=\"ruled\"" : "")\(blocks.attributes(of: allLines))>", text ?? ""]
      + columnGroups + rows + ["</table>"]
    return "<div class=\"table\">\n" + lines.filter { !$0.isEmpty }.joined(separator: "\n") + "\n</div>"
  }

  /// Only their direction counts: a table is laid out from its own side.
  private var allLines: [TextLine] { table.cells.flatMap(\.blocks).flatMap(\.allLines) }

  private var columnGroups: [String] {
    guard hasColumnGroups else { return [] }
    var groups: [String] = []
    var column = 0
    for cell in table.cells where cell.row == 0 {
      if cell.column > column { groups.append("<colgroup span=\"\(cell.column - column)\"></colgroup>") }
      groups.append("<colgroup span=\"\(cell.columnSpan)\"></colgroup>")
      column = cell.column + cell.columnSpan
    }
    if column < table.columnCount {
      groups.append("<colgroup span=\"\(table.columnCount - column)\"></colgroup>")
    }
    return groups
  }

  private func cell(_ place: TablePlace, _ isHeaderRow: Bool) -> String? {
    switch place {
    case .covered: return nil
    case .empty: return "<td></td>"
    case .cell(let cell):
      // A heading without words would be one of nothing.
      let isHeading = (isHeaderRow || cell.isHeader) && !cell.textLines.isEmpty
      let (text, attributes) = content(of: cell, isHeading: isHeading)
      let scope = isHeading ? " scope=\"\(scope(of: cell, isHeaderRow))\"" : ""
      let style = style(of: cell).map { " class=\"\($0)\"" } ?? ""
      let name = isHeading ? "th" : "td"
      let ground = cell.fill?.groundStyle ?? ""
      return "<\(name)\(scope)\(cell.spanAttributes)\(style)\(ground)\(attributes)>\(text)</\(name)>"
    }
  }

  private func scope(of cell: Cell, _ isHeaderRow: Bool) -> String {
    if !isHeaderRow { return cell.rowSpan > 1 ? "rowgroup" : "row" }
    return hasColumnGroups && cell.row == 0 && cell.columnSpan > 1 ? "colgroup" : "col"
  }

  /// One paragraph stands bare, several blocks have elements of their own.
  private func content(of cell: Cell, isHeading: Bool) -> (text: String, attributes: String) {
    if cell.blocks.count == 1, case .paragraph(let paragraph) = cell.blocks[0].content,
      paragraph.role == .body
    {
      let text = blocks.inline(paragraph.lines, implied: isHeading ? .bold : nil)
      return (text, blocks.attributes(of: paragraph.lines))
    }
    return (blocks.html(of: cell.blocks), "")
  }

  private func style(of cell: Cell) -> String? {
    switch cell.value {
    case .number, .percent, .currency: return "number"
    case .date, .time, .dateTime, nil: break
    }
    var own: Paragraph.Alignment?
    if case .paragraph(let paragraph)? = cell.blocks.first?.content { own = paragraph.alignment }
    switch own ?? alignments.alignment(of: cell) {
    case .end: return "end"
    case .center: return "center"
    case .start, .justified, nil: return nil
    }
  }
}
