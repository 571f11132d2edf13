import Foundation
import RectoModel
import Testing

@testable import RectoFormats

@Suite struct XMLWriterTests {
  private func written(_ write: (XMLWriter) -> Void) throws -> String {
    let writer = try XMLWriter()
    write(writer)
    try writer.finish()
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

  @Test func writesElementsAttributesAndText() throws {
    let xml = try written { writer in
      writer.element("w:p", ["xmlns:w": "urn:w", "w:id": "1", "w:none": nil]) {
        writer.element("w:b")
        writer.start("w:r")
        writer.attribute("w:late", "yes")
        writer.text("a ")
        writer.text("")
        writer.text("b")
        writer.end()
        writer.element("w:t", ["xml:space": "preserve"], text: " x ")
        writer.raw("<w:tab/>")
      }
    }
    let body =
      "<w:p xmlns:w=\"urn:w\" w:id=\"1\"><w:b/><w:r w:late=\"yes\">a b</w:r>"
      + "<w:t xml:space=\"preserve\"> x </w:t><w:tab/></w:p>\n"
    #expect(xml == Self.head + body)
  }

  @Test func escapesAndKeepsEveryScript() throws {
    let text = "<&>\"' é 中 \u{1F600} \u{E000} مرحبا ]]>"
    let xml = try written { $0.element("t", ["a": text + "\n\t"], text: text) }
    #expect(!xml.contains("é\u{0}"))
    #expect(
      xml.contains(">&lt;&amp;&gt;&quot;' é 中 \u{1F600} \u{E000} مرحبا ]]&gt;</t>"), "\(xml)")
    #expect(
      xml.contains("a=\"&lt;&amp;&gt;&quot;' é 中 \u{1F600} \u{E000} مرحبا ]]&gt;&#10;&#9;\""), "\(xml)")
  }

  @Test func dropsWhatXMLForbidsAndCounts() throws {
    let writer = try XMLWriter()
    writer.element("t", ["a": "\u{0}x\u{1F}"], text: "a\u{0}b\u{B}\u{FFFE}c\u{FFFF}\u{FFFD}\u{85}\tz")
    try writer.finish()
    let xml = String(decoding: writer.bytes, as: UTF8.self)
    #expect(writer.droppedCharacters == 6)
    #expect(xml.contains("<t a=\"x\">abc\u{FFFD}\u{85}\tz</t>"), "\(xml)")
  }

  @Test func endsWhatIsOpenAndPassesErrorsOn() throws {
    struct Stop: Error {}
    let writer = try XMLWriter()
    #expect(throws: Stop.self) {
      try writer.element("a") { () throws(Stop) in throw Stop() }
    }
    writer.start("b")
    try writer.finish()
    #expect(String(decoding: writer.bytes, as: UTF8.self) == Self.head + "<a><b/></a>\n")
  }

  @Test func filesHoldTheSameAsMemory() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "xml-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    func fill(_ writer: XMLWriter) throws {
      writer.element("rows") {
        for row in 0..<20_000 { writer.element("row", ["r": String(row)], text: "é\(row)") }
      }
      try writer.finish()
    }
    let inMemory = try XMLWriter()
    try fill(inMemory)
    let onDisk = try XMLWriter(file: file)
    try fill(onDisk)
    #expect(try Data(contentsOf: file) == Data(inMemory.bytes))
    #expect(inMemory.bytes.count > 400_000)
    #expect(onDisk.bytes.isEmpty)
  }

  @Test func saysWhenAFileCannotBeMade() throws {
    #expect { try XMLWriter(file: URL(filePath: "/no/such/folder/part")) } throws: {
      ($0 as? RectoError)?.code == .resourceUnavailable
    }
  }

  /// A disk that is always full.
  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func saysWhenTheDiskIsFull() throws {
    let writer = try XMLWriter(file: URL(filePath: "/dev/full"))
    writer.element("a", text: String(repeating: "x", count: 200_000))
    #expect { try writer.finish() } throws: { ($0 as? RectoError)?.code == .resourceUnavailable }
  }
}
