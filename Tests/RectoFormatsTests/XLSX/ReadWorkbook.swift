import Foundation
import RectoFormats
import RectoModel
import Synchronization
import Testing

/// A workbook as openpyxl reads it.
struct ReadWorkbook: Decodable {
  struct Sheet: Decodable {
    var name: String
    /// By reference: type and value; `["n", "1234.5"]`, `["s", "text"]`, `["d", "2024-03-05T00:00:00"]`.
    var cells: [String: [String]]
    /// Codes of number formats by reference.
    var formats: [String: String]
    var merged: [String]
    var frozen: String?
    var filter: String?
    var titles: String?
    var tables: [String]
    /// In characters.
    var widths: [String: Double]
    /// In points, by row, where they are given.
    var heights: [String: Double]
    /// Rows that programs don't measure.
    var fixed: [String]
    /// References whose style keeps formulas away, wraps or has a border.
    var quoted: [String]
    var wrapped: [String]
    var bordered: [String]
    var bold: [String]
    var orientation: String?
  }

  var sheets: [Sheet]
  /// Of the package.
  var parts: [String]
  var title: String?
  /// Elements `f`: there are none.
  var formulas: Int

  init(_ document: Document, _ options: [String: String] = [:]) throws {
    self = try #require(Self.read([xlsx(document, options).bytes]).first)
  }

  /// All in one run of Python, which is slow to start.
  static func read(_ files: [[UInt8]]) throws -> [ReadWorkbook] {
    let input = try JSONEncoder().encode(files.map { Data($0) })
    let result = try ExternalTool.python(script, input: input)
    guard result.status == 0 else { throw ExternalTool.Failure(description: result.errors) }
    return try JSONDecoder().decode([ReadWorkbook].self, from: result.output)
  }

  private static let script = """
    import base64, io, json, re, sys, warnings, zipfile, openpyxl
    warnings.simplefilter("error")
    def value(cell):
        v = cell.value
        return [cell.data_type, v.isoformat() if hasattr(v, "isoformat") else v if isinstance(v, str) else repr(v)]
    def sheet(s, xml):
        filled = [c for row in s.iter_rows() for c in row if c.value is not None]
        styled = [c for row in s.iter_rows() for c in row if c.has_style]
        return {
            "name": s.title, "cells": {c.coordinate: value(c) for c in filled},
            "formats": {c.coordinate: c.number_format for c in filled},
            "merged": sorted(str(m) for m in s.merged_cells.ranges), "frozen": s.freeze_panes,
            "filter": s.auto_filter.ref, "titles": s.print_title_rows, "tables": [t.ref for t in s.tables.values()],
            "widths": {k: d.width for k, d in s.column_dimensions.items()},
            "heights": {k: d.height for k, d in s.row_dimensions.items() if d.height},
            "fixed": re.findall(r'<row r="(\\d+)" [^>]*customHeight="1"', xml),
            "quoted": [c.coordinate for c in styled if c.quotePrefix],
            "wrapped": [c.coordinate for c in styled if c.alignment.wrap_text],
            "bordered": [c.coordinate for c in styled if c.border.top and c.border.top.style],
            "bold": [c.coordinate for c in styled if c.font.b], "orientation": s.page_setup.orientation,
        }
    def book(data):
        book, package = openpyxl.load_workbook(io.BytesIO(data)), zipfile.ZipFile(io.BytesIO(data))
        formulas = sum(package.read(n).count(b"<f") for n in package.namelist() if "worksheets/sheet" in n)
        xml = [package.read(f"xl/worksheets/sheet{n + 1}.xml").decode() for n in range(len(book.sheetnames))]
        return {"sheets": [sheet(s, x) for s, x in zip(book, xml)], "parts": package.namelist(), "title": book.properties.title,
                "formulas": formulas}
    json.dump([book(base64.b64decode(file)) for file in json.load(sys.stdin)], sys.stdout)
    """
}

/// A workbook and what was reported.
func xlsx(
  _ document: Document, _ options: [String: String] = [:]
) throws -> (bytes: [UInt8], diagnostics: [Diagnostic]) {
  let diagnostics = Mutex<[Diagnostic]>([])
  let context = WriteContext(
    timestamp: Date(timeIntervalSince1970: 0), producer: "Recto", assets: AssetStore(),
    temporaryFolder: FileManager.default.temporaryDirectory,
    report: { diagnostic in diagnostics.withLock { $0.append(diagnostic) } })
  let writer = try #require(FormatRegistry.writer(id: "xlsx"))
  var sink = MemorySink()
  try writer.write(document, options: OptionValues(options), to: &sink, context: context)
  return (sink.bytes, diagnostics.withLock(\.self))
}
