import Foundation
import RectoModel
import RectoPDF
import Testing

@Suite("Opening and writing PDF files") struct QPDFDocumentTests {
  @Test("A written file opens again, with the same objects") func roundTrip() throws {
    try Scratch.use { folder in
      let file = folder.appendingPathComponent("one.pdf")
      try Scratch.onePage(content: "BT ET", to: file)
      let read = try QPDFDocument(file: file)
      #expect(read.pageCount == 1)
      #expect(read.page(0)["/MediaBox"].numbers == [0, 0, 200, 100])
      #expect(read.page(0).pageContent.map { String(decoding: $0, as: UTF8.self) } == "BT ET")
      #expect(read.takeWarnings().isEmpty)
    }
  }

  @Test("Equal content gives equal bytes") func determinism() throws {
    try Scratch.use { folder in
      let (one, other) = (folder.appendingPathComponent("1.pdf"), folder.appendingPathComponent("2.pdf"))
      try Scratch.onePage(content: "BT ET", to: one)
      try Scratch.onePage(content: "BT ET", to: other)
      #expect(try Data(contentsOf: one) == Data(contentsOf: other))
    }
  }

  @Test("An encrypted file opens with its password only") func encryption() throws {
    try Scratch.use { folder in
      let file = folder.appendingPathComponent("secret.pdf")
      var options = QPDFDocument.WriteOptions()
      options.password = "pässwort"
      try Scratch.onePage(content: "BT ET", to: file, options)
      for wrong in [nil, "passwort"] {
        let error = #expect(throws: RectoError.self) { _ = try QPDFDocument(file: file, password: wrong) }
        #expect(error?.code == .passwordRequired)
      }
      let read = try QPDFDocument(file: file, password: "pässwort")
      #expect(read.isEncrypted && read.pageCount == 1)
    }
  }

  @Test("What is no PDF is refused; a file without end is repaired with a warning") func damage() throws {
    try Scratch.use { folder in
      let file = folder.appendingPathComponent("damaged.pdf")
      try Data("not a PDF at all".utf8).write(to: file)
      let error = #expect(throws: RectoError.self) { _ = try QPDFDocument(file: file) }
      #expect(error?.code == .malformedInput)
      var options = QPDFDocument.WriteOptions()
      options.hasObjectStreams = false
      try Scratch.onePage(content: "BT ET", to: file, options)
      try (try Data(contentsOf: file)).dropLast(30).write(to: file)
      let repaired = try QPDFDocument(file: file)
      #expect(repaired.pageCount == 1)
      #expect(!repaired.takeWarnings().isEmpty)
    }
  }
}
