import Foundation
import RectoModel
import RectoRecognition
import RectoTesting
import Testing

@testable import RectoComparison
@testable import RectoFormats

/// One change in one file is caught, and named; what says nothing is not.
@Suite("Deliberate changes") struct DeliberateChangeTests {
  private let files: MadeFiles
  private static let formats = FormatRegistry.writers.map(\.format.id)

  init() throws { files = try MadeFiles() }

  private func compare(
    _ expected: URL, _ actual: URL, _ options: ComparisonOptions = ComparisonOptions()
  ) throws -> ComparisonReport {
    try Comparison(options: options).compare(expected: expected, actual: actual)
  }

  private func compare(_ format: String, _ changed: SampleContent) throws -> ComparisonReport {
    try compare(
      files.written(SampleContent().document(), as: format), files.written(changed.document(), as: format))
  }

  @Test(arguments: formats) func nothingChanged(format: String) throws {
    let report = try compare(
      files.written(SampleContent().document(), as: format),
      files.written(SampleContent().document(), as: format, at: 1_800_000_000))
    #expect(report.isEqual, "\(report.differences)")
  }

  @Test(arguments: formats.filter { !["csv", "xlsx"].contains($0) }) func aWordIsNamed(format: String) throws
  {
    let report = try compare(format, SampleContent(word: "partly"))
    let found = try #require(
      report.differences.first {
        $0.expected?.contains("mostly") == true && $0.actual?.contains("partly") == true
      },
      "\(report.differences)")
    #expect(found.change == .changed)
    #expect([.text, .value, .attribute, .cell].contains(found.kind))
    #expect(!found.place.description.isEmpty)
  }

  @Test(arguments: formats) func aCellIsNamed(format: String) throws {
    let report = try compare(format, SampleContent(cell: "26 mm"))
    let found = try #require(
      report.differences.first { $0.expected?.contains("25") == true && $0.actual?.contains("26") == true },
      "\(report.differences)")
    switch format {
    case "csv": #expect(found.place.cell == "row 2, column 2")
    case "xlsx": #expect(found.place.cell?.hasSuffix("!B2") == true)
    case "docx", "pptx", "hocr": #expect(found.place.cell == "table 1, row 2, column 2")
    case "html": #expect(found.place.cell?.hasSuffix("column 2") == true)
    case "pdf": #expect(found.place.page == 1 && found.place.box != nil)
    case "json": #expect(found.place.path?.hasPrefix("/pages/0/blocks/") == true)
    default: #expect(!found.place.description.isEmpty)
    }
  }

  @Test(arguments: [("docx", "w:b"), ("pptx", "b=1"), ("html", "strong"), ("json", "bold"), ("md", "**")])
  func aStyleIsNamed(format: String, told: String) throws {
    let report = try compare(format, SampleContent(isBold: true))
    let found = try #require(report.differences.first)
    #expect(found.actual?.contains(told) == true, "\(report.differences)")
    guard ["docx", "pptx", "html"].contains(format) else { return }
    #expect(Set(report.differences.map(\.kind)) == [.style])
    #expect(
      found.expected?.contains("paper:") == true && found.actual?.contains("paper:") == true, "\(found)")
  }

  /// The same words in the same look, in more runs.
  @Test func howTextIsCutIntoRunsSaysNothing() throws {
    func body(_ runs: String) throws -> URL {
      let made = try files.written(SampleContent().document(), as: "docx")
      return try files.repacked(made) { name, text in
        name == "word/document.xml"
          ? text.replacing(/<w:r><w:t[^>]*>Good paper.*?<\/w:r>/) { _ in runs } : text
      }
    }
    let whole = "<w:r><w:rPr><w:i/></w:rPr><w:t>Good paper</w:t></w:r>"
    let cut =
      "<w:r><w:rPr><w:i/></w:rPr><w:t xml:space=\"preserve\">Good </w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>paper</w:t></w:r>"
    #expect(try compare(body(whole), body(cut)).differences == [])
    let other = cut.replacing("<w:i/></w:rPr><w:t>paper", with: "<w:b/></w:rPr><w:t>paper")
    #expect(
      try compare(body(whole), body(other)).differences.map(\.what) == [
        "style changed: \"paper: w:i\" became \"paper: w:b\""
      ])
  }

  /// A cell of XLSX that looks otherwise.
  @Test func aFormatOfACellIsNamed() throws {
    let made = try files.written(SampleContent().document(), as: "xlsx")
    let changed = try files.repacked(made) { name, text in
      name == "xl/styles.xml" ? text.replacing("<b/>", with: "<i/>") : text
    }
    let report = try compare(made, changed)
    let found = try #require(report.differences.first)
    #expect(found.kind == .style)
    #expect(found.place.cell?.hasSuffix("!A1") == true, "\(report.differences)")
  }

  // MARK: Pictures

  @Test func aPixelIsNamed() throws {
    let picture = PageRaster.stripes()
    let left = try files.file("a.png", picture.png())
    let right = try files.file("a.png", picture.with([255, 0, 0], x: 9, y: 7).png())
    let report = try compare(left, right)
    let found = try #require(report.differences.first)
    #expect(found.kind == .picture)
    #expect(found.place.box == Rect(x: 9, y: 7, width: 1, height: 1))
    #expect(found.actual?.contains("#ff0000; 1 pixel") == true)
    #expect(try compare(left, right, ComparisonOptions(pixelShare: 0.001)).isEqual)
    #expect(try compare(left, right, ComparisonOptions(leastSimilarity: 0.9)).isEqual)
    #expect(try !compare(left, right, ComparisonOptions(leastSimilarity: 0.9999)).isEqual)
    #expect(try compare(left, right, ComparisonOptions(masks: [try Mask("box:1,5,5,10,10")])).isEqual)
    #expect(try !compare(left, right, ComparisonOptions(masks: [try Mask("box:1,20,5,10,10")])).isEqual)
    let near = try files.file("a.png", picture.with([232, 229, 230], x: 1, y: 1).png())
    #expect(try compare(left, near, ComparisonOptions(pixelTolerance: 2)).isEqual)
    #expect(try !compare(left, near, ComparisonOptions(pixelTolerance: 1)).isEqual)
  }

  /// Red where it differs, with a frame round it; the rest is pale.
  @Test func aPixelIsMarked() throws {
    let picture = PageRaster.stripes()
    let changed = picture.with([255, 0, 0], x: 20, y: 15)
    let marked = PictureDifference(picture, changed, tolerance: 0, masked: []).marked
    func colour(_ x: Int, _ y: Int) -> [UInt8] {
      Array(marked.samples[(y * marked.width + x) * 3..<(y * marked.width + x) * 3 + 3])
    }
    #expect(colour(20, 15) == [220, 0, 30])
    #expect(colour(13, 15) == [240, 120, 0])
    #expect(colour(4, 2) == [207, 207, 207])
  }

  @Test(arguments: ["docx", "pdf", "pptx", "html"]) func aPixelInADocumentIsCaught(format: String) throws {
    let picture = PageRaster.stripes()
    func made(_ raster: PageRaster) throws -> URL {
      let asset = try files.asset("page-0001.png", raster)
      let box = Rect(x: 0, y: 0, width: 40, height: 30)
      let figure = Block(id: "f", region: Region(box), content: .figure(Figure(asset: asset.id)))
      let image = PageImage(
        asset: asset.id, size: asset.size, transform: .identity, rotation: .none, deskew: 0)
      let page = Page(size: asset.size, resolution: .measured(72), blocks: [figure], image: image)
      return try files.written(Document(pages: [page]), as: format, assets: AssetStore([asset]))
    }
    let report = try compare(made(picture), made(picture.with([0, 0, 0], x: 3, y: 20)))
    #expect(!report.isEqual)
    if format != "html" {
      #expect(
        report.differences.contains { $0.kind == .picture && $0.place.box != nil }, "\(report.differences)")
    }
  }

  // MARK: What says nothing

  @Test(arguments: ["docx", "xlsx", "pptx"]) func theOrderOfArchivesSaysNothing(format: String) throws {
    let made = try files.written(SampleContent().document(), as: format)
    let report = try compare(made, files.repacked(made))
    #expect(report.isEqual, "\(report.differences)")
  }

  @Test(arguments: ["docx", "xlsx", "pptx"]) func idsOfRelationshipsSayNothing(format: String) throws {
    let made = try files.written(SampleContent().document(), as: format)
    let renamed = try files.repacked(made) { _, text in
      text.replacing(/"rId([0-9]+)"/) { "\"other\($0.1)x\"" }
    }
    let report = try compare(made, renamed)
    #expect(report.isEqual, "\(report.differences)")
    let wired = try files.repacked(made) { name, text in
      name.hasSuffix(".rels") ? text.replacing("tyles.xml", with: "tyles2.xml") : text
    }
    #expect(try !compare(made, wired).isEqual)
  }

  // MARK: Parts with other names

  /// A Word file with two headers for odd and even pages.
  private func withHeaders() throws -> URL {
    var builder = DocumentBuilder(title: "Paper")
    for text in ["Of mills", "Of rags", "Of mills", "Of rags"] {
      try builder.page { (page) throws(RectoError) in
        let lines = page.lines(text)
        page.add(.header(Paragraph(lines)))
        page.paragraph("Good paper is mostly water.")
      }
    }
    return try files.written(builder.document, as: "docx")
  }

  /// Headers that are called otherwise, in another order, with other ids.
  private func renumbered(_ file: URL) throws -> URL {
    try files.repacked(
      file, renaming: { $0.replacing(/header([0-9])\.xml/) { "header\(9 - (Int($0.1) ?? 0)).xml" } }
    ) { _, text in
      text.replacing(/header([0-9])\.xml/) { "header\(9 - (Int($0.1) ?? 0)).xml" }
        .replacing(/"rId([0-9]+)"/) { "\"rId\(100 - (Int($0.1) ?? 0))\"" }
    }
  }

  @Test func namesOfHeadersSayNothing() throws {
    let made = try withHeaders()
    let names = try ZipReader(file: made).names.filter { $0.hasPrefix("word/header") }
    try #require(names.count > 1, "\(names)")
    let other = try renumbered(made)
    #expect(
      try ZipReader(file: other).names.filter { $0.hasPrefix("word/header") }.sorted() != names.sorted())
    let report = try compare(made, other)
    #expect(report.isEqual, "\(report.differences)")
    #expect(try compare(other, made).isEqual)
  }

  @Test func aChangedHeaderOfAnotherNameIsCaught() throws {
    let made = try withHeaders()
    let changed = try files.repacked(try renumbered(made)) { name, text in
      name.hasPrefix("word/header") ? text.replacing("rags", with: "wood") : text
    }
    let report = try compare(made, changed)
    #expect(report.differences.count == 1, "\(report.differences)")
    #expect(report.differences.first?.place.part?.hasPrefix("word/header") == true)
    #expect(report.differences.first.map { "\($0)" }?.contains("wood") == true)
    // The same headers for other pages are another document.
    let swapped = try files.repacked(made) { name, text in
      guard name == "word/document.xml" else { return text }
      let ids = text.matches(of: /headerReference [^>]*r:id="(rId[0-9]+)"/).map { String($0.1) }
      guard ids.count > 1 else { return text }
      return text.replacing("\"\(ids[0])\"", with: "\"x\"").replacing("\"\(ids[1])\"", with: "\"\(ids[0])\"")
        .replacing("\"x\"", with: "\"\(ids[1])\"")
    }
    #expect(try !compare(made, swapped).isEqual)
  }

  @Test func aHeaderMoreIsNamed() throws {
    let made = try withHeaders()
    let less = try files.repacked(made) { name, text in
      name == "word/document.xml"
        ? text.replacing(/<w:headerReference[^>]*w:type="even"[^>]*\/>/, with: "") : text
    }
    #expect(try !compare(made, less).isEqual)
  }

  @Test func prefixesAndOrderOfAttributesSayNothing() throws {
    let left = try files.file(
      "a.xml", "<?xml version=\"1.0\"?>\n<a:r xmlns:a=\"urn:x\" one=\"1\" a:two=\"2\"><a:c/></a:r>")
    let right = try files.file(
      "a.xml",
      "<?xml version=\"1.0\"?><r xmlns=\"urn:x\" xmlns:b=\"urn:x\" b:two=\"2\" one=\"1\">\n  <c></c>\n</r>")
    #expect(try compare(left, right).differences == [])
    let other = try files.file("a.xml", "<?xml version=\"1.0\"?><r xmlns=\"urn:y\" one=\"1\"><c/></r>")
    #expect(try !compare(left, other).isEqual)
  }

  @Test func exactlyEveryByteCounts() throws {
    let made = try files.written(SampleContent().document(), as: "docx")
    let report = try compare(made, files.repacked(made), ComparisonOptions(mode: .exact))
    #expect(report.differences.first?.kind == .bytes)
    #expect(report.differences.first?.place.path?.hasPrefix("byte ") == true)
  }
}
