import Foundation
import RectoModel
import Testing

@testable import RectoFormats

@Suite struct StreamEndsTests {
  private func stream(_ content: String, length: Int? = nil, _ entries: String = "") -> String {
    "1 0 obj\n<< \(entries)/Length \(length ?? content.utf8.count) >>\nstream\n\(content)\nendstream\nendobj\n"
  }

  private func places(_ file: String) -> [String] {
    let data = Data(file.utf8)
    return StreamEnds.ambiguous(in: data).map { String(decoding: data[$0..<$0 + 10], as: UTF8.self) }
  }

  @Test func onlyCarriageReturnsAtTheEndCount() {
    let end = "\nendstream"
    #expect(places(stream("ab\r")) == [end])
    #expect(places(stream("ab\r") + stream("cd") + stream("\r")) == [end, end])
    #expect(places(stream("ab")).isEmpty && places(stream("")).isEmpty && places("").isEmpty)
    // qpdf's own line end is not part of a stream with this length.
    #expect(places(stream("ab\r", length: 2)).isEmpty)
  }

  @Test func dataAreNotLookedInto() {
    let inner = stream("ab\r")
    #expect(places(stream(inner)).isEmpty)
    #expect(places(stream(inner + "\r", "/Title (/Length 3) ")).count == 1)
    #expect(places(stream("ab\r", length: 99)).isEmpty)
    #expect(places("\nstream\n\r\nendstream").isEmpty)
    #expect(places(stream("ab\r", "/Length 99999999999999999999 ")).count == 1)
  }

  @Test func theFileIsChangedInPlace() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "ends-\(UUID().uuidString).pdf")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(stream("ab\r").utf8).write(to: file)
    try StreamEnds.settle(in: file)
    let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    #expect(text == stream("ab\r").replacing("\r\nendstream", with: "\r\rendstream"))
    try StreamEnds.settle(in: file)
    #expect(String(decoding: try Data(contentsOf: file), as: UTF8.self) == text)
  }

  /// The last byte of a compressed stream is a sum of its content: with one letter more each time it comes round.
  @Test func readersTakeIt() throws {
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
}
