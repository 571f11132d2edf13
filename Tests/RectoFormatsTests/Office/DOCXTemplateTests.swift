import Foundation
import RectoModel
import Testing

@testable import RectoFormats

@Suite struct DOCXTemplateTests {
  /// A file of somebody's: German style ids, numbered headings, wide margins, a macro, and a style whose id is taken.
  private static let script = """
    import sys, zipfile
    W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    OD = "application/vnd.openxmlformats-officedocument."
    kind, out = sys.argv[1:]
    main = {"xlsx": OD + "spreadsheetml.sheet.main+xml",
            "macro": "application/vnd.ms-word.document.macroEnabled.main+xml"}.get(
        kind, OD + "wordprocessingml.document.main+xml")
    styles = f'''<?xml version="1.0" encoding="UTF-8"?>
    <w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="de-DE"/></w:rPr></w:rPrDefault>
    </w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>
    <w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="4"/>
    </w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Something else"/></w:style>
    </w:styles>'''
    if kind == "doctype":
        styles = styles.replace("<w:styles", '<!DOCTYPE x [<!ENTITY a "b">]><w:styles', 1)
    if kind == "broken":
        styles = styles[:-20]
    numbering = f'''<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="2"/><w:num w:numId="4">
    <w:abstractNumId w:val="2"/></w:num></w:numbering>'''
    document = f'''<w:document xmlns:w="{W}"><w:body><w:p/><w:sectPr><w:pgSz w:w="10000" w:h="12000"/>
    <w:pgMar w:top="1111" w:right="1500" w:bottom="900" w:left="2222" w:header="700" w:footer="700" w:gutter="0"/>
    </w:sectPr></w:body></w:document>'''
    base = R if kind != "strict" else "http://purl.oclc.org/ooxml/officeDocument/relationships"
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("[Content_Types].xml", f'''<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
    <Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{main}"/>
    </Types>''')
        rel = lambda i, t, x: f'<Relationship Id="r{i}" Type="{base}/{t}" Target="{x}"/>'
        ns = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        z.writestr("_rels/.rels", ns + rel(1, "officeDocument", "word/document.xml") + "</Relationships>")
        z.writestr("word/_rels/document.xml.rels", ns + rel(1, "styles", "styles.xml")
                   + rel(2, "numbering", "numbering.xml") + rel(3, "vbaProject", "vba.bin") + "</Relationships>")
        z.writestr("word/document.xml", document)
        z.writestr("word/numbering.xml", numbering)
        z.writestr("word/vba.bin", b"macro")
        if kind == "swollen":
            styles = styles.replace("</w:styles>", " " * (40 << 20) + "</w:styles>")
        if kind != "bare":
            z.writestr("word/styles.xml", styles)
    """

  private func withTemplate<Value>(_ kind: String, _ use: (URL) throws -> Value) throws -> Value {
    let file = FileManager.default.temporaryDirectory.appending(path: "template-\(UUID().uuidString).docx")
    defer { try? FileManager.default.removeItem(at: file) }
    let made = try ExternalTool.python(Self.script, [kind, file.path])
    try #require(made.status == 0, "\(made.errors)")
    return try use(file)
  }

  @Test(arguments: ["plain", "macro"])
  func stylesAndPageAreTheUsers(_ kind: String) throws {
    let bytes = try withTemplate(kind) { file in
      try writeDOCX(try everyContent(), ["template": file.path])
    }
    let xml = try documentXML(bytes)
    #expect(xml.contains("<w:pgSz w:w=\"10000\" w:h=\"12000\"/>"), "\(xml.suffix(500))")
    #expect(xml.contains("<w:pgMar w:top=\"1111\" w:right=\"1500\" w:bottom=\"900\" w:left=\"2222\""))
    #expect(xml.contains("<w:pStyle w:val=\"QuoteRecto\"/>"))
    let styles = try documentXML(bytes, part: "word/styles.xml")
    #expect(styles.contains("w:styleId=\"berschrift1\""))
    #expect(styles.contains("w:styleId=\"QuoteRecto\""))
    #expect(!styles.contains("<w:basedOn w:val=\"Normal\"/>"))
    #expect(styles.contains("<w:basedOn w:val=\"Standard\"/>"))
    let numbering = try documentXML(bytes, part: "word/numbering.xml")
    #expect(numbering.contains("<w:abstractNum w:abstractNumId=\"3\">"))
    #expect(numbering.contains("<w:num w:numId=\"5\">"))
    // The document's language is not that of the styles, and no macro is taken.
    let read = try DOCXReadBack(bytes)
    #expect(read.paragraphs.contains { $0.style == "Quote" && $0.text == "And more." })
    #expect(try !documentXML(bytes, part: "[Content_Types].xml").contains("vba"))
  }

  @Test func headingsTakeTheIdOfTheirName() throws {
    let document = Document(pages: [
      Sample.page([
        Sample.paragraph("Text"),
        Sample.block(.heading(Heading(level: 1, Paragraph(Sample.lines("Kapitel")))), id: "h"),
      ])
    ])
    let xml = try withTemplate("plain") { try documentXML(try writeDOCX(document, ["template": $0.path])) }
    #expect(xml.contains("<w:pStyle w:val=\"berschrift1\"/>"), "\(xml)")
  }

  @Test(arguments: [
    ("xlsx", RectoError.Code.unsupportedFeature), ("strict", .unsupportedFeature),
    ("broken", .malformedInput), ("doctype", .malformedInput), ("bare", .malformedInput),
    ("swollen", .limitExceeded),
  ])
  func badFilesAreRefusedByName(_ kind: String, _ code: RectoError.Code) throws {
    try withTemplate(kind) { file in
      let error = #expect(throws: RectoError.self) {
        _ = try writeDOCX(try everyContent(), ["template": file.path])
      }
      #expect(error?.code == code, "\(String(describing: error))")
      #expect(error?.location.file == file.path)
    }
  }

  @Test func badFilesAreToldBeforeThereIsADocument() throws {
    let entry = try #require(FormatRegistry.writer(id: "docx"))
    try withTemplate("broken") { file in
      _ = #expect(throws: RectoError.self) { try entry.check(OptionValues(["template": file.path])) }
    }
    try withTemplate("plain") { file in try entry.check(OptionValues(["template": file.path])) }
  }

  @Test func whatIsNoArchiveIsRefused() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "text-\(UUID().uuidString).docx")
    defer { try? FileManager.default.removeItem(at: file) }
    #expect { _ = try writeDOCX(try everyContent(), ["template": file.path]) } throws: {
      ($0 as? RectoError)?.code == .resourceUnavailable
    }
    try Data("no archive".utf8).write(to: file)
    #expect { _ = try writeDOCX(try everyContent(), ["template": file.path]) } throws: {
      ($0 as? RectoError)?.code == .malformedInput
    }
  }
}
