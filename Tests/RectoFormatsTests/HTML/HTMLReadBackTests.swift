import Foundation
import RectoFormats
import RectoModel
import RectoTesting
import Testing

/// A parser of others finds no error, and every word, cell and link that was written.
@Suite struct HTMLReadBackTests {
  @Test func everyWordInEveryPlace() throws {
    let words = MarkdownReadBackTests.nasty.map(MarkdownReadBackTests.split)
    let cases = try words.flatMap { try MarkdownReadBackTests.places($0 + ["end"]) }
    let pages = try HTMLReadBack.pages(try cases.map { try write($0.document, as: "html").text })
    for (made, page) in zip(cases, pages) {
      let written = made.document.pages.flatMap(\.words).map(\.text)
      #expect(page.words == written.flatMap { $0.split(separator: " ").map(String.init) })
      #expect(page.errors == [])
    }
    #expect(pages.count == cases.count)
  }

  @Test func goldenCasesHaveNoErrors() throws {
    let cases = try GoldenFolder.above(#filePath).cases()
    let writer = try #require(FormatRegistry.writer(id: "html"))
    let pages = try HTMLReadBack.pages(
      try cases.map { String(decoding: try $0.write(with: writer, context: $0.context()), as: UTF8.self) })
    for (golden, page) in zip(cases, pages) {
      #expect(page.errors == [], "\(golden)")
      #expect(page.brokenReferences == [], "\(golden)")
      #expect(page.elements("img").allSatisfy { $0.attributes["alt"] != nil }, "\(golden)")
      #expect(!page.title.isEmpty, "\(golden)")
      let pageCount = try golden.document().pages.count
      #expect(page.elements.count { $0.attributes["role"] == "doc-pagebreak" } == pageCount, "\(golden)")
      let headings = page.elements.filter { $0.name.count == 2 && $0.name.hasPrefix("h") && $0.name != "hr" }
      #expect(headings.allSatisfy { $0.attributes["id"] != nil })
    }
  }

  @Test func tablesComeBackCellByCell() throws {
    let document = try everyContent()
    let page = try HTMLReadBack.page(document, assets: [])
    typealias Cell = HTMLReadBack.Cell
    #expect(
      page.tables.last == [
        [
          Cell(name: "th", text: "Region", rows: 1, columns: 1, scope: "col"),
          Cell(name: "th", text: "Sales & costs", rows: 1, columns: 2, scope: "colgroup"),
        ],
        [
          Cell(name: "td", text: "North", rows: 2, columns: 1),
          Cell(name: "td", text: "10", rows: 1, columns: 1),
          Cell(name: "td", text: "<20", rows: 1, columns: 1),
        ],
        [Cell(name: "td", text: "30", rows: 1, columns: 1), Cell(name: "td", text: "", rows: 1, columns: 1)],
      ])
    #expect(page.elements("colgroup").map { $0.attributes["span"] } == ["1", "2"])
  }

  @Test func linksComeBackOnce() throws {
    let page = try HTMLReadBack.page(try everyContent())
    #expect(
      page.links == [
        HTMLReadBack.Link(address: "https://example.org/a_(b)", text: "a link"),
        HTMLReadBack.Link(address: "#note-1", text: "1", role: "doc-noteref"),
        HTMLReadBack.Link(address: "#ref-1", text: "1", role: "doc-backlink"),
      ])
    #expect(page.brokenReferences == [])
    #expect(page.errors == [])
  }

  @Test func theCheckItselfFindsErrors() throws {
    let good = try write(Sample.document([Sample.paragraph("a")]), as: "html").text
    let bad = good.replacing("<p>a</p>", with: "<p>a<table><p id=x id=y>b</table>")
    let pages = try HTMLReadBack.pages([good, bad])
    #expect(pages.map(\.errors.isEmpty) == [true, false])
  }
}
