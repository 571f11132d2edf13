import RectoLayout
import RectoModel
import Testing

@Suite("Cells get values") struct CellTypingTests {
  private func page(_ table: Table, language: LanguageTag?) -> Page {
    let region = Region(Rect(x: 0, y: 0, width: 9, height: 9))
    let block = Block(id: "t", region: region, content: .table(table))
    let list = List(.bulleted, items: [ListItem(blocks: [block])])
    return Page(
      size: Size(width: 9, height: 9), resolution: .measured(72),
      blocks: [block, Block(id: "l", region: region, content: .list(list))], language: language)
  }

  private func values(_ document: Document) -> [[String?]] {
    document.pages.flatMap(\.blocks).compactMap { block in
      for case .table(let table) in ([block] + block.content.nestedBlocks).map(\.content) {
        return table.cells.map { $0.value?.short }
      }
      return nil
    }
  }

  @Test("The page's language goes before the document's, tables in lists are tables") func languages() throws
  {
    let one = try table([["1.234"]], headerRows: 0)
    let document = Document(
      metadata: DocumentMetadata(language: "de"),
      pages: [page(one, language: nil), page(one, language: "en")])
    #expect(values(document.withTypedCells()) == [["n 1234 g"], ["n 1234 g"], ["n 1.234"], ["n 1.234"]])
  }

  @Test("Other tables go before the language") func otherTables() throws {
    let document = Document(
      metadata: DocumentMetadata(language: "de"),
      pages: [
        page(try table([["1.234"]], headerRows: 0), language: nil),
        page(try table([["1,234.5"]], headerRows: 0), language: nil),
      ])
    #expect(values(document.withTypedCells()).first == ["n 1.234"])
  }

  @Test("Texts stay as they are, and typing again changes nothing") func textsStay() throws {
    let document = Document(pages: [page(try table([["A"], ["1,234.50"]]), language: "en")])
    let typed = document.withTypedCells()
    #expect(typed != document)
    #expect(typed.pages[0].words == document.pages[0].words)
    #expect(typed.withTypedCells() == typed)
  }

  @Test("A table that has values keeps them") func keepsValues() throws {
    var given = try table([["1", "2"]], headerRows: 0)
    given.setValue(.time(try #require(ClockTime(hour: 1, minute: 2)), pattern: "H:mm"), ofCellAt: 1)
    #expect(given.withTypedCells(language: "en") == given)
    let document = Document(pages: [page(given, language: "en")])
    #expect(document.withTypedCells() == document)
  }

  @Test("Headings are text") func headings() throws {
    #expect(try typedTable([["2019", "2020"], ["1", "2"]], "en") == [["", ""], ["n 1", "n 2"]])
  }
}
