import Foundation
import RectoModel
import Testing

@testable import Recto

@Suite("Images under recognised pages") struct PageImagesTests {
  private let folder: TestFolder

  init() throws { folder = try TestFolder() }

  private func page(_ text: String, image: String, width: Int = 300, height: Int = 420) -> String {
    """
    <PcGts><Page imageFilename="\(image)" imageWidth="\(width)" imageHeight="\(height)"><TextRegion id="r"><Coords points="10,10 90,10 90,30 10,30"/>
    <TextLine id="l"><Coords points="10,10 90,10 90,30 10,30"/><TextEquiv><Unicode>\(text)</Unicode></TextEquiv></TextLine>
    </TextRegion></Page></PcGts>
    """
  }

  private func scan(_ name: String) throws {
    let file = folder.file(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    _ = try folder.addScan(name, width: 300, height: 420)
  }

  private func build(_ files: [(name: String, text: String)], images: String) async throws
    -> RecognizedDocument
  {
    var inputs: [JobInput] = []
    for (name, text) in files {
      try Data(text.utf8).write(to: folder.file(name))
      inputs.append(JobInput(folder.file(name)))
    }
    let job = Job(inputs, to: [], imageFolder: folder.file(images), isolation: .inProcess)
    let spool = folder.file("spool")
    try FileManager.default.createDirectory(at: spool, withIntermediateDirectories: true)
    return try await Converter().document(of: job, spool: spool)
  }

  @Test("An image is found by its name, whatever path the file gives") func foundByName() async throws {
    try scan("scans/a.bmp")
    let made = try await build([("x.xml", page("one", image: "../../secret/a.bmp"))], images: "scans")
    let read = try #require(made.document.pages.first)
    #expect(read.image?.transform == .identity)
    #expect(read.image?.size == Size(width: 300, height: 420))
    #expect(read.words.map(\.text) == ["one"])
    let asset = try #require(read.image.flatMap { made.assets[$0.asset] })
    #expect(asset.size == Size(width: 300, height: 420))
  }

  @Test("Other endings, folders below and the document's own name count") func otherNames() async throws {
    try scan("scans/deep/A.bmp")
    try scan("scans/book.bmp")
    let first = try await build([("x.xml", page("one", image: "a.tif"))], images: "scans")
    #expect(first.document.pages.first?.image != nil)
    let second = try await build([("book.page.xml", page("one", image: ""))], images: "scans")
    #expect(second.document.pages.first?.image != nil)
  }

  @Test("The image is fitted to the units of the page") func fitted() async throws {
    try scan("scans/a.bmp")
    let made = try await build(
      [("x.xml", page("one", image: "a.bmp", width: 600, height: 840))], images: "scans")
    #expect(made.document.pages.first?.image?.transform == .scale(x: 2, y: 2))
    #expect(made.document.pages.first?.resolution.unitsPerInch == 600)
    let flat = try await build(
      [("x.xml", page("one", image: "a.bmp", width: 600, height: 420))], images: "scans")
    #expect(flat.diagnostics.contains { "\($0)".contains("other proportions") })
  }

  @Test("Several files are one document") func joined() async throws {
    try scan("scans/a.bmp")
    let made = try await build(
      [("1.xml", page("one", image: "a.bmp")), ("2.xml", page("two", image: "b.bmp"))], images: "scans")
    #expect(made.document.pages.map { $0.words.map(\.text) } == [["one"], ["two"]])
    #expect(made.document.pages.map { $0.image == nil } == [false, true])
    #expect(Set(made.document.pages.flatMap(\.blocks).map(\.id)).count == 2)
    #expect(made.document.sources.map(\.name) == ["a.bmp", "b.bmp"])
    #expect(
      made.diagnostics.contains(
        .sourcePartLost(page: 2, what: "the page image b.bmp, which is not in the folder")))
  }

  @Test("What lies outside the folder is not found") func outside() async throws {
    try scan("a.bmp")
    try FileManager.default.createDirectory(at: folder.file("scans"), withIntermediateDirectories: true)
    for name in ["../a.bmp", folder.file("a.bmp").path, "..", "/"] {
      let error = await #expect(throws: RectoError.self) {
        try await build([("x.xml", page("one", image: name))], images: "scans")
      }
      #expect(error?.code == .resourceUnavailable)
    }
    let missing = await #expect(throws: RectoError.self) {
      try await build([("x.xml", page("one", image: "a.bmp"))], images: "nowhere")
    }
    #expect(missing?.message.hasPrefix("There is no folder") == true)
  }
}
