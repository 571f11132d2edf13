import Foundation
import RectoFormats
import RectoModel
import Testing

@Suite struct XLSXTemplateTests {
  /// A workbook of somebody's: Georgia 9, a style for headings, an amount with a format of its own, A3 on its side.
  private static let script = """
    import sys, zipfile
    import openpyxl
    from openpyxl.styles import Font, NamedStyle
    kind, out = sys.argv[1:]
    book = openpyxl.Workbook()
    book._named_styles["Normal"].font = Font(name="Georgia", size=9)
    book._fonts[0] = Font(name="Georgia", size=9)
    sheet = book.active
    book.add_named_style(NamedStyle("Heading 3", font=Font(name="Georgia", bold=True)))
    sheet["A1"], sheet["A1"].style = "Name", "Heading 3"
    if kind != "formatless":
        sheet["B2"], sheet["B2"].number_format = 1, '0.000 "kg"'
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 8
    sheet.page_margins.left = 1.25
    book.save(out)
    parts = {}
    with zipfile.ZipFile(out) as file:
        for name in file.namelist():
            parts[name] = file.read(name)
    if kind == "docx":
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
            b"spreadsheetml.sheet.main", b"wordprocessingml.document.main")
    if kind == "broken":
        parts["xl/styles.xml"] = parts["xl/styles.xml"][:-9]
    if kind == "empty":
        parts["xl/styles.xml"] = b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    with zipfile.ZipFile(out, "w") as file:
        for name, data in parts.items():
            file.writestr(name, data)
    """

  private static let looks = """
    import io, json, sys, openpyxl
    book = openpyxl.load_workbook(io.BytesIO(sys.stdin.buffer.read()))
    sheet = book.active
    look = lambda c: [c.font.name, str(c.font.b), c.style, c.number_format]
    print(json.dumps({"cells": {c.coordinate: look(c) for row in sheet.iter_rows() for c in row},
                      "orientation": sheet.page_setup.orientation, "paper": str(sheet.page_setup.paperSize),
                      "left": str(sheet.page_margins.left)}))
    """

  private struct Looks: Decodable {
    var cells: [String: [String]]
    var orientation: String
    var paper: String
    var left: String
  }

  private func styles(of bytes: [UInt8]) throws -> String {
    try ExternalTool.reading(
      bytes,
      by: """
        import io, json, sys, zipfile
        book = zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read()))
        print(json.dumps(book.read("xl/styles.xml").decode()))
        """)
  }

  private func withTemplate(_ kind: String, _ use: (URL) throws -> Void) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "template-\(UUID().uuidString).xlsx")
    defer { try? FileManager.default.removeItem(at: file) }
    let made = try ExternalTool.python(Self.script, [kind, file.path])
    try #require(made.status == 0, "\(made.errors)")
    try use(file)
  }

  @Test(arguments: ["plain", "formatless"]) func looksAndPaperAreTheUsers(_ kind: String) throws {
    var table = try Sample.table([["Name", "Price"], ["Tea", "4.100"]])
    let value = try #require(DecimalNumber("4.100"))
    table.setValue(.number(value, NumberForm()), ofCellAt: 3)
    let document = Sample.document([Sample.block(.table(table), id: "t")])
    try withTemplate(kind) { file in
      let bytes = try xlsx(document, ["template": file.path]).bytes
      #expect(try styles(of: bytes).components(separatedBy: "<numFmts").count == 2)
      let read: Looks = try ExternalTool.reading(bytes, by: Self.looks)
      #expect(read.cells["A1"]?.dropFirst(2).first == "Heading 3")
      #expect(read.cells["A2"]?.first == "Georgia")
      #expect(read.cells["B2"]?.last == "0.000")
      #expect(read.orientation == "landscape" && read.paper == "8" && read.left == "1.25")
      // It is Recto's workbook otherwise.
      #expect(try ReadWorkbook(document, ["template": file.path]).sheets[0].cells["B2"] == ["n", "4.1"])
    }
  }

  @Test(arguments: [
    ("docx", RectoError.Code.unsupportedFeature), ("broken", .malformedInput), ("empty", .malformedInput),
  ])
  func badFilesAreRefusedByName(_ kind: String, _ code: RectoError.Code) throws {
    try withTemplate(kind) { file in
      let entry = try #require(FormatRegistry.writer(id: "xlsx"))
      let error = #expect(throws: RectoError.self) {
        try entry.check(OptionValues(["template": file.path]))
      }
      #expect(error?.code == code, "\(String(describing: error))")
      #expect(error?.location.file == file.path)
    }
  }
}
