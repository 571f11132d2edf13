import RectoPDF
import Testing

@Suite("Reading inline images") struct InlineImageTests {
  private func operations(_ bytes: [UInt8]) -> (
    names: [ContentOperator?], texts: [String], images: [InlineImage]
  ) {
    var reader = ContentReader(bytes)
    var result: ([ContentOperator?], [String], [InlineImage]) = ([], [], [])
    while let operation = reader.next() {
      result.0.append(operation.operation)
      result.1.append(String(decoding: bytes[operation.range], as: UTF8.self))
      if let image = reader.inlineImage { result.2.append(image) }
    }
    return result
  }

  @Test(
    "Its length is known when the data are raw",
    arguments: [
      ("/W 6 /H 2 /BPC 8 /CS /G", " EI Q  EI Q "), ("/W 12 /H 1 /BPC 8 /CS /I", " EI Q  EI Q "),
      ("/Width 2 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceRGB", " EI Q  EI Q "),
      ("/W 9 /H 6 /IM true", " EI Q  EI Q "), ("/W 1 /H 1 /BPC 8 /CS /X /L 12", " EI Q  EI Q "),
    ]) func known(dictionary: String, data: String) throws
  {
    let read = operations(Array("q BI \(dictionary) ID \(data)\nEI 1 w Q".utf8))
    #expect(read.names == [.save, .beginInlineImage, .lineWidth, .restore])
    #expect(read.texts[1] == "BI \(dictionary) ID \(data)\nEI")
  }

  @Test(
    "Encoded data end where content goes on", arguments: [" EI \u{1}\u{2}\u{3} ", "xEI y", " EI zz ", "EI"])
  func found(data: String) throws {
    let source = "BI /W 9 /H 9 /BPC 8 /CS /RGB /F [/A85 /Fl] /DP [null << /K 1 >>] ID \(data)\nEI\nQ q"
    let read = operations(Array(source.utf8))
    #expect(read.names == [.beginInlineImage, .restore, .save])
    let image = try #require(read.images.first)
    #expect(image.pixelWidth == 9 && image.pixelHeight == 9 && !image.isMask)
  }

  @Test("One at the end of the stream, and one that never ends") func ends() {
    #expect(operations(Array("BI /W 1 /H 1 /F /Fl ID xx EI".utf8)).names == [.beginInlineImage])
    var reader = ContentReader(Array("BI /W 1 /H 1 /F /Fl ID xx".utf8))
    let operations = (reader.next(), reader.next())
    #expect(operations.0?.operation == .beginInlineImage)
    #expect(operations.1 == nil)
    #expect(reader.isDamaged)
  }

  @Test("BI without ID is skipped") func missing() {
    #expect(operations(Array("BI /W 1 q Q".utf8)).names == [.beginInlineImage, .save, .restore])
  }

  @Test("Absurd sizes don't matter") func absurd() {
    let source = "BI /W 99999999999999999999 /H 99999999999 /BPC 8 /CS /RGB /L -4 ID xx EI Q"
    #expect(operations(Array(source.utf8)).names == [.beginInlineImage, .restore])
  }

  @Test("Many that end nowhere take linear time") func many() {
    let source = String(repeating: "BI /F /Fl ID x EI zz ", count: 20_000)
    var reader = ContentReader(Array(source.utf8))
    var count = 0
    while reader.next() != nil { count += 1 }
    #expect(count > 0)
  }
}
