import Foundation
import RectoModel
import RectoTesting
import Testing

@testable import RectoFormats

@Suite struct OPCPackageTests {
  private func withContext<Value>(_ use: (WriteContext, URL) throws -> Value) throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appending(path: "opc-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let context = WriteContext(
      timestamp: Date(timeIntervalSince1970: 0), producer: "Recto 1", assets: AssetStore(),
      temporaryFolder: folder, report: { _ in })
    return try use(context, folder)
  }

  private func asset(_ name: String, _ content: String, in folder: URL) throws -> Asset {
    let file = folder.appending(path: name)
    try Data(content.utf8).write(to: file)
    return Asset(
      id: try #require(AssetID(name)), mediaType: .png, size: Size(width: 1, height: 1), file: file)
  }

  /// A package with two parts, open at the same time, pictures, links and properties.
  private func package(_ context: WriteContext, _ folder: URL) throws -> [UInt8] {
    let package = try OPCPackage(context: context)
    let main: PartName = "/word/document.xml"
    package.relate(.package, to: main, RelationshipType.document)
    let document = try package.part(main, type: ContentType.wordprocessing("document.main"))
    let notes = try package.part("/word/footnotes.xml", type: ContentType.wordprocessing("footnotes"))
    try package.add("/custom/item.xml", type: ContentType.xml, data: Data("<i/>".utf8))
    let first = try package.picture(asset("one", "same", in: folder), folder: "/word/media/")
    let second = try package.picture(asset("two", "same", in: folder), folder: "/word/media/")
    let third = try package.picture(asset("three", "else", in: folder), folder: "/word/media/")
    #expect(first == second && first != third)
    let ids = [
      package.relate(main, to: "/word/footnotes.xml", RelationshipType.named("footnotes")),
      package.relate(main, to: first, RelationshipType.image),
      package.relate(main, to: "/custom/item.xml", RelationshipType.named("customXml")),
      package.relate(main, toExternal: "https://example.org/?a=1&b=2", RelationshipType.hyperlink),
      package.relate(main, to: second, RelationshipType.image),
      package.relate(main, toExternal: "https://example.org/?a=1&b=2", RelationshipType.hyperlink),
    ]
    #expect(ids == ["rId1", "rId2", "rId3", "rId4", "rId2", "rId4"])
    document.element("a") { notes.element("b", text: "note") }
    let described = Document(
      metadata: DocumentMetadata(title: "A <title>", author: "Ä", keywords: "k", language: "de"), pages: [])
    try package.addProperties(of: described, DocumentNames(), context: context)
    var sink = MemorySink()
    try package.finish(to: &sink)
    return sink.bytes
  }

  @Test func isReadBackByPython() throws {
    let bytes = try withContext { context, folder in
      let first = try package(context, folder)
      #expect(try package(context, folder) == first)
      let left = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      #expect(left == ["one", "three", "two"])
      return first
    }
    let script = """
      import io, sys, zipfile
      from lxml import etree
      z = zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read()))
      assert z.testzip() is None
      for i in z.infolist():
          print(i.filename, i.compress_type, i.date_time[:3], len(i.extra), i.create_system, i.flag_bits, i.extract_version)
      for name in z.namelist():
          if not name.startswith("word/media"):
              etree.fromstring(z.read(name))
      for name in ("[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels", "docProps/core.xml"):
          print(z.read(name).decode())
      """
    let result = try ExternalTool.python(script, input: Data(bytes))
    #expect(result.status == 0, "\(result.errors)")
    let lines = result.text.split(separator: "\n").map(String.init)
    let names = [
      "[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/_rels/document.xml.rels",
      "word/footnotes.xml", "custom/item.xml", "word/media/image1.png", "word/media/image2.png",
      "docProps/core.xml", "docProps/app.xml",
    ]
    let entries = names.map { name in
      "\(name) \(name.hasSuffix("png") ? 0 : 8) (1980, 1, 1) 0 0 0 \(name.hasSuffix("png") ? 10 : 20)"
    }
    #expect(Array(lines.prefix(names.count)) == entries)
    for expected in [
      "<Default Extension=\"png\" ContentType=\"image/png\"/>",
      "<Override PartName=\"/docProps/core.xml\" ContentType=\"\(ContentType.coreProperties)\"/>",
      "Id=\"rId1\" Type=\"\(RelationshipType.document)\" Target=\"word/document.xml\"/>",
      "Target=\"media/image1.png\"/>", "Target=\"../custom/item.xml\"/>",
      "Target=\"https://example.org/?a=1&amp;b=2\" TargetMode=\"External\"/>",
      "<dc:title>A &lt;title&gt;</dc:title><dc:creator>Ä</dc:creator>",
      "<dcterms:created xsi:type=\"dcterms:W3CDTF\">1970-01-01T00:00:00Z</dcterms:created>",
    ] {
      #expect(result.text.contains(expected), "\(expected)")
    }
  }

  /// A part so large that it is packed while it is written, and one that is packed at the end.
  private func largePackage(_ context: WriteContext) throws -> OPCPackage {
    let package = try OPCPackage(context: context)
    let large = try package.part("/large.xml", type: ContentType.xml, packing: .quicklyDeflated)
    let small = try package.part("/small.xml", type: ContentType.xml, packing: .quicklyDeflated)
    small.element("s", text: "small")
    large.element("l") {
      for number in 0..<300_000 { large.element("n", text: "\(number &* 2_654_435_761 % 9973)") }
    }
    return package
  }

  @Test func packsLargePartsWhileTheyAreWritten() throws {
    let (first, second) = try withContext { context, folder in
      var (first, second) = (MemorySink(), MemorySink())
      let package = try largePackage(context)
      try package.finish(to: &first)
      let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      #expect(files.count { $0.hasSuffix(".packed") } == 1)
      try largePackage(context).finish(to: &second)
      return (first.bytes, second.bytes)
    }
    #expect(first == second)
    let script = """
      import io, sys, zipfile
      z = zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read()))
      assert z.testzip() is None
      for i in z.infolist():
          if i.filename in ("large.xml", "small.xml"):
              print(i.filename, i.compress_type, i.date_time[:3], len(i.extra), i.create_system, i.flag_bits, i.extract_version)
      expected = "<l>" + "".join(f"<n>{n * 2654435761 % 9973}</n>" for n in range(300000)) + "</l>"
      assert z.read("large.xml").decode().split("?>", 1)[1].strip() == expected
      """
    let result = try ExternalTool.python(script, input: Data(first))
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.text == "large.xml 8 (1980, 1, 1) 0 0 0 20\nsmall.xml 8 (1980, 1, 1) 0 0 0 20\n")
  }

  @Test func leavesNothingOfAPackageThatIsDropped() throws {
    try withContext { context, folder in
      _ = try largePackage(context)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }
  }

  @Test func saysWhenALargePartCantBePacked() throws {
    try withContext { context, folder in
      let package = try largePackage(context)
      let parts = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      for part in parts { try FileManager.default.removeItem(at: part) }
      var sink = MemorySink()
      #expect { try package.finish(to: &sink) } throws: {
        ($0 as? RectoError)?.code == .resourceUnavailable
      }
      #expect(sink.bytes.isEmpty)
    }
  }

  @Test func refusesAPartTwice() throws {
    try withContext { context, _ in
      let package = try OPCPackage(context: context)
      _ = try package.part("/a.xml", type: ContentType.xml)
      #expect { _ = try package.part("/a.xml", type: ContentType.xml) } throws: {
        ($0 as? RectoError)?.code == .internalInvariant
      }
    }
  }

  @Test func saysWhenAPictureHasGone() throws {
    try withContext { context, folder in
      let package = try OPCPackage(context: context)
      let picture = try asset("gone", "x", in: folder)
      _ = try package.picture(picture, folder: "/media/")
      try FileManager.default.removeItem(at: picture.file)
      var sink = MemorySink()
      #expect { try package.finish(to: &sink) } throws: {
        ($0 as? RectoError)?.code == .resourceUnavailable
      }
      #expect(sink.bytes.isEmpty)
      #expect(throws: RectoError.self) { try package.picture(picture.named("other"), folder: "/media/") }
    }
  }

  @Test func keepsTheIdsOfAdoptedRelationships() throws {
    try withContext { context, _ in
      let package = try OPCPackage(context: context)
      package.adopt(
        [Relationship(id: "rId2", type: RelationshipType.styles, target: .part("/word/styles.xml"))],
        of: "/word/document.xml")
      #expect(package.relate("/word/document.xml", to: "/word/styles.xml", RelationshipType.styles) == "rId2")
      #expect(package.relate("/word/document.xml", to: "/word/a.xml", RelationshipType.theme) == "rId4")
    }
  }
}

extension Asset {
  fileprivate func named(_ name: String) throws -> Asset {
    Asset(id: try #require(AssetID(name)), mediaType: mediaType, size: size, file: file)
  }
}

@Suite struct PartNameTests {
  @Test func namesPartsRelatively() {
    let document: PartName = "/word/document.xml"
    #expect(PartName("/word/media/image1.png").relative(to: document) == "media/image1.png")
    #expect(PartName("/docProps/core.xml").relative(to: .package) == "docProps/core.xml")
    #expect(
      PartName("/xl/tables/table1.xml").relative(to: "/xl/worksheets/sheet1.xml") == "../tables/table1.xml")
    #expect(document.relationships == "/word/_rels/document.xml.rels")
    #expect(PartName.package.relationships == "/_rels/.rels")
  }

  @Test func resolvesReferences() {
    let document: PartName = "/word/document.xml"
    #expect(document.resolved("media/a.png") == "/word/media/a.png")
    #expect(document.resolved("../docProps/./core.xml") == "/docProps/core.xml")
    #expect(document.resolved("/word/styles.xml") == "/word/styles.xml")
    #expect(document.resolved("../../evil") == nil)
    #expect(PartName.package.resolved("word/document.xml") == document)
  }
}

@Suite struct ExternalTargetTests {
  @Test(arguments: [
    ("https://example.org/a?b=1#c", "https://example.org/a?b=1#c"),
    (" https://example.org/a b ", "https://example.org/a%20b"),
    ("https://example.org/ä%20%zz[1]#a#b", "https://example.org/%C3%A4%20%25zz%5B1%5D#a%23b"),
    ("mailto:a@example.org", "mailto:a@example.org"),
  ])
  func escapes(_ link: String, _ uri: String) {
    #expect(ExternalTarget(link)?.uri == uri)
  }

  @Test(arguments: [
    "", "example.org", "https://", "https:///a", "java\nscript:alert(1)", "file:///etc/passwd", "1:2", ":x",
    "mailto:",
    "https://x/" + String(repeating: "a", count: 2100),
  ])
  func refuses(_ link: String) {
    #expect(ExternalTarget(link) == nil)
  }
}
