/// The way from the root to an element, and what it says of tables.
struct MarkupPath {
  private(set) var text = ""
  /// Where the innermost table stands and which of its cells this is.
  private(set) var table: Int?
  private(set) var row: Int?
  private(set) var column: Int?
  /// Rows of the table in the sections before this one.
  private var rowsBefore = 0
  /// Inside of what says how something looks.
  private(set) var isStyle = false
  /// `Sheet1`, for cells that tell their own name.
  var sheet: String?
  /// `B3`.
  private(set) var reference: String?

  /// The child of this number.
  func into(_ element: MarkupTree, _ index: Int, of siblings: SiblingNumbers, tables: inout Int) -> MarkupPath
  {
    var path = into(element, number: siblings.number(index), cell: siblings.cell(index), tables: &tables)
    if Self.sectionNames.contains(element.name) { path.rowsBefore = siblings.rows(before: index) }
    return path
  }

  /// The root of a file.
  func into(root: MarkupTree, tables: inout Int) -> MarkupPath {
    into(root, number: nil, cell: nil, tables: &tables)
  }

  /// `number` is among siblings of the same name, and nil for the only one.
  private func into(_ element: MarkupTree, number: Int?, cell: Int?, tables: inout Int) -> MarkupPath {
    var path = self
    path.text += "/" + element.name + (number.map { "[\($0)]" } ?? "")
    if Self.tableNames.contains(element.name) {
      tables += 1
      (path.table, path.row, path.column, path.rowsBefore) = (tables, nil, nil, 0)
    } else if Self.rowNames.contains(element.name) {
      path.row = rowsBefore + (number ?? 1)
    } else if Self.cellNames.contains(element.name) {
      path.column = cell ?? 1
    } else if element.name == "c", sheet != nil {
      path.reference = element["r"]
    }
    if Self.isStyle(element.name) { path.isStyle = true }
    return path
  }

  /// What places call the cell; nil outside of tables.
  var cell: String? {
    if let reference { return sheet.map { "\($0)!\(reference)" } }
    guard let row, let column else { return nil }
    return "table \(table ?? 1), row \(row), column \(column)"
  }

  static let tableNames: Set<String> = ["w:tbl", "a:tbl", "table"]
  static let rowNames: Set<String> = ["w:tr", "a:tr", "tr"]
  static let cellNames: Set<String> = ["w:tc", "a:tc", "td", "th"]

  private static let sectionNames: Set<String> = ["thead", "tbody", "tfoot"]

  private static func isStyle(_ name: String) -> Bool {
    let local = MarkupTree.localName(name)
    return local.hasSuffix("Pr") || ["style", "styles", "lstStyle", "styleSheet"].contains(local)
  }

  static func isStyleAttribute(_ name: String) -> Bool { ["style", "class", "s"].contains(name) }
}
