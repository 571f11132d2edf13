import RectoModel
import Testing

/// A table that goes on over pages is written as if it stood on one.
struct PartedTableTests {
  private static let long = Array(repeating: "word", count: 40).joined(separator: " ")
  private static let heading = [Sample.cell(0, 0, "Place"), Sample.cell(0, 1, "Both", columns: 2)]
  /// Rows with merged cells, text of several lines and an empty place, counted from 0.
  private static let first = [
    Sample.cell(0, 0, "Ulm", rows: 2), Sample.cell(0, 1, "1"), Sample.cell(0, 2, long),
    Sample.cell(1, 1, "2"),
  ]
  private static let second = [
    Sample.cell(0, 0, "Bonn", rows: 3), Sample.cell(0, 1, "3", columns: 2), Sample.cell(1, 1, long, rows: 2),
    Sample.cell(1, 2, "=4"), Sample.cell(2, 2, "5"),
  ]

  private func moved(_ cells: [Cell], by rows: Int) -> [Cell] {
    cells.map { cell in
      var cell = cell
      cell.row += rows
      return cell
    }
  }

  private func block(_ cells: [Cell], rows: Int, headerRows: Int, _ id: BlockID, continues: BlockID? = nil)
    throws
    -> Block
  {
    let table = try Table(rowCount: rows, columnCount: 3, cells: cells, headerRowCount: headerRows)
    return Sample.block(.table(table), id: id, continues: continues)
  }

  /// `repeatsHeading` tells whether the second page has it once more.
  private func documents(repeatsHeading: Bool) throws -> (whole: Document, parted: Document) {
    let top = Self.heading + moved(Self.first, by: 1)
    let whole = try block(top + moved(Self.second, by: 3), rows: 6, headerRows: 1, "a")
    let below =
      repeatsHeading
      ? try block(Self.heading + moved(Self.second, by: 1), rows: 4, headerRows: 1, "b", continues: "a")
      : try block(Self.second, rows: 3, headerRows: 0, "b", continues: "a")
    return (
      Sample.document([whole], []),
      Sample.document([try block(top, rows: 3, headerRows: 1, "a")], [below])
    )
  }

  @Test(arguments: [true, false]) func sheetsAreTheSame(repeatsHeading: Bool) throws {
    let (whole, parted) = try documents(repeatsHeading: repeatsHeading)
    #expect(try xlsx(whole).bytes == xlsx(parted).bytes)
    #expect(try xlsx(parted).bytes != xlsx(Sample.document(parted.pages[0].blocks, [])).bytes)
  }

  @Test(arguments: [true, false]) func linesAreTheSame(repeatsHeading: Bool) throws {
    let (whole, parted) = try documents(repeatsHeading: repeatsHeading)
    for options in [[:], ["spans": "repeat"]] {
      let written = try write(parted, as: "csv", options)
      #expect(try write(whole, as: "csv", options).text == written.text)
      #expect(written.text.contains("Bonn,3,") && written.text.split(separator: "\r\n").count == 6)
    }
  }
}
