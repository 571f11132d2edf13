import RectoModel
import RectoPDF
import Testing

@Suite("Bookmarks and links of a file") struct DocumentOutlineTests {
  /// Three pages of 200 x 100 points, the last turned by 90 degrees.
  private func file() -> DrawnPage {
    let pages = DrawnPage("")
    pages.add([""])
    pages.add([""])
    pages.document.page(2).set("/Rotate", "90")
    return pages
  }

  private func item(
    _ title: String, _ pages: DrawnPage, to index: Int? = nil, view: String = "/XYZ 0 70 null"
  ) -> Int {
    let item = pages.document.indirect(pages.document.object("<< >>"))
    item.set("/Title", pages.document.string(title))
    if let index { item.set("/Dest", destination(index, view, pages)) }
    return item.id
  }

  private func destination(_ index: Int, _ view: String, _ pages: DrawnPage) -> QPDFObject {
    let list = pages.document.object("[ \(view) ]")
    let place = pages.document.object("[ ]")
    place.append(pages.document.page(index))
    for part in 0..<list.count { place.append(list.item(part)) }
    return place
  }

  private func link(_ key: String, _ from: Int, _ to: Int, _ pages: DrawnPage) {
    pages.document.object(id: from).set(key, pages.document.object(id: to))
  }

  private func outline(_ first: Int, _ pages: DrawnPage) -> [DocumentOutline.Entry] {
    let root = pages.document.object("<< >>")
    root.set("/First", pages.document.object(id: first))
    pages.document.catalog.set("/Outlines", root)
    return DocumentOutline.entries(of: pages.document)
  }

  @Test("Titles, levels, pages and heights") func entries() {
    let pages = file()
    let one = item("One\u{9}  é", pages, to: 0)
    let inner = item("Inner", pages, to: 1, view: "/FitH 40")
    let two = item("Two", pages, to: 2, view: "/XYZ 30 0 0")
    let fit = item("Whole page", pages, to: 1, view: "/Fit")
    link("/First", one, inner, pages)
    link("/Next", one, two, pages)
    link("/Next", two, fit, pages)
    let entries = outline(one, pages)
    #expect(entries.map(\.title) == ["One é", "Inner", "Two", "Whole page"])
    #expect(entries.map(\.level) == [1, 2, 1, 1])
    #expect(entries.map(\.place.pageIndex) == [0, 1, 2, 1])
    // Turned, what was 30 from the left is 30 from the top.
    #expect(entries.map(\.place.y) == [30, 60, 30, nil])
  }

  @Test("Named places are found; those outside of the file are left out") func names() {
    let pages = file()
    let old = pages.document.object("<< >>")
    old.set("/chapter", destination(1, "/Fit", pages))
    pages.document.catalog.set("/Dests", old)
    let (one, two, three) = (item("Named", pages), item("Nowhere", pages), item("By action", pages))
    pages.document.object(id: one).set("/Dest", "/chapter")
    pages.document.object(id: two).set("/A", "<< /S /URI /URI (https://example.org) >>")
    let action = pages.document.object("<< /S /GoTo >>")
    action.set("/D", destination(2, "/Fit", pages))
    pages.document.object(id: three).set("/A", action)
    link("/Next", one, two, pages)
    link("/Next", two, three, pages)
    #expect(outline(one, pages).map(\.title) == ["Named", "By action"])
    #expect(outline(one, pages).map(\.place.pageIndex) == [1, 2])
  }

  @Test("An outline that goes round in circles ends") func loops() {
    let pages = file()
    let (one, two) = (item("One", pages, to: 0), item("Two", pages, to: 1))
    link("/Next", one, two, pages)
    link("/Next", two, one, pages)
    link("/First", two, one, pages)
    #expect(outline(one, pages).map(\.title) == ["One", "Two"])
    #expect(DocumentOutline.entries(of: DrawnPage("").document).isEmpty)
  }

  @Test("Links have an address or a page of the file") func links() {
    let pages = file()
    let annotations = pages.document.object(
      """
      [ << /Subtype /Link /Rect [10 60 50 80] /A << /S /URI /URI (https://example.org/a) >> >>
        << /Subtype /Link /Rect [0 0 5 5] /A << /S /Launch /F (x.exe) >> >> << /Subtype /Text /Rect [0 0 9 9] >> ]
      """)
    let inner = pages.document.object("<< /Subtype /Link /Rect [90 10 60 30] >>")
    inner.set("/Dest", destination(2, "/Fit", pages))
    annotations.append(inner)
    pages.document.page(0).set("/Annots", annotations)
    let links = PageLink.all(on: pages.document.page(0), Destinations(of: pages.document))
    #expect(links.map(\.target) == ["https://example.org/a", "#page=3"])
    #expect(
      links.map(\.box) == [
        Rect(x: 10, y: 20, width: 40, height: 20), Rect(x: 60, y: 70, width: 30, height: 20),
      ])
  }
}
