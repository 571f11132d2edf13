import RectoPDF
import Testing

@Suite("PDF/UA: foreign files") struct AccessibilityCheckTests {
  private func tagged() -> ArchiveFile {
    let file = ArchiveFile(page: "<< /Tabs /S /Annots [<< /Subtype /Link /Rect [0 0 9 9] >>] >>")
    let catalog = file.document.catalog
    catalog.set("/MarkInfo", "<< /Marked true >>")
    catalog.set("/StructTreeRoot", "<< /K << /S /Document >> >>")
    catalog.set("/Lang", "(en)")
    catalog.set("/ViewerPreferences", "<< /DisplayDocTitle true >>")
    let packet = """
      <pdfuaid:part>1</pdfuaid:part><dc:title><rdf:Alt><rdf:li xml:lang="x-default">A</rdf:li></rdf:Alt></dc:title>
      """
    catalog.set("/Metadata", file.document.stream(Array(packet.utf8)))
    return file
  }

  private func missing(_ file: ArchiveFile) -> [String] {
    AccessibilityCheck.obstacles(in: file.document).map(\.message)
  }

  @Test("A tagged file that says so may keep its claim") func sound() {
    #expect(missing(tagged()).isEmpty)
  }

  @Test("An untagged file is told all that is missing") func untagged() {
    #expect(
      missing(ArchiveFile()) == [
        "The metadata of the file don't say that it is PDF/UA-1", "The file isn't marked as tagged",
        "The file has no structure tree", "The file doesn't tell its language",
        "The metadata of the file have no title", "The file doesn't ask readers to show its title",
      ])
  }

  @Test("Each part is asked for", arguments: ["/MarkInfo", "/StructTreeRoot", "/Lang", "/ViewerPreferences"])
  func parts(key: String) {
    let file = tagged()
    file.document.catalog.remove(key)
    #expect(missing(file).count == 1)
  }

  @Test("The order of links and the fonts count as well") func pages() {
    let file = tagged()
    file.page.remove("/Tabs")
    #expect(AccessibilityCheck.obstacles(in: file.document).map(\.pages) == [[1]])
    let text = tagged()
    text.page.set("/Contents", text.document.stream(Array("BT /F 10 Tf (A) Tj ET".utf8)))
    text.addFont("/Type1")
    #expect(missing(text) == ["The font Test isn't embedded"])
  }
}
