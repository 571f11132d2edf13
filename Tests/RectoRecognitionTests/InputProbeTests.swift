import Foundation
import RectoModel
import Testing

@testable import RectoRecognition

@Suite struct InputProbeTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func probe(_ name: String, _ data: Data, limits: Limits = Limits()) throws -> InputInfo {
    try InputProbe.probe(scratch.file(name, data), limits: limits)
  }

  private func refusal(_ name: String, _ data: Data, limits: Limits = Limits()) -> RectoError? {
    #expect(throws: RectoError.self) { try probe(name, data, limits: limits) }
  }

  @Test func countsPages() throws {
    let row: [[UInt8]] = [[0, 255]]
    #expect(try probe("a.png", PNGFile.data(rows: row)) == InputInfo(kind: .png, pageCount: 1))
    let tiff = TIFFBytes.data([.init(rows: row), .init(rows: row), .init(rows: row)])
    #expect(try probe("wrong-name.png", tiff) == InputInfo(kind: .tiff, pageCount: 3))
    let gif = GIFBytes.data(width: 2, height: 1, [.init(rows: row), .init(rows: row)])
    #expect(try probe("a.gif", gif) == InputInfo(kind: .gif, pageCount: 2))
    let pdf = PDFBytes.data(contents: ["", ""], info: "/Title ( A title )")
    var info = InputInfo(kind: .pdf, pageCount: 2, title: "A title")
    info.canBeKept = true
    #expect(try probe("a.pdf", pdf) == info)
  }

  @Test func leavesOutThumbnails() throws {
    let row: [[UInt8]] = [[0, 255]]
    let tiff = TIFFBytes.data([.init(rows: row), .init(rows: row, tags: [254: (kind: 4, value: 1)])])
    #expect(try probe("a.tif", tiff).pageCount == 1)
  }

  @Test func acceptsBytesBeforeAPDF() throws {
    #expect(try probe("a", Data("mail\r\n".utf8) + PDFBytes.data(contents: [""])).kind == .pdf)
  }

  @Test(arguments: [
    ("empty.png", Data(), RectoError.Code.malformedInput, "empty"),
    ("notes.png", Data("Dear Sir or Madam".utf8), .malformedInput, "not an image or PDF"),
    ("a.heic", Data("\0\0\0\u{18}ftypheic".utf8), .unsupportedFeature, "HEIC"),
    ("a.avif", Data("\0\0\0\u{18}ftypavif".utf8), .unsupportedFeature, "AVIF"),
    ("a.djvu", Data("AT&TFORM....DJVU".utf8), .unsupportedFeature, "DjVu"),
    ("a.docx", Data("PK\u{3}\u{4}".utf8), .unsupportedFeature, "Office"),
    ("a.doc", Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]), .unsupportedFeature, "Office"),
    ("a.pdf", Data("%PDF-1.4\n%%EOF".utf8), .malformedInput, "qpdf"),
  ])
  func saysWhatIsWrong(name: String, data: Data, code: RectoError.Code, hint: String) throws {
    let error = try #require(refusal(name, data))
    #expect(error.code == code)
    #expect(error.message.contains(hint))
    #expect(error.location.file == name)
    #expect(!error.description.contains("\n"))
  }

  @Test func refusesFoldersAndWhatIsNotThere() throws {
    let folder = InputFile(file: scratch.folder, name: "scans")
    let refused = #expect(throws: RectoError.self) { try InputProbe.probe(folder, limits: Limits()) }
    #expect(refused?.message.contains("folder") == true)
    let gone = InputFile(file: scratch.folder.appendingPathComponent("gone.png"), name: "gone.png")
    let missing = #expect(throws: RectoError.self) { try InputProbe.probe(gone, limits: Limits()) }
    #expect(missing?.code == .resourceUnavailable)
  }

  @Test func looksThroughLinks() throws {
    let input = try scratch.file("a.png", PNGFile.data(rows: [[0]]))
    let link = scratch.folder.appendingPathComponent("link")
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: input.file)
    #expect(try InputProbe.probe(InputFile(file: link, name: "link"), limits: Limits()).kind == .png)
  }

  @Test func limitsComeBeforeDecoding() throws {
    let png = PNGFile.header(width: 60_000, height: 60_000) + PNGFile.chunk("IEND", Data())
    var bmp = ByteWriter()
    bmp.text("BM")
    for number in [0, 0, 54, 40, 60_000, 60_000] { bmp.u32(number) }
    for number in [1, 24] { bmp.u16(number) }
    for number in [0, 0, 0, 0, 0, 0] { bmp.u32(number) }
    let gif = GIFBytes.data(width: 60_000, height: 60_000, [.init(rows: [[0, 1]])])
    for (name, data) in [("a.png", png), ("a.bmp", bmp.data), ("a.gif", gif)] {
      #expect(refusal(name, data)?.code == .limitExceeded)
    }
    let small = PNGFile.data(rows: [[0, 0, 0]])
    #expect(refusal("b.png", small, limits: Limits(pixels: 2))?.code == .limitExceeded)
    #expect(refusal("c.png", small, limits: Limits(inputBytes: 10))?.code == .limitExceeded)
    let two = TIFFBytes.data([.init(rows: [[0]]), .init(rows: [[0]])])
    #expect(refusal("a.tif", two, limits: Limits(pages: 1))?.code == .limitExceeded)
  }

  @Test func a60000PixelTIFFIsRefusedBeforeDecoding() async throws {
    let tags = [256: (kind: 4, value: 60_000), 257: (kind: 4, value: 60_000)]
    let input = try scratch.file("a.tif", TIFFBytes.data([.init(rows: [[0]], tags: tags)]))
    let task = scratch.task(input, .tiff)
    let error = #expect(throws: RectoError.self) { try PageLoader(task).load() }
    #expect(error?.code == .limitExceeded)
  }

  @Test func directoriesInACircleEnd() throws {
    var tiff = TIFFBytes.data([.init(rows: [[0]])])
    // The first directory's link, after its nine or ten entries, leads back to itself.
    let count = Int(tiff[8])
    tiff.replaceSubrange((10 + count * 12)..<(14 + count * 12), with: [8, 0, 0, 0])
    #expect(try probe("a.tif", tiff).pageCount == 1)
  }

  @Test func encryptedFilesWantTheirPassword() throws {
    var input = try scratch.file("a.pdf", try #require(PDFBytes.encrypted))
    for password in [nil, "wrong", "", "sécrét"] {
      input.password = password
      let error = #expect(throws: RectoError.self) { try InputProbe.probe(input, limits: Limits()) }
      #expect(error?.code == .passwordRequired)
    }
    let open = try scratch.file("open.pdf", PDFBytes.data(contents: [""]))
    let needless = InputFile(file: open.file, name: "open.pdf", password: "secret")
    #expect(try InputProbe.probe(needless, limits: Limits()).pageCount == 1)
    input.password = "secret"
    #expect(try InputProbe.probe(input, limits: Limits()).pageCount == 1)
  }
}
