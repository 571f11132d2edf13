import Foundation
import RectoModel
import Testing

@Suite struct HTMLWriterTests {
  /// What stands in the article, without the mark of the first page.
  private func body(
    _ document: Document, _ options: [String: String] = [:], assets: [Asset] = []
  ) throws -> String {
    let text = try write(document, as: "html", options, assets: assets).text
    let start = try #require(text.range(of: "<article>\n"))
    let end = try #require(text.range(of: "</article>"))
    let mark = "<span id=\"page-1\" role=\"doc-pagebreak\" aria-label=\"1\"></span>\n"
    return String(text[start.upperBound..<end.lowerBound]).replacing(mark, with: "")
  }

  @Test func paragraphGoesOnOverThePageWithItsMarkInside() throws {
    let one = Sample.block(.paragraph(Paragraph(Sample.lines("It ends hy¬"))), id: "a")
    let hyphenated = Sample.document([one], [Sample.paragraph("phenated and on.", id: "b", continues: "a")])
    let mark = "<span id=\"page-2\" role=\"doc-pagebreak\" aria-label=\"2\"></span>"
    #expect(try body(hyphenated) == "<p>It ends hyphenated \(mark)and on.</p>\n")
    let plain = Sample.document(
      [Sample.paragraph("One", id: "a")], [Sample.paragraph("two three.", id: "b", continues: "a")])
    #expect(try body(plain) == "<p>One \(mark)two three.</p>\n")
    let chinese = Sample.document(
      [Sample.paragraph("中文", id: "a")], [Sample.paragraph("日本", id: "b", continues: "a")])
    #expect(try body(chinese) == "<p>中文\(mark)日本</p>\n")
    let apart = Sample.document([Sample.paragraph("One")], [Sample.paragraph("Two")])
    #expect(try body(apart) == "<p>One</p>\n\(mark)\n<p>Two</p>\n")
  }

  @Test func tableGoesOnOverThePageWithItsMarkInside() throws {
    let document = Sample.document(
      [Sample.block(.table(try Sample.table([["A"], ["1"]])), id: "a")],
      [Sample.block(.table(try Sample.table([["A"], ["2"]])), id: "b", continues: "a")])
    let text = try body(document)
    #expect(text.contains("<td><span id=\"page-2\" role=\"doc-pagebreak\" aria-label=\"2\"></span>2</td>"))
    #expect(text.components(separatedBy: "<table").count == 2)
  }

  @Test func headingsHaveUniqueIdentifiers() throws {
    let titles = ["Über uns", "Über uns!", "uber uns", "Page 3", "???", "日本語", "???", "section"]
    let page = try HTMLReadBack.page(
      Sample.document(
        titles.map { Sample.block(.heading(Heading(level: 2, Paragraph(Sample.lines($0))))) }))
    #expect(
      page.elements("h2").map { $0.attributes["id"] } == [
        "über-uns", "über-uns-2", "uber-uns", "section-page-3", "section", "日本語", "section-2", "section-3",
      ])
  }

  @Test func headingsAreBoldByThemselves() throws {
    let line = Sample.line([Sample.word("Big", [.bold]), Sample.word("news", [.bold, .italic])])
    let document = Sample.document([Sample.block(.heading(Heading(level: 3, Paragraph([line]))))])
    #expect(try body(document) == "<h3 id=\"big-news\">Big <em>news</em></h3>\n")
  }

  @Test func listsCountAsThePrintedOnes() throws {
    func html(_ markers: [String?], _ kind: List.Kind = .numbered) throws -> String {
      let items = markers.map { Sample.item("x", marker: $0) }
      return try body(Sample.document([Sample.block(.list(List(kind, items: items)))]))
        .replacing("\n", with: "")
    }
    #expect(try html(["1.", "2."]) == "<ol><li>x</li><li>x</li></ol>")
    #expect(try html(["3.", "7."]) == "<ol start=\"3\"><li>x</li><li value=\"7\">x</li></ol>")
    #expect(try html(["a)", "b)"]) == "<ol type=\"a\" class=\"paren-a\"><li>x</li><li>x</li></ol>")
    #expect(try html(["(iv)"]) == "<ol type=\"i\" start=\"4\" class=\"parens-i\"><li>x</li></ol>")
    #expect(try html(["[1]"]) == "<ol class=\"marked\"><li><span>[1]</span> x</li></ol>")
    #expect(try html(["•", nil], .bulleted) == "<ul><li>x</li><li>x</li></ul>")
  }

  @Test func checkBoxesAreLabelled() throws {
    let list = List(
      .bulleted, items: [Sample.item("Done", checked: true), Sample.item("Open", checked: false)])
    let text = try body(Sample.document([Sample.block(.list(list))]))
    #expect(text.contains("<label><input type=\"checkbox\" disabled checked> Done</label>"))
    #expect(text.contains("<label><input type=\"checkbox\" disabled> Open</label>"))
  }

  @Test func picturesAreInside() throws {
    let fixture = try PDFFixture()
    let picture = try fixture.asset("fig-1", .jpeg, TestPictures.grayJPEG, width: 24, height: 16)
    let figure = Sample.block(.figure(Figure(asset: picture.id, alternateText: "A \"map\"")), id: "g")
    let caption = Sample.block(.caption(Caption(Paragraph(Sample.lines("The sea.")), target: "g")), id: "k")
    let document = Sample.document([figure, caption])
    let data = TestPictures.grayJPEG.base64EncodedString()
    #expect(
      try body(document, assets: [picture])
        == """
        <figure>
        <img src="data:image/jpeg;base64,\(data)" width="133" height="89" alt="A &quot;map&quot;">
        <figcaption>The sea.</figcaption>
        </figure>

        """)
    #expect(try body(document, ["images": "omit"], assets: [picture]).contains("<p>A &quot;map&quot;</p>"))
  }

  @Test func picturesThatBrowsersDoNotShowAreReported() throws {
    let fixture = try PDFFixture()
    let tiff = try fixture.asset("fig-1", .tiff, Data([1, 2, 3]), width: 24, height: 16)
    let document = Sample.document([
      Sample.block(.figure(Figure(asset: tiff.id, lines: Sample.lines("North Sea"))), id: "g")
    ])
    let made = try write(document, as: "html", assets: [tiff])
    #expect(
      made.diagnostics.map(\.description).first?.contains("image/tiff, which browsers don't show") == true)
    #expect(made.text.contains("<figure>\n<p>North Sea</p>\n</figure>"))
    #expect(try write(document, as: "html").diagnostics == [.assetMissing(page: 1, asset: tiff.id)])
  }

  @Test func languagesAndDirectionsAreNamed() throws {
    var german = Sample.line([Sample.word("see"), Sample.word("Straße"), Sample.word("5")])
    german.words[1].language = "de"
    var hebrew = Sample.line([Sample.word("שלום")])
    hebrew.direction = .rightToLeft
    hebrew.words[0].language = "he"
    var document = Sample.document([
      Sample.block(.paragraph(Paragraph([german]))), Sample.block(.paragraph(Paragraph([hebrew]))),
      Sample.paragraph("x"),
    ])
    document.metadata.language = "en"
    #expect(
      try body(document) == """
        <p>see <span lang="de">Straße</span> 5</p>
        <p lang="he" dir="rtl">שלום</p>
        <p>x</p>

        """)
    document.pages[0].blocks.removeAll { $0.allLines != [hebrew] }
    let page = try HTMLReadBack.page(document)
    #expect(page.root == ["lang": "en", "dir": "rtl"])
  }

  @Test func pageLinksLeadToPagesThatAreThere() throws {
    let words = [Sample.word("two", link: "#page=2"), Sample.word("nine", link: "#page=9")]
    let document = Sample.document([Sample.block(.paragraph(Paragraph([Sample.line(words)])))], [])
    let page = try HTMLReadBack.page(document)
    #expect(page.links.map(\.address) == ["#page-2"])
    #expect(page.brokenReferences == [])
    #expect(page.words == ["two", "nine"])
    #expect(try write(document, as: "html").diagnostics.count == 1)
  }

  @Test func formulasAreMathMLWithTheirLaTeX() throws {
    func html(_ latex: String) throws -> String {
      try body(Sample.document([Sample.block(.formula(Formula(latex: latex)))]))
    }
    #expect(
      try html("E = mc^2")
        == "<div class=\"formula\"><math display=\"block\"><semantics><mrow><mi>E</mi><mo>=</mo><mi>m</mi>"
        + "<msup><mi>c</mi><mn>2</mn></msup></mrow><annotation encoding=\"application/x-tex\">E = mc^2"
        + "</annotation></semantics></math></div>\n")
    #expect(try html("\\frac{1}{2}").contains("<mfrac><mn>1</mn><mn>2</mn></mfrac>"))
    #expect(try html("\\sum_{i=1}^{n} i").contains("<munderover><mo>∑</mo>"))
    #expect(try html("\\hat{x}").contains("<mover accent=\"true\"><mi>x</mi><mo>^</mo></mover>"))
    #expect(
      try html("\\sin x").contains(
        "<mi>sin</mi><mo>\u{2061}</mo><mspace width=\"0.17em\"></mspace><mi>x</mi>"))
    #expect(try html("\\nosuch{x}") == "<p class=\"formula\"><code class=\"math\">\\nosuch{x}</code></p>\n")
  }

  @Test func numbersStandAtTheEnd() throws {
    var table = try Sample.table([["Size"], ["12"]])
    let number = try #require(DecimalNumber("12"))
    table.setValue(.number(number, NumberForm()), ofCellAt: 1)
    let text = try body(Sample.document([Sample.block(.table(table))]))
    #expect(text.contains("<td class=\"number\">12</td>"))
    #expect(text.contains("<th scope=\"col\">Size</th>"))
  }

  @Test func runningHeadsAreLeftOutUnlessWanted() throws {
    let document = Sample.document([
      Sample.block(.header(Paragraph(Sample.lines("Yearbook")))), Sample.paragraph("x"),
    ])
    #expect(try body(document) == "<p>x</p>\n")
    #expect(try body(document, ["running-heads": "keep"]).hasPrefix("<p class=\"running\">Yearbook</p>"))
  }

  @Test func charactersThatHTMLCannotHoldAreReported() throws {
    let nothing = try [0xFFFE, 0xFDD0, 0x1FFFF].map { String(Character(try #require(Unicode.Scalar($0)))) }
    let document = Sample.document([Sample.paragraph("a\u{1}b\(nothing.joined())c", id: "p")])
    let made = try write(document, as: "html")
    #expect(made.text.contains("<p>abc</p>"))
    #expect(made.diagnostics == [.charactersDropped(page: 1, block: "p", count: 4)])
  }

  @Test func emptyDocumentIsAPage() throws {
    let page = try HTMLReadBack.page(Document(pages: []))
    #expect(page.errors == [])
    #expect(page.title == "Document")
  }
}
