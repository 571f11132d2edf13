/// Places in a sheet as formulas name them; rows and columns are 0-based here.
enum CellReference {
  /// A, Z, AA, XFD.
  static func letters(_ column: Int) -> String {
    var letters = ""
    var rest = column + 1
    while rest > 0 {
      letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }

  /// B3
  static func cell(row: Int, column: Int) -> String { letters(column) + String(row + 1) }

  /// A1:C5, one place as A1.
  static func range(rows: Range<Int>, columns: Range<Int>) -> String {
    let first = cell(row: rows.lowerBound, column: columns.lowerBound)
    let last = cell(row: rows.upperBound - 1, column: columns.upperBound - 1)
    return first == last ? first : "\(first):\(last)"
  }

  /// 'Name of a sheet'!$A$1:$C$5
  static func fixed(sheet: String, rows: Range<Int>, columns: Range<Int>) -> String {
    let first = "$\(letters(columns.lowerBound))$\(rows.lowerBound + 1)"
    let last = "$\(letters(columns.upperBound - 1))$\(rows.upperBound)"
    return "\(quoted(sheet))!\(first):\(last)"
  }

  /// 'Name of a sheet'!$1:$2
  static func fixed(sheet: String, rows: Range<Int>) -> String {
    "\(quoted(sheet))!$\(rows.lowerBound + 1):$\(rows.upperBound)"
  }

  private static func quoted(_ sheet: String) -> String { "'" + sheet.replacing("'", with: "''") + "'" }
}

/// Namespaces of workbooks.
enum SpreadsheetNames {
  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
}
