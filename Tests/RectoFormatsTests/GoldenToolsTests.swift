import Foundation
import RectoComparison
import RectoFormats
import RectoModel
import RectoTesting
import Testing

/// The golden file tools themselves.
@Suite struct GoldenToolsTests {
  private func withFolder<Value>(_ use: (URL) throws -> Value) throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try use(folder)
  }

  private func document(_ text: String) throws -> Document {
    var builder = DocumentBuilder(title: "made")
    try builder.page { (page) throws(RectoError) in page.paragraph(text) }
    return builder.document
  }

  @Test func recordsThenComparesThenShowsTheFirstDifference() throws {
    try withFolder { folder in
      let made = try document("one\ntwo")
      let recording = GoldenFolder(folder, mode: .all).case(named: "first")
      let comparing = GoldenFolder(folder, mode: .never).case(named: "first")
      #expect(try comparing.checkInput(made)?.outcome == .missing)
      #expect(try recording.checkInput(made) == nil)
      #expect(try comparing.checkInput(made) == nil)
      #expect(try comparing.document() == made)
      #expect(try GoldenFolder(folder, mode: .never).cases().map(\.name) == ["first"])

      let writer = try #require(FormatRegistry.writer(id: "txt"))
      let missing = try #require(try comparing.check(writer))
      #expect(missing.description.contains("record it"))
      #expect(try recording.check(writer) == nil)
      #expect(try comparing.check(writer) == nil)
      _ = try recording.checkInput(document("one\nthree"))
      let difference = try #require(try comparing.check(writer))
      let first = try #require(difference.report?.differences.first)
      #expect(first.place == DifferencePlace(line: 2))
      #expect(
        difference.description
          == "first/expected.txt: 1 difference\n  line 2: text changed: \"two\" became \"three\"")
      _ = try recording.checkInput(document("one"))
      #expect(try comparing.check(writer)?.report?.differences.first?.change == .missing)
    }
  }

  @Test func readsAssetsByName() throws {
    try withFolder { folder in
      let recording = GoldenFolder(folder, mode: .all).case(named: "pictures")
      let page = ScanPage(width: 72, height: 36, items: [])
      let picture = try ScanSynthesizer(resolution: 100).scan([page]).encoded(as: .png)
      let id = try #require(AssetID("page-0001.png"))
      _ = try recording.checkInput(document("a"), assets: [id: picture])
      let asset = try #require(try recording.assets()[id])
      #expect(asset.mediaType == .png)
      #expect(asset.size == Size(width: 100, height: 50))
      try Data("no picture".utf8).write(to: recording.folder.appendingPathComponent("assets/bad.png"))
      #expect(throws: RectoError.self) { try recording.assets() }
    }
  }

  @Test func namesTheCaseOfABadInput() throws {
    try withFolder { folder in
      let broken = folder.appendingPathComponent("broken")
      try FileManager.default.createDirectory(at: broken, withIntermediateDirectories: true)
      try Data("{}".utf8).write(to: broken.appendingPathComponent("input.json"))
      let golden = try #require(try GoldenFolder(folder).cases().first)
      #expect { try golden.document() } throws: { ($0 as? RectoError)?.location.file == "broken/input.json" }
      #expect(throws: RectoError.self) { try GoldenFolder(folder.appendingPathComponent("none")).cases() }
      #expect(throws: RectoError.self) { try GoldenFolder.above(#filePath, named: "NoSuchFolder") }
    }
  }

  @Test func rendersBinaryFormatsAsChecksumAndRefusesBadBytes() throws {
    func format(_ type: String) -> Format {
      Format(id: "x", name: "X", fileExtensions: ["x"], mediaType: MediaType(type), summary: "")
    }
    let binary = GoldenRendering(of: format("application/octet-stream"))
    #expect(binary.fileName == "expected.x.txt")
    #expect(try binary.text(of: []) == "0 bytes, checksum cbf29ce484222325\n")
    let xml = GoldenRendering(of: format("application/alto+xml"))
    #expect(xml.fileName == "expected.x")
    #expect(throws: RectoError.self) { try xml.text(of: [0xFF, 0xFE]) }
    #expect(throws: RectoError.self) {
      try GoldenRendering(of: format("application/pdf")).text(of: Array("no PDF".utf8))
    }
  }
}
