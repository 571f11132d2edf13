import Foundation
internal import RectoModel

/// The merged cells of a sheet, which stand behind its rows: until then they wait in a file.
struct MergedCells {
  private let file: URL
  private var writer: XMLWriter?
  private var count = 0

  /// The file is made when there is a merged cell.
  init(_ file: URL) { self.file = file }

  /// As far as the sheet has its columns; its rows are counted from `firstRow`. Throws `.resourceUnavailable` when the file can't be made.
  mutating func add(_ cell: Cell, columns: Range<Int>, firstRow: Int) throws(RectoError) {
    let own = cell.columns.clamped(to: columns)
    guard cell.rowSpan > 1 && !own.isEmpty || own.count > 1 else { return }
    if writer == nil { writer = try XMLWriter(partIn: file) }
    let range = CellReference.range(
      rows: (firstRow + cell.row)..<(firstRow + cell.rows.upperBound),
      columns: (own.lowerBound - columns.lowerBound)..<(own.upperBound - columns.lowerBound))
    writer?.element("mergeCell", ["ref": range])
    count += 1
  }

  /// The element must not be empty. To be called once.
  func write(to part: XMLWriter) throws(RectoError) {
    guard let writer else { return }
    try writer.finish()
    try part.element("mergeCells", ["count": "\(count)"]) { () throws(RectoError) in
      try part.raw(contentsOf: file)
    }
    try? FileManager.default.removeItem(at: file)
  }
}
