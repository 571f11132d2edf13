/// A cell of a table that a program of others has read.
struct ReadCell: Decodable, Equatable {
  var row: Int
  var column: Int
  var rows: Int
  var columns: Int
  var text: String

  /// The table of `everyContent()` whose cells span rows and columns.
  static let everySpan = [
    ReadCell(row: 0, column: 0, rows: 1, columns: 1, text: "Region"),
    ReadCell(row: 0, column: 1, rows: 1, columns: 2, text: "Sales & costs"),
    ReadCell(row: 1, column: 0, rows: 2, columns: 1, text: "North"),
    ReadCell(row: 1, column: 1, rows: 1, columns: 1, text: "10"),
    ReadCell(row: 1, column: 2, rows: 1, columns: 1, text: "<20"),
    ReadCell(row: 2, column: 1, rows: 1, columns: 1, text: "30"),
    ReadCell(row: 2, column: 2, rows: 1, columns: 1, text: ""),
  ]
}
