import Foundation
import RectoModel
import RectoPDF
import Testing

@Suite("Taking invisible text out of a page") struct InvisibleTextTests {
  private func check(
    _ content: String, _ expected: String, removed: Int, kept: Int = 0,
    location: SourceLocation = #_sourceLocation
  ) {
    let page = DrawnPage(content)
    page.image("/I")
    let removal = page.remove()
    #expect(removal.removedCount == removed && removal.keptCount == kept, sourceLocation: location)
    #expect(page.content() == expected, sourceLocation: location)
  }

  @Test("A text object of hidden text goes with all that served it") func wholeObject() {
    check(
      "0 g BT 3 Tr /F 9 Tf 80 Tz 1 0 0 1 9 9 Tm (a\\)) Tj 0 -9 TD [(b) 5 (c)] TJ T* <64> Tj ET 1 w",
      "0 g 1 w",
      removed: 3)
    check(
      "q 2 0 0 2 0 0 cm BT /F 9 Tf 7 Tr (a) Tj ET Q q 9 0 0 9 0 0 cm /I Do Q", "q 9 0 0 9 0 0 cm /I Do Q",
      removed: 1)
  }

  @Test("A path that goes on stays, and so does a scope that isn't empty") func openPath() {
    check(
      "3 Tr q 0 0 9 9 re BT /F 9 Tf (a) Tj ET Q f q 0 0 9 9 re W n BT (b) Tj ET Q",
      "3 Tr q 0 0 9 9 re Q f", removed: 2, kept: 0)
  }

  @Test("State that later text needs stays") func neededState() {
    check(
      "BT /F 9 Tf 3 Tr 2 Tc 0 -8 TD (a) Tj ET BT 0 Tr 9 9 Td (b) Tj T* (c) Tj ET",
      "/F 9 Tf 2 Tc 8 TL BT 0 Tr 9 9 Td (b) Tj T* (c) Tj ET", removed: 1)
    check(
      "q BT /F 9 Tf 3 Tr (a) Tj ET Q BT 9 9 Td (b) Tj ET", "BT 9 9 Td (b) Tj ET", removed: 1)
    check(
      "BT /F 9 Tf 3 Tr 1 2 (a) \" ET BT 0 Tr (b) Tj ET", "/F 9 Tf 1 Tw 2 Tc BT 0 Tr (b) Tj ET", removed: 1)
  }

  @Test("Visible text on the same line keeps its place") func displacement() {
    check(
      "BT /F 10 Tf 3 Tr 9 9 Td (abc) Tj 0 Tr (d) Tj ET", "BT /F 10 Tf 3 Tr 9 9 Td [-1800] TJ 0 Tr (d) Tj ET",
      removed: 1)
    check(
      "BT /F 10 Tf 50 Tz 2 Tc 3 Tr 9 9 Td [(a) 100 (b)] TJ (c)' 0 Tr (d) Tj 3 Tr (e) Tj ET",
      "BT /F 10 Tf 50 Tz 2 Tc 3 Tr 9 9 Td T* [-800] TJ 0 Tr (d) Tj 3 Tr ET", removed: 3)
    check(
      "BT /F 10 Tf 3 Tr 9 9 Td (a) Tj 0 -9 Td 0 Tr(b)Tj ET", "BT /F 10 Tf 3 Tr 9 9 Td 0 -9 Td 0 Tr(b)Tj ET",
      removed: 1)
    check(
      "BT/F 10 Tf 3 Tr 9 9 Td(a)Tj 0 Tr 1 2(b)\" ET", "BT/F 10 Tf 3 Tr 9 9 Td 0 Tr 1 2(b)\" ET", removed: 1)
  }

  @Test("Where no widths are known, text that holds others in place stays") func unknownWidths() {
    let content = "BT /U 10 Tf 3 Tr 9 9 Td (abc) Tj 0 Tr (d) Tj ET"
    check(content, content, removed: 0, kept: 1)
    check("BT /U 10 Tf 3 Tr 9 9 Td (abc) Tj ET", "", removed: 1)
  }

  @Test("Positions of what is left stay") func positions() {
    let page = DrawnPage(
      "BT /F 10 Tf 3 Tr 9 9 Td (abc) Tj 70 Tz 0 Tr (d) Tj 3 Tr [(x) -777 (y)] TJ 0 Tr (e) Tj ET")
    let before = page.summary().visibleText
    #expect(page.remove().removedCount == 2)
    let after = page.summary()
    #expect(after.hiddenText.isEmpty)
    for (one, other) in zip(before, after.visibleText) {
      #expect(abs(one.box.minX - other.box.minX) < 1e-3 && one.box.width == other.box.width)
    }
    #expect(before.count == after.visibleText.count)
  }

  @Test("Text that clips what is drawn stays") func clippingText() {
    let content = "q BT /F 9 Tf 7 Tr 9 9 Td (a) Tj ET 0 0 99 99 re f Q"
    check(content, content, removed: 0)
    let covered = "\(content) q 200 0 0 100 0 0 cm /I Do Q"
    check(covered, covered, removed: 0)
    check("\(content) BT /F 9 Tf 7 Tr 9 9 Td (b) Tj ET", content, removed: 1)
  }

  @Test("Each kind goes when it is asked for") func kinds() {
    let content = """
      BT /F 9 Tf 9 9 Td (u) Tj ET q 99 0 0 99 0 0 cm /I Do Q q /Clear gs BT /F 9 Tf 9 9 Td (c) Tj ET Q \
      q 0 0 5 5 re W n BT /F 9 Tf 90 9 Td (o) Tj ET Q BT 3 Tr 9 9 Td (i) Tj ET
      """
    for (kind, gone) in [
      (HiddenText.covered, "(u)"), (.transparent, "(c)"), (.clipped, "(o)"), (.renderMode, "(i)"),
    ] {
      let page = DrawnPage(content)
      page.image("/I")
      #expect(page.remove(kind) == InvisibleText.Removal(removedCount: 1, keptCount: 0))
      let left = page.content()
      for text in ["(u)", "(c)", "(o)", "(i)"] { #expect(left.contains(text) == (text != gone)) }
    }
  }

  @Test("Marked content stays balanced; what structure refers to stays") func markedContent() {
    check(
      "/P << /MCID 0 >> BDC BT /F 9 Tf 3 Tr (a) Tj ET EMC /Span << /ActualText (b) >> BDC BT 3 Tr (b) Tj ET EMC "
        + "/Artifact BMC q BT (c) Tj ET Q EMC /OC /L BDC BT (d) Tj ET EMC /Artifact BMC BT (e) Tj ET 0 0 9 9 re f EMC",
      "/P << /MCID 0 >> BDC EMC /OC /L BDC EMC /Artifact BMC 0 0 9 9 re f EMC", removed: 5)
    check(
      "BT /F 9 Tf /Span << /ActualText (b) >> BDC 3 Tr (b) Tj ET EMC BT 0 Tr (c) Tj ET",
      "/F 9 Tf BT 0 Tr (c) Tj ET", removed: 1)
  }

  @Test("Unchanged streams stay the same objects; emptied ones go") func streams() throws {
    let page = DrawnPage(
      "q 1 w 0 0 9 9 re f", "BT /F 9 Tf 3 Tr 9 9 Td (a)", "Tj (b) Tj ET", "Q", "BT /F 9 Tf 9 9 Td (c) Tj ET")
    let (first, last) = Self.ends(page)
    #expect(page.remove().removedCount == 2)
    let after = page.document.page(0)["/Contents"]
    #expect(page.content() == "q 1 w 0 0 9 9 re f Q BT /F 9 Tf 9 9 Td (c) Tj ET")
    #expect(after.count == 3 && Self.ends(page) == (first, last))
    let visible = DrawnPage("BT /F 9 Tf 9 9 Td (c) Tj ET")
    let contents = visible.document.page(0)["/Contents"].item(0).id
    #expect(visible.remove() == InvisibleText.Removal())
    #expect(visible.document.page(0)["/Contents"].item(0).id == contents)
  }

  private static func ends(_ page: DrawnPage) -> (first: Int, last: Int) {
    let contents = page.document.page(0)["/Contents"]
    return (contents.item(0).id, contents.item(contents.count - 1).id)
  }

  @Test("Another page with the same streams, resources and forms doesn't change") func sharedByPages() {
    let page = DrawnPage("/A Do BT /F 9 Tf 3 Tr 9 9 Td (a) Tj ET BT /U 9 Tf 0 Tr 9 9 Td (c) Tj ET")
    page.form("/A", "BT /F 9 Tf 3 Tr 9 9 Td (b) Tj ET 0 0 9 9 re f", "/Resources << /Font << >> >>")
    page.add([])
    page.document.page(1).set("/Contents", page.document.page(0)["/Contents"])
    let (content, form, syntax) = (
      page.content(1), page.content(form: "/A", page: 1), page.document.page(1)["/Resources"].syntax
    )
    #expect(page.remove() == InvisibleText.Removal(removedCount: 2, keptCount: 0))
    #expect(page.content(0) == "/A Do BT /U 9 Tf 0 Tr 9 9 Td (c) Tj ET")
    #expect(page.content(form: "/A", page: 0) == "0 0 9 9 re f")
    #expect(page.document.page(0)["/Resources"]["/XObject"]["/A"]["/BBox"].numbers == [0, 0, 200, 100])
    #expect(page.content(1) == content && page.content(form: "/A", page: 1) == form)
    #expect(page.document.page(1)["/Resources"].syntax == syntax)
    #expect(page.remove(.layers, 1).removedCount == 2)
  }

  @Test("A layer that is a form goes with its Do and its name") func layerForm() {
    let page = DrawnPage("q 99 0 0 99 0 0 cm /I Do Q", "q 1 0 0 1 0 0 cm /Layer Do Q")
    page.image("/I")
    page.form("/Layer", "BT /G 9 Tf 3 Tr 9 9 Td (a) Tj ET", "/Resources << /Font << /G << >> >> >>")
    #expect(page.remove().removedCount == 1)
    let resources = page.document.page(0)["/Resources"]
    #expect(resources["/XObject"].keys == ["/I"])
    #expect(page.document.page(0)["/Contents"].count == 1)
    #expect(page.content() == "q 99 0 0 99 0 0 cm /I Do Q")
  }

  @Test("Forms within forms are copied up to the page") func nested() {
    let page = DrawnPage("/Outer Do")
    page.form("/Outer", "1 w /Inner Do", "/Resources << /XObject << >> >>")
    page.form("/Inner", "BT /F 9 Tf 9 9 Td (a) Tj 0 9 Td 3 Tr (b) Tj ET", in: "/Outer")
    let (outer, inner) = (
      page.document.page(0)["/Resources"]["/XObject"]["/Outer"].id,
      page.document.page(0)["/Resources"]["/XObject"]["/Outer"]["/Resources"]["/XObject"]["/Inner"].id
    )
    #expect(page.remove().removedCount == 1)
    let form = page.document.page(0)["/Resources"]["/XObject"]["/Outer"]
    #expect(form.id != outer && form["/Resources"]["/XObject"]["/Inner"].id != inner)
    let old = page.document.object(id: inner)
    #expect(old.streamData(.generalized)?.count ?? 0 > 30)
    #expect(page.summary().text.map(\.hidden) == [[]])
  }

  @Test("What a form shows in one place and hides in another stays") func twoUses() {
    let page = DrawnPage("/A Do 3 Tr /A Do")
    page.form("/A", "BT /F 9 Tf 9 9 Td (a) Tj ET")
    #expect(page.remove() == InvisibleText.Removal(removedCount: 0, keptCount: 1))
    #expect(page.content() == "/A Do 3 Tr /A Do")
  }

  @Test("Fonts that nothing uses any more go from the resources") func fonts() {
    let page = DrawnPage("BT /F 9 Tf 3 Tr 9 9 Td (a) Tj ET BT /U 9 Tf 0 Tr 9 9 Td (b) Tj ET")
    #expect(page.remove().removedCount == 1)
    #expect(page.document.page(0)["/Resources"]["/Font"].keys == ["/U"])
    let used = DrawnPage("q BT /F 9 Tf 3 Tr 9 9 Td (a) Tj ET Q BT /F 9 Tf 0 Tr 9 9 Td (b) Tj ET")
    #expect(used.remove().removedCount == 1)
    #expect(used.document.page(0)["/Resources"]["/Font"].keys == ["/F", "/U"])
  }

  @Test("Damaged content stays as it is") func damage() {
    for content in ["BT /F 9 Tf 3 Tr 9 9 Td (a) Tj ET ) (never ends", "/F 9 Tf 3 Tr (a) Tj 0 Tr (b) Tj"] {
      check(content, content, removed: 0, kept: 1)
    }
  }

  @Test("Forms that draw each other end, and lose what can be lost") func cycles() {
    let page = DrawnPage("/A Do /B Do")
    page.form("/A", "BT /F 9 Tf 3 Tr 9 9 Td (a) Tj ET /B Do 0 0 9 9 re f")
    page.form("/B", "BT /F 9 Tf 3 Tr 9 9 Td (b) Tj ET /A Do 0 0 9 9 re f")
    let removal = page.remove()
    #expect(removal.removedCount + removal.keptCount == 2)
    #expect(page.summary().paths.count > 0)
  }

  @Test("A second time there is nothing left to do, and a written file says so") func again() throws {
    try Scratch.use { folder in
      let page = DrawnPage("BT /F 9 Tf 3 Tr 9 9 Td (secret) Tj ET 0 0 9 9 re f")
      #expect(page.remove().removedCount == 1)
      #expect(page.remove() == InvisibleText.Removal())
      let file = folder.appendingPathComponent("out.pdf")
      try page.document.write(to: file)
      let read = try QPDFDocument(file: file)
      let summary = PageContentAnalyzer(read).summary(of: read.page(0))
      #expect(summary.text.isEmpty && summary.paths.count == 1 && summary.isComplete)
    }
  }
}
