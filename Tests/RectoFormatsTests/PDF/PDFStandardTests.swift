import Foundation
import RectoModel
import RectoPDF
import RectoTesting
import Testing

@testable import RectoFormats

@Suite struct PDFStandardTests {
  private static let python = ProcessInfo.processInfo.environment["RECTO_TEST_PYTHON"]

  /// What to check files of a standard against.
  private static let profiles: [(standard: PDFStandard, profiles: [String])] = [
    (.a1b, ["1b"]), (.a2b, ["2b"]), (.a2u, ["2u"]), (.a2a, ["2a", "ua1"]), (.a3b, ["3b"]),
    (.ua1, ["ua1"]),
  ]

  private func check(
    _ files: [(name: String, bytes: [UInt8])], _ profiles: [String]
  ) throws -> [String] {
    var validator = try PDFValidator()
    for file in files {
      for profile in profiles { try validator.add(file.name, file.bytes, profile) }
    }
    return try validator.failures()
  }

  @Test(.enabled(if: python != nil, "needs page-validation: run `make test`"), arguments: profiles.indices)
  func everyCaseKeepsToIt(_ index: Int) throws {
    let (standard, profiles) = Self.profiles[index]
    let files = try GoldenFolder.above(#filePath).cases().map { golden in
      let bytes = try PDFFixture().bytes(
        try golden.document(), try golden.assets(), options: ["standard": standard.rawValue])
      return (golden.name, bytes)
    }
    #expect(files.count > 20)
    let failures = try check(files, profiles)
    #expect(failures.isEmpty, "\(failures)")
  }

  /// A page for each kind of picture, without those that the standard forbids.
  private func pictures(_ standard: PDFStandard, in fixture: PDFFixture) throws -> [(String, [UInt8])] {
    let palette = TestPNG(
      width: 8, height: 8, bits: 4, colorType: 3, row: { _ in [0x01, 0x23, 0x01, 0x23] },
      palette: [0, 0, 0, 255, 0, 0, 0, 255, 0, 255, 255, 255])
    let deep = TestPNG(
      width: 4, height: 4, bits: 16, colorType: 2, row: { _ in [UInt8](repeating: 0x80, count: 24) })
    let color = TestPNG(
      width: 4, height: 4, colorType: 2, row: { y in [UInt8](repeating: UInt8(y * 60), count: 12) })
    var pictures: [(String, MediaType, Data, Int, Int)] = [
      ("gray.jpg", .jpeg, TestPictures.grayJPEG, 24, 16), ("color.png", .png, color.data, 4, 4),
      ("palette.png", .png, palette.data, 8, 8),
      ("fax.tif", .tiff, TestPictures.faxWhiteIsZero, 32, 16),
    ]
    if standard != .a1b {
      pictures.append(("deep.png", .png, deep.data, 4, 4))
      pictures.append(("color.jp2", .jpeg2000, TestPictures.jpeg2000, 16, 16))
    }
    return try pictures.map { name, type, data, width, height in
      let asset = try fixture.asset(name, type, data, width: width, height: height)
      let image = PageImage(asset: asset.id, size: asset.size)
      let text = Page.points(400, 300, lines: [.typed("some words", x: 20, y: 20)], image: image)
      let document = Document(
        metadata: DocumentMetadata(language: "en"), pages: [text, .points(400, 300, image: image)])
      return (
        name, try fixture.bytes(document, [asset], options: ["standard": standard.rawValue])
      )
    }
  }

  @Test(.enabled(if: python != nil, "needs page-validation: run `make test`"), arguments: profiles.indices)
  func everyKindOfPictureKeepsToIt(_ index: Int) throws {
    let (standard, profiles) = Self.profiles[index]
    let failures = try check(try pictures(standard, in: try PDFFixture()), profiles)
    #expect(failures.isEmpty, "\(failures)")
  }

  @Test(.enabled(if: python != nil, "needs page-validation: run `make test`"))
  func theValidatorSeesWhatIsMissing() throws {
    let document = Document(pages: [.points(400, 300, lines: [.typed("words", x: 20, y: 20)])])
    let bytes = try PDFFixture().bytes(document, options: ["standard": "none"])
    #expect(try check([("bare", bytes)], ["2u"]).contains { $0.contains("ID-SCHEMA") })
  }

  // MARK: What can't be

  private func document(
    _ name: String, _ type: MediaType, _ data: Data, in fixture: PDFFixture
  ) throws -> (Document, Asset) {
    let asset = try fixture.asset(name, type, data, width: 16, height: 16)
    let image = PageImage(asset: asset.id, size: asset.size)
    return (Document(pages: [.points(90, 90), .points(90, 90, image: image)]), asset)
  }

  @Test func whatWasAskedForIsNeverGivenUp() throws {
    let fixture = try PDFFixture()
    let deep = TestPNG(
      width: 4, height: 4, bits: 16, row: { _ in [UInt8](repeating: 0x80, count: 8) })
    let forbidden: [(String, MediaType, Data, PDFStandard, String)] = [
      ("a.jpg", .jpeg, TestPictures.adobeCMYK, .a2u, "CMYK"),
      ("b.jp2", .jpeg2000, TestPictures.jpeg2000, .a1b, "JPEG 2000"),
      ("c.png", .png, deep.data, .a1b, "16 bits"),
    ]
    for (name, type, data, standard, reason) in forbidden {
      let (document, asset) = try document(name, type, data, in: fixture)
      let error = #expect(throws: RectoError.self) {
        try fixture.bytes(document, [asset], options: ["standard": standard.rawValue])
      }
      #expect(error?.code == .unsupportedFeature)
      #expect(error?.location.page == 2)
      #expect(error?.message.contains(reason) == true)
      #expect(error?.message.contains("pdf.standard=none") == true)
    }
    #expect(fixture.diagnostics.isEmpty)
  }

  @Test func ourOwnChoiceIsGivenUpAloud() throws {
    let fixture = try PDFFixture()
    let (document, asset) = try document("a.jpg", .jpeg, TestPictures.adobeCMYK, in: fixture)
    let text = String(decoding: try fixture.bytes(document, [asset]), as: UTF8.self)
    #expect(!text.contains("pdfaid"))
    guard case .standardNotMet(2, "PDF/A-2u", let reason)? = fixture.diagnostics.first else {
      Issue.record("\(fixture.diagnostics)")
      return
    }
    #expect(reason.contains("CMYK"))
    #expect(fixture.diagnostics.count == 1 && fixture.diagnostics.first?.severity == .warning)
  }

  @Test func coloursOfJPEG2000AreRead() throws {
    let colors = try #require(JPXColors([UInt8](TestPictures.jpeg2000)))
    #expect(colors.channels == 3 && colors.bits == 8 && colors.fault == nil && !colors.isCMYK)
    #expect(colors.specifications == [.init(method: 1, approximation: 0, enumerated: 16)])
    #expect(JPXColors([]) == nil)
    let start = try #require(TestPictures.jpeg2000.range(of: Data("colr".utf8))?.upperBound)
    let cut = try #require(JPXColors([UInt8](TestPictures.jpeg2000.prefix(start + 1))))
    #expect(cut.fault != nil)
    for (offset, value, isAllowed) in [(0, 4, false), (6, 19, false), (6, 17, true)] {
      var data = TestPictures.jpeg2000
      data[start + offset] = UInt8(value)
      let changed = try #require(JPXColors([UInt8](data)))
      #expect((changed.fault == nil) == isAllowed)
      let fixture = try PDFFixture()
      let (document, asset) = try document("a.jp2", .jpeg2000, data, in: fixture)
      _ = try fixture.bytes(document, [asset])
      #expect(fixture.diagnostics.isEmpty == isAllowed)
    }
  }

  @Test func accessibleFilesKeepFourInks() throws {
    let fixture = try PDFFixture()
    let (document, asset) = try document("a.jpg", .jpeg, TestPictures.adobeCMYK, in: fixture)
    let bytes = try fixture.bytes(document, [asset], options: ["standard": "pdf/ua-1"])
    #expect(!bytes.isEmpty && fixture.diagnostics.isEmpty)
  }

  @Test func privateCharactersHaveNoMeaningForLevelA() throws {
    let document = Document(pages: [
      .points(90, 90), .points(90, 90, lines: [.typed("a\u{E000}b", x: 9, y: 9)]),
    ])
    let error = #expect(throws: RectoError.self) {
      try PDFFixture().bytes(document, options: ["standard": "pdf/a-2a"])
    }
    #expect(error?.location.page == 2)
    #expect(try !PDFFixture().bytes(document, options: ["standard": "pdf/a-2u"]).isEmpty)
  }

  // MARK: What a file says of itself

  @Test func namesAndParts() {
    #expect(PDFStandard.a1b.name == "PDF/A-1b" && PDFStandard.ua1.name == "PDF/UA-1")
    #expect(PDFStandard.allCases.compactMap(\.part) == [1, 2, 2, 2, 3])
    #expect(PDFWriter.Options().standard == nil)
    #expect(PDFWriter.Options(OptionValues(["standard": "pdf/a-3b"])).standard == .a3b)
  }

  @Test func versionOneIsOld() throws {
    let document = Document(pages: [.points(90, 90, lines: [.typed("日本 words", x: 9, y: 9)])])
    let bytes = try PDFFixture().bytes(document, options: ["standard": "pdf/a-1b"])
    #expect(String(decoding: bytes.prefix(8), as: UTF8.self) == "%PDF-1.4")
    #expect(!String(decoding: bytes, as: UTF8.self).contains("/ObjStm"))
  }

  /// The last byte of a compressed stream is a sum of its content: with one letter more each time it comes round.
  @Test func streamEndsAreClear() throws {
    let page = Page.points(400, 90, lines: [.typed("some words", x: 9, y: 9)])
    for count in 1...600 {
      let fixture = try PDFFixture()
      let title = String(repeating: "a", count: count)
      let path = try fixture.write(Document(metadata: DocumentMetadata(title: title), pages: [page]))
      let bytes = try Data(contentsOf: URL(filePath: path))
      #expect(bytes.range(of: Data("\r\nendstream".utf8)) == nil)
      guard bytes.range(of: Data("\r\rendstream".utf8)) != nil else { continue }
      #expect(try ExternalTool.qpdf.run(["--check", path]).status == 0)
      #expect(try ExternalTool.pdftotext.run([path, "-"]).text.hasPrefix("some words"))
      #expect(try ExternalTool.mutool.run(["draw", "-q", "-F", "txt", path]).text.hasPrefix("some words"))
      return
    }
    Issue.record("no file has such a stream")
  }

  private func metadata(_ document: Document) -> PDFMetadata {
    PDFMetadata(document, producer: "P", timestamp: Date(timeIntervalSince1970: 0))
  }

  @Test func titleIsFoundWhereItCan() {
    let heading = Heading(level: 2, Paragraph([.typed("On birds", x: 9, y: 9)]))
    let box = Rect(x: 9, y: 9, width: 9, height: 9)
    var page = Page.points(90, 90)
    page.blocks = [Block(id: "h", region: Region(box), content: .heading(heading))]
    let source = Source(name: "scan.01.jpg", mediaType: .jpeg)
    var document = Document(metadata: DocumentMetadata(title: "T"), sources: [source], pages: [page])
    #expect(metadata(document).title == "T")
    document.metadata.title = "\u{1}"
    #expect(metadata(document).title == "On birds")
    document.pages[0].blocks = []
    #expect(metadata(document).title == "scan.01")
    document.sources = []
    #expect(metadata(document).title == nil)
    #expect(metadata(document).completed(for: .a2u).title == nil)
    #expect(metadata(document).completed(for: .ua1).title == "Untitled")
    #expect(metadata(document).completed(for: .ua1).language == "und")
  }

  @Test(arguments: [
    ("en", true), ("zh-Hans-CN", true), ("x-own", true), ("", false), ("e n", false), ("12", false),
  ])
  func languagesAreTagsOrNothing(_ tag: String, isTag: Bool) {
    #expect((LanguageTag(tag).wellFormed != nil) == isTag)
  }
}
