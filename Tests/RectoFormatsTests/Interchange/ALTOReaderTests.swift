import Foundation
import RectoFormats
import RectoModel
import Testing

@Suite struct ALTOReaderTests {
  private func file(_ page: String, head: String = "", unit: String = "pixel", version: Int = 4) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <alto xmlns="http://www.loc.gov/standards/alto/ns-v\(version)#">
    <Description><MeasurementUnit>\(unit)</MeasurementUnit>
    <sourceImageInformation><fileName>scans/a.tif</fileName></sourceImageInformation>
    <OCRProcessing ID="O1"><ocrProcessingStep><processingSoftware><softwareCreator>ABBYY</softwareCreator>
    <softwareName>FineReader</softwareName><softwareVersion>11</softwareVersion></processingSoftware>
    </ocrProcessingStep></OCRProcessing></Description>\(head)
    <Layout><Page ID="P1" PHYSICAL_IMG_NR="3" PRINTED_IMG_NR="iv" WIDTH="1000" HEIGHT="800">\(page)</Page></Layout></alto>
    """
  }

  private func block(_ lines: String, _ attributes: String = "") -> String {
    "<PrintSpace HPOS='0' VPOS='0' WIDTH='1000' HEIGHT='800'><TextBlock ID='b1' HPOS='10' VPOS='10' WIDTH='500' "
      + "HEIGHT='90' \(attributes)>\(lines)</TextBlock></PrintSpace>"
  }

  @Test func readsWordsAndTheirPage() throws {
    let back = try readBack(
      file(
        block(
          """
          <TextLine HPOS="10" VPOS="10" WIDTH="500" HEIGHT="40" BASELINE="10,45 510,47">
          <String HPOS="10" VPOS="10" WIDTH="100" HEIGHT="40" CONTENT="Guten" WC="0.96" STYLEREFS="f1" STYLE="bold"/>
          <SP HPOS="110" VPOS="10" WIDTH="10"/>
          <String HPOS="120" VPOS="10" WIDTH="100" HEIGHT="40" CONTENT="Tag" LANG="eng"/></TextLine>
          """, "LANG='de' STYLEREFS='p1'"),
        head: """
          <Styles><TextStyle ID="f1" FONTFAMILY="Times" FONTSIZE="9.5" FONTCOLOR="FF0000" FONTSTYLE="italics"/>
          <ParagraphStyle ID="p1" ALIGN="Block"/></Styles>
          """))
    let page = try #require(back.document.pages.first)
    #expect(page.size == Size(width: 1000, height: 800))
    #expect(page.label == "iv")
    #expect(back.document.sources == [Source(name: "a.tif", mediaType: .tiff)])
    #expect(page.provenance?.page == 3)
    #expect(page.provenance?.engine == EngineIdentity(name: "FineReader", version: "11"))
    #expect(page.words.map(\.text) == ["Guten", "Tag"])
    #expect(page.words.map(\.language) == ["de", "en"])
    #expect(page.words[0].confidence == Confidence(0.96))
    #expect(
      page.words[0].style
        == TextStyle([.bold, .italic], fontName: "Times", fontSize: Points(9.5), color: "#ff0000"))
    #expect(page.words[1].box == Rect(x: 120, y: 10, width: 100, height: 40))
    #expect(page.lines[0].baseline?.points == [Point(x: 10, y: 45), Point(x: 510, y: 47)])
    #expect(page.blocks[0].id == "b1")
    #expect(page.blocks[0].content == .paragraph(Paragraph(page.lines, alignment: .justified)))
  }

  @Test(arguments: [("mm10", Resolution.measured(254)), ("inch1200", .measured(1200))])
  func unitsAreLengths(_ unit: String, _ resolution: Resolution) throws {
    let text = file(block("<TextLine><String CONTENT='a'/></TextLine>"), unit: unit)
    #expect(try readBack(text).document.pages.first?.resolution == resolution)
  }

  @Test func hyphensComeBackToTheirWords() throws {
    let page = try readBack(
      file(
        block(
          """
          <TextLine HPOS="10" VPOS="10" WIDTH="90" HEIGHT="20"><String HPOS="10" VPOS="10" WIDTH="80" HEIGHT="20"
          CONTENT="Wort" SUBS_TYPE="HypPart1" SUBS_CONTENT="Wortteil"/><HYP HPOS="90" VPOS="12" WIDTH="10" CONTENT="-"/></TextLine>
          <TextLine HPOS="10" VPOS="40" WIDTH="90" HEIGHT="20"><String HPOS="10" VPOS="40" WIDTH="90" HEIGHT="20"
          CONTENT="teil" SUBS_TYPE="HypPart2" SUBS_CONTENT="Wortteil"/></TextLine>
          <TextLine HPOS="10" VPOS="70" WIDTH="90" HEIGHT="20"><String HPOS="10" VPOS="70" WIDTH="90" HEIGHT="20"
          CONTENT="E" SUBS_TYPE="HypPart1" SUBS_CONTENT="E-Mail"/><HYP CONTENT="-"/></TextLine>
          """))
    ).document.pages.first
    let lines = try #require(page?.lines)
    #expect(lines.map { $0.words.map(\.text) } == [["Wort-"], ["teil"], ["E-"]])
    #expect(lines.map(\.endsHyphenated) == [true, false, false])
    #expect(lines[0].words[0].box == Rect(x: 10, y: 10, width: 90, height: 20))
    #expect(lines.prefix(2).runningText == "Wortteil")
  }

  @Test func wholeLinesAreSplitIntoWords() throws {
    let back = try readBack(
      file(
        block(
          """
          <TextLine HPOS="0" VPOS="0" WIDTH="110" HEIGHT="20" BASELINE="18"><Shape><Polygon POINTS="0 0 110 0 110 20 50 25 0 20"/></Shape>
          <String HPOS="0" VPOS="0" WIDTH="110" HEIGHT="20" CONTENT=" ab cdef gh "/></TextLine>
          <TextLine HPOS="0" VPOS="30" WIDTH="110" HEIGHT="20"><String CONTENT=""/></TextLine>
          """)))
    let line = try #require(back.document.pages.first?.lines.first)
    #expect(line.words.map(\.text) == ["ab", "cdef", "gh"])
    #expect(line.words[1].box == Rect(x: 33, y: 0, width: 44, height: 20))
    #expect(line.polygon?.count == 5)
    #expect(line.baseline?.points == [Point(x: 0, y: 18), Point(x: 110, y: 18)])
    #expect(back.diagnostics.contains(.sourceChanged(page: 1, what: "words with blanks split (1)")))
    #expect(back.diagnostics.contains(.sourceChanged(page: 1, what: "lines without text left out (1)")))
  }

  @Test func glyphsAndTheirConfidencesAreKept() throws {
    let back = try readBack(
      file(
        block(
          """
          <TextLine HPOS="0" VPOS="0" WIDTH="60" HEIGHT="20"><String HPOS="0" VPOS="0" WIDTH="20" HEIGHT="20" CONTENT="ab">
          <Glyph CONTENT="a" GC="0.7" HPOS="0" VPOS="0" WIDTH="9" HEIGHT="20"><Variant CONTENT="o" VC="0.2"/></Glyph>
          <Glyph CONTENT="b" HPOS="9" VPOS="0" WIDTH="11" HEIGHT="20"/></String>
          <String HPOS="40" VPOS="0" WIDTH="20" HEIGHT="20" CONTENT="cd" CC="09"/></TextLine>
          """)))
    let words = try #require(back.document.pages.first?.words)
    #expect(words[0].glyphs.map(\.text) == ["a", "b"])
    #expect(words[0].glyphs.map(\.confidence) == [Confidence(0.7), nil])
    #expect(words[1].glyphs.map(\.confidence) == [Confidence(1), Confidence(0)])
    #expect(words[1].glyphs[1].box == Rect(x: 50, y: 0, width: 10, height: 20))
    #expect(back.diagnostics.contains(.sourcePartLost(page: 1, what: "variants of characters (1)")))
  }

  private func textBlock(_ id: String, _ text: String, _ attributes: String = "") -> String {
    "<TextBlock ID='\(id)' HPOS='0' VPOS='0' WIDTH='9' HEIGHT='9' \(attributes)><TextLine HPOS='0' VPOS='0' "
      + "WIDTH='9' HEIGHT='9'><String CONTENT='\(text)'/></TextLine></TextBlock>"
  }

  @Test func readingOrderRules() throws {
    let back = try readBack(
      file(
        "<PrintSpace>\(textBlock("a", "one"))\(textBlock("b", "two"))<GraphicalElement ID='s' HPOS='0' VPOS='0' WIDTH='5' "
          + "HEIGHT='1'/>\(textBlock("c", "three"))</PrintSpace>",
        head: """
          <ReadingOrder><OrderedGroup ID="g"><ElementRef ID="e1" REF="c"/><UnorderedGroup ID="h">
          <ElementRef ID="e2" REF="b"/><ElementRef ID="e3" REF="a"/></UnorderedGroup></OrderedGroup></ReadingOrder>
          """))
    #expect(back.document.pages.first?.blocks.map(\.id) == ["c", "b", "s", "a"])
    #expect(
      back.diagnostics.contains(
        .sourceChanged(page: 1, what: "groups of the reading order: their order is kept, they are not (1)")))
  }

  @Test func blocksFollowEachOtherByName() throws {
    let text = file(
      "<PrintSpace>\(textBlock("a", "one", "IDNEXT='c'"))\(textBlock("b", "two"))\(textBlock("c", "three", "IDNEXT='b'"))</PrintSpace>"
    )
    #expect(try readBack(text).document.pages.first?.blocks.map(\.id) == ["a", "c", "b"])
  }

  @Test func marginsAndTagsSayWhatBlocksAre() throws {
    let back = try readBack(
      file(
        "<BottomMargin>\(textBlock("f", "foot"))</BottomMargin><TopMargin>\(textBlock("h", "head"))</TopMargin><PrintSpace>"
          + "<ComposedBlock ID='c' HPOS='0' VPOS='0' WIDTH='9' HEIGHT='9' TYPE='container'>\(textBlock("t", "title", "TAGREFS='T1'"))"
          + "\(textBlock("n", "text", "TAGREFS='T2'"))</ComposedBlock><Illustration ID='i' HPOS='1' VPOS='2' WIDTH='3' HEIGHT='4'/></PrintSpace>",
        head: "<Tags><StructureTag ID='T1' LABEL='titre 1'/><LayoutTag ID='T2' LABEL='transition'/></Tags>"))
    let blocks = try #require(back.document.pages.first?.blocks)
    #expect(blocks.map(\.content.typeName) == ["header", "heading", "paragraph", "figure", "footer"])
    guard case .heading(let heading) = blocks[1].content else { return }
    #expect(heading.level == 1)
    #expect(back.diagnostics.contains(.sourcePartLost(page: 1, what: "ALTO's tag transition (1)")))
  }

  @Test func severalPagesAreOneDocument() throws {
    let page = "</Page><Page ID='P2' PHYSICAL_IMG_NR='4' WIDTH='10' HEIGHT='10'>"
    #expect(try readBack(file(page)).document.pages.map { $0.provenance?.page } == [3, 4])
  }

  @Test func faultsAreNamed() throws {
    func message(_ text: String, limits: Limits = Limits()) -> RectoError? {
      #expect(throws: RectoError.self) { try readBack(Data(text.utf8), limits: limits) }
    }
    #expect(message("<alto><Layout/></alto>")?.message == "The file has no Page element; is it ALTO?")
    let placeless = "<alto><Layout>\n<Page ID='p'><PrintSpace/></Page></Layout></alto>"
    #expect(message(placeless)?.message.hasPrefix("Line 2: the page has neither a size") == true)
    #expect(message(file("") + "x")?.message.contains("no well-formed XML") == true)
    #expect(message(file(""), limits: Limits(pages: 0))?.code == .limitExceeded)
    #expect(message(file(""), limits: Limits(inputBytes: 10))?.code == .limitExceeded)
    let bomb = "<!DOCTYPE alto [<!ENTITY a 'b'>]><alto><Layout/></alto>"
    #expect(message(bomb)?.message.contains("defines entities") == true)
    #expect(message(file("<TextLine><String CONTENT='a'/></TextLine>"))?.message.contains("outside") == true)
  }
}
