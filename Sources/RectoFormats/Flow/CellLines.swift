internal import RectoModel

extension Cell {
  /// What is printed in it: a line for each paragraph, item or row.
  var textLines: [String] { blocks.flatMap(\.content.textLines).filter { !$0.isEmpty } }
}

extension Content {
  /// Its text as lines, without marks of any format.
  var textLines: [String] {
    switch self {
    case .paragraph(let paragraph), .header(let paragraph), .footer(let paragraph):
      [paragraph.lines.cleanRunningText]
    case .heading(let heading): [heading.paragraph.lines.cleanRunningText]
    case .caption(let caption): [caption.paragraph.lines.cleanRunningText]
    case .footnote(let footnote):
      [[footnote.marker.cleaned, footnote.paragraph.lines.cleanRunningText].joinedAsWords()]
    case .list(let list): list.items.enumerated().flatMap { list.textLines(of: $1, at: $0) }
    case .table(let table):
      TableRows(table).map { row in
        row.map { if case .cell(let cell) = $0 { cell.textLines.joined(separator: " ") } else { "" } }
          .filter { !$0.isEmpty }.joined(separator: " ")
      }
    case .figure(let figure): [figure.lines.cleanRunningText]
    case .formula(let formula): formula.cleanLaTeX ?? [formula.lines.cleanRunningText]
    case .code(let code): code.indentedLines
    case .separator: []
    }
  }
}

extension List {
  fileprivate func textLines(of item: ListItem, at index: Int) -> [String] {
    let marker = item.marker?.cleaned ?? (kind == .numbered ? "\(index + 1)." : "-")
    let lead = item.isChecked.map { $0 ? "[x]" : "[ ]" } ?? marker
    let lines = item.blocks.flatMap(\.content.textLines)
    return ["\(lead) \(lines.first ?? "")"] + lines.dropFirst()
  }
}
