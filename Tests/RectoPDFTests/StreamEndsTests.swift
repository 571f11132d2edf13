import Foundation
import Testing

@testable import RectoPDF

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
}
