import Foundation
import RectoFormats
import RectoModel
import Testing

@Suite struct PPTXTemplateTests {
  /// python-pptx's own file with a picture on its master and slides of another size; and bad ones.
  private static let script = """
    import io, sys, zipfile
    import pptx
    from pptx.oxml import parse_xml
    from pptx.util import Emu
    kind, out = sys.argv[1:]
    deck = pptx.Presentation()
    deck.slide_width, deck.slide_height = Emu(9_144_000), Emu(5_143_500)
    deck.slides.add_slide(deck.slide_layouts[0])
    if kind == "bare":
        for layout in list(deck.slide_layouts)[1:]:
            deck.slide_layouts.remove(layout)
    deck.save(out)
    parts = {}
    with zipfile.ZipFile(out) as file:
        for name in file.namelist():
            parts[name] = file.read(name)
    rels = "ppt/slideMasters/_rels/slideMaster1.xml.rels"
    if kind == "object":
        parts[rels] = parts[rels].replace(b"</Relationships>", b'<Relationship Id="r9" Target="../embeddings/o.bin" Type='
            b'"http://schemas.openxmlformats.org/officeDocument/2006/relationships/oleObject"/></Relationships>')
    if kind == "masterless":
        name = "ppt/_rels/presentation.xml.rels"
        parts[name] = parts[name].replace(b"relationships/slideMaster", b"relationships/other")
    if kind == "broken":
        parts["ppt/slideMasters/slideMaster1.xml"] = parts["ppt/slideMasters/slideMaster1.xml"][:-9]
    if kind == "docx":
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
            b"presentationml.presentation.main", b"wordprocessingml.document.main")
    with zipfile.ZipFile(out, "w") as file:
        for name, data in parts.items():
            file.writestr(name, data)
    """

  private func withTemplate<Value>(_ kind: String, _ use: (URL) throws -> Value) throws -> Value {
    let file = FileManager.default.temporaryDirectory.appending(path: "template-\(UUID().uuidString).pptx")
    defer { try? FileManager.default.removeItem(at: file) }
    let made = try ExternalTool.python(Self.script, [kind, file.path])
    try #require(made.status == 0, "\(made.errors)")
    return try use(file)
  }

  private func bytes(_ document: Document, _ template: URL) throws -> [UInt8] {
    let context = WriteContext(
      timestamp: Date(timeIntervalSince1970: 0), producer: "Recto", assets: AssetStore(),
      temporaryFolder: FileManager.default.temporaryDirectory, report: { _ in })
    let entry = try #require(FormatRegistry.writer(id: "pptx"))
    var sink = MemorySink()
    try entry.write(
      document, options: OptionValues(["template": template.path]), to: &sink, context: context)
    return sink.bytes
  }

  private func deck(_ document: Document, _ template: URL) throws -> PPTXReadBack {
    try PPTXReadBack(try bytes(document, template))
  }

  private var document: Document {
    let heading = Sample.block(.heading(Heading(level: 1, Paragraph(Sample.lines("Kapitel")))), id: "h")
    return Sample.document([heading, Sample.paragraph("Text")], [Sample.paragraph("More")])
  }

  @Test func layoutsAndSizeAreTheUsers() throws {
    let read = try withTemplate("plain") { try deck(document, $0) }
    #expect(read.slides.map(\.layout) == ["Title Only", "Blank"])
    #expect(read.size == [9_144_000, 5_143_500])
    #expect(read.slides.map { $0.texts.map(\.isTitle) } == [[true, false], [false]])
    // Pages stand upright in the middle of slides that lie.
    let box = try #require(read.slides[1].texts.first?.box)
    #expect(box[0] > 2_000_000 && box[0] + box[2] < 9_144_000)
  }

  @Test func oneLayoutServesForAll() throws {
    let read = try withTemplate("bare") { try deck(document, $0) }
    #expect(read.slides.map(\.layout) == ["Title Slide", "Title Slide"])
  }

  @Test func equalTemplatesGiveEqualBytes() throws {
    try withTemplate("plain") { file in
      let files = try (0..<2).map { _ in try bytes(document, file) }
      #expect(files[0] == files[1])
    }
  }

  @Test(arguments: [
    ("docx", RectoError.Code.unsupportedFeature), ("object", .unsupportedFeature),
    ("masterless", .malformedInput), ("broken", .malformedInput),
  ])
  func badFilesAreRefusedByName(_ kind: String, _ code: RectoError.Code) throws {
    try withTemplate(kind) { file in
      let entry = try #require(FormatRegistry.writer(id: "pptx"))
      // Before there is a document.
      let error = #expect(throws: RectoError.self) {
        try entry.check(OptionValues(["template": file.path]))
      }
      #expect(error?.code == code, "\(String(describing: error))")
      #expect(error?.location.file == file.path)
    }
  }
}
