import RectoFormats
import RectoModel
import Testing

@Suite struct FormatRegistryTests {
  @Test func findsByIDAndByEnding() {
    #expect(FormatRegistry.writer(id: "md")?.format.name == "Markdown")
    #expect(FormatRegistry.writer(id: "MD") == nil)
    #expect(FormatRegistry.writer(id: "doc") == nil)
    #expect(FormatRegistry.reader(id: "json")?.format.id == "json")
    #expect(FormatRegistry.reader(id: "md") == nil)
    #expect(FormatRegistry.writer(fileName: "a.b/Report.MD")?.format.id == "md")
    #expect(FormatRegistry.writer(fileName: "x.json")?.format.id == "json")
    #expect(FormatRegistry.writer(fileName: "x.tar.txt")?.format.id == "txt")
    for name in ["json", ".json", "x.jsonl", "x", "", "md"] {
      #expect(FormatRegistry.writer(fileName: name) == nil, "\(name)")
    }
  }

  @Test func idsAndEndingsAreUnique() {
    let formats = FormatRegistry.writers.map(\.format)
    #expect(Set(formats.map(\.id)).count == formats.count)
    let endings = formats.flatMap(\.fileExtensions)
    #expect(Set(endings).count == endings.count)
    #expect(endings.allSatisfy { $0 == $0.lowercased() && !$0.hasPrefix(".") })
  }

  @Test func unknownOptionsAreRefused() {
    let error = #expect(throws: RectoError.self) {
      try write(Document(pages: []), as: "txt", ["lines": "wide"])
    }
    #expect(error?.message.contains("printed, running") == true)
    #expect(throws: RectoError.self) { try write(Document(pages: []), as: "md", ["image": "link"]) }
  }
}
