import Foundation
import RectoFormats
import RectoModel
import Testing

@Suite struct PAGEReaderTests {
  private func file(
    _ body: String, page: String = "imageWidth=\"1000\" imageHeight=\"800\"", year: String = "2019-07-15"
  )
    -> String
  {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/\(year)">
    <Metadata><Creator>Aletheia</Creator><Created>2020-01-01T00:00:00</Created><LastChange>2020-01-01T00:00:00</LastChange></Metadata>
    <Page imageFilename="img/a.tif" \(page)>\(body)</Page></PcGts>
    """
  }

  private func line(_ text: String, _ attributes: String = "", points: String = "0,0 90,0 90,20 0,20")
    -> String
  {
    "<TextLine id='l\(text.hashValue.magnitude)' \(attributes)><Coords points='\(points)'/>"
      + "<TextEquiv><Unicode>\(text)</Unicode></TextEquiv></TextLine>"
  }

  private func region(
    _ id: String, _ inside: String, _ attributes: String = "", at place: String = "0,0 90,0 90,20 0,20"
  )
    -> String
  {
    "<TextRegion id='\(id)' \(attributes)><Coords points='\(place)'/>\(inside)</TextRegion>"
  }

  @Test func whatAHandWroteIsMarked() throws {
    let back = try readBack(
      file(
        region("r1", line("a printed line", "production='printed'"))
          + region("r2", line("a written line"), "production='handwritten-cursive'")
          + region(
            "r3",
            "<TextLine id='l'><Coords points='0,0 90,0 90,20 0,20'/>"
              + "<Word id='w' production='handwritten-printscript'><Coords points='0,0 90,0 90,20 0,20'/>"
              + "<TextEquiv><Unicode>name</Unicode></TextEquiv></Word></TextLine>")))
    let words = back.document.pages.flatMap(\.words)
    #expect(words.filter { $0.style?.isHandwritten == true }.map(\.text) == ["a", "written", "line", "name"])
    #expect(words.count == 7)
  }

  @Test func readsWordsAndGlyphs() throws {
    let back = try readBack(
      file(
        """
        <TextRegion id="r" type="heading" align="centre" primaryLanguage="German">
        <Coords points="10,10 510,10 510,60 10,60"/>
        <TextLine id="l1"><Coords points="10,12 510,10 510,60 10,60"/><Baseline points="10,50 200,51 510,50"/>
        <Word id="w1" language="English"><Coords points="10,10 100,10 100,60 10,60"/>
        <Glyph id="g1"><Coords points="10,10 20,10 20,60 10,60"/><TextEquiv conf="0.5"><Unicode>o</Unicode></TextEquiv></Glyph>
        <TextEquiv index="1"><Unicode>wrong</Unicode></TextEquiv>
        <TextEquiv index="0" conf="0.9"><Unicode>one</Unicode></TextEquiv>
        <TextStyle bold="true" fontFamily="Arial" fontSize="9" textColourRgb="255"/></Word>
        <Word id="w2"><Coords points="110,10 200,10 200,60 110,60"/><TextEquiv><Unicode>zwei</Unicode></TextEquiv></Word>
        </TextLine></TextRegion>
        """, page: "imageWidth='1000' imageHeight='800' imageXResolution='300' imageResolutionUnit='PPI'"))
    let page = try #require(back.document.pages.first)
    #expect(back.document.sources == [Source(name: "a.tif", mediaType: .tiff)])
    #expect(page.resolution == .measured(300))
    #expect(page.provenance?.engine == EngineIdentity(name: "Aletheia", version: ""))
    #expect(page.words.map(\.text) == ["one", "zwei"])
    #expect(page.words.map(\.language) == ["en", "de"])
    #expect(page.words[0].confidence == Confidence(0.9))
    #expect(
      page.words[0].style == TextStyle([.bold], fontName: "Arial", fontSize: Points(9), color: "#ff0000"))
    #expect(
      page.words[0].glyphs == [
        Glyph("o", box: Rect(x: 10, y: 10, width: 10, height: 50), confidence: Confidence(0.5))
      ])
    #expect(page.lines[0].box == Rect(x: 10, y: 10, width: 500, height: 50))
    #expect(page.lines[0].polygon?.first == Point(x: 10, y: 12))
    #expect(page.lines[0].baseline?.points.count == 3)
    guard case .heading(let heading) = page.blocks[0].content else {
      Issue.record("no heading")
      return
    }
    #expect(heading.paragraph.alignment == .center)
    #expect(page.blocks[0].region.polygon == nil)
    #expect(back.diagnostics.contains(.sourcePartLost(page: 1, what: "other readings of words (1)")))
  }

  @Test func readsPointsOf2010() throws {
    let coords =
      "<Coords><Point x='1' y='2'/><Point x='11' y='2'/><Point x='11' y='9'/><Point x='1' y='9'/></Coords>"
    let back = try readBack(
      file(
        "<TextRegion id='r' type='paragraph'>\(coords)<TextEquiv><Unicode>two words\nnext</Unicode></TextEquiv></TextRegion>",
        year: "2010-03-19"))
    let block = try #require(back.document.pages.first?.blocks.first)
    #expect(block.region.box == Rect(x: 1, y: 2, width: 10, height: 7))
    #expect(block.allLines.map(\.plainText) == ["two words", "next"])
    #expect(
      back.diagnostics.contains(
        .sourceChanged(page: 1, what: "regions without lines: theirs are estimated (1)")))
  }

  @Test func nestedGroupsOrderTheRegions() throws {
    let back = try readBack(
      file(
        """
        <ReadingOrder><OrderedGroup id="g0"><RegionRefIndexed index="1" regionRef="a"/>
        <UnorderedGroupIndexed index="0" id="g1"><RegionRef regionRef="c"/><RegionRef regionRef="b"/></UnorderedGroupIndexed>
        </OrderedGroup></ReadingOrder>
        <Relations><Relation id="x" type="join"><SourceRegionRef regionRef="c"/><TargetRegionRef regionRef="a"/></Relation></Relations>
        """ + region("a", line("one")) + region("b", line("two")) + region("c", line("three"))))
    #expect(back.document.pages.first?.blocks.map(\.id) == ["c", "b", "a"])
    #expect(back.document.pages.first?.blocks.last?.continues == "c")
  }

  @Test func transkribusNumbersAndStyles() throws {
    let style = "custom='readingOrder {index:0;} textStyle {offset:4; length:5; bold:true; fontSize:9.0;}'"
    let back = try readBack(
      file(
        region(
          "a", line("one"), "custom='readingOrder {index:1;} structure {type:page-number;}'",
          at: "0,700 9,700 9,720 0,720")
          + region("b", line("two words", style), "custom='readingOrder {index:0;}'")))
    let blocks = try #require(back.document.pages.first?.blocks)
    #expect(blocks.map(\.id) == ["b", "a"])
    #expect(blocks[0].allLines[0].words.map { $0.style?.has(.bold) } == [nil, true])
    #expect(blocks[0].allLines[0].words[1].style?.fontSize == Points(9))
  }

  @Test func pageNumbersAreHeadersOrFooters() throws {
    let blocks = try readBack(
      file(
        region("a", line("1"), "type='page-number'")
          + region("b", line("2"), "type='page-number'", at: "0,700 9,700 9,720 0,720")
          + region("c", line("3"), "type='catch-word'") + region("d", line("4"), "type='marginalia'"))
    ).document.pages.first?.blocks
    #expect(blocks?.map(\.content.typeName) == ["header", "footer", "footer", "paragraph"])
  }

  @Test(arguments: [true, false])
  func tablesHaveRowsAndColumns(_ isTranskribus: Bool) throws {
    func cell(_ row: Int, _ column: Int, _ text: String, span: Int = 1) -> String {
      isTranskribus
        ? "<TableCell row='\(row)' col='\(column)' rowSpan='1' colSpan='\(span)' id='c\(text)'><Coords points='0,0 9,0 9,9 0,9'/>"
          + line(text) + "</TableCell>"
        : "<TextRegion id='c\(text)'><Coords points='0,0 9,0 9,9 0,9'/><Roles><TableCellRole rowIndex='\(row)' columnIndex='\(column)' "
          + "rowSpan='1' colSpan='\(span)' header='\(row == 0)'/></Roles>\(line(text))</TextRegion>"
    }
    let table = "<TableRegion id='t' lineSeparators='true'><Coords points='0,0 90,0 90,90 0,90'/>"
    let back = try readBack(
      file(table + cell(0, 0, "head", span: 2) + cell(1, 0, "left") + cell(1, 1, "right") + "</TableRegion>"))
    guard case .table(let table)? = back.document.pages.first?.blocks.first?.content else {
      Issue.record("no table")
      return
    }
    #expect(table.rowCount == 2)
    #expect(table.columnCount == 2)
    #expect(table.isRuled)
    #expect(table.headerRowCount == (isTranskribus ? 0 : 1))
    #expect(table.cells.map { $0.blocks.flatMap(\.allLines).plainText } == ["head", "left", "right"])
    #expect(table.cells[0].columnSpan == 2)
  }

  @Test func overlappingCellsAreReadAsText() throws {
    let cell =
      "<TableCell row='0' col='0' rowSpan='1' colSpan='1' id='x'><Coords points='0,0 9,0 9,9 0,9'/>\(line("a"))</TableCell>"
    let back = try readBack(
      file("<TableRegion id='t'><Coords points='0,0 90,0 90,90 0,90'/>\(cell)\(cell)</TableRegion>"))
    #expect(back.document.pages.first?.blocks.map(\.content.typeName) == ["paragraph", "paragraph"])
    #expect(
      back.diagnostics.contains(
        .sourceRepaired(page: 1, note: "tables whose cells overlap: read as text (1)")))
  }

  @Test func picturesFormulasAndRulesAreKept() throws {
    func part(_ name: String, _ inside: String = "") -> String {
      "<\(name) id='\(name)'><Coords points='0,0 9,0 9,9 0,9'/>\(inside)</\(name)>"
    }
    let back = try readBack(
      file(
        part("ImageRegion", region("in", line("label"))) + part("MathsRegion") + part("SeparatorRegion")
          + part("NoiseRegion") + part("AdvertRegion", region("ad", line("buy")))))
    let blocks = try #require(back.document.pages.first?.blocks)
    #expect(blocks.map(\.content.typeName) == ["figure", "formula", "separator", "paragraph"])
    #expect(blocks[0].allLines.plainText == "label")
  }

  @Test func streamsHoldSeveralPages() throws {
    let document = try readBack(file(region("a", line("one"))) + "\n" + file(region("b", line("two"))))
      .document
    #expect(document.pages.map { $0.words.map(\.text) } == [["one"], ["two"]])
    #expect(document.sources.count == 1)
  }

  @Test func faultsAreNamed() throws {
    func fault(_ text: String, limits: Limits = Limits()) -> RectoError? {
      #expect(throws: RectoError.self) { try readBack(Data(text.utf8), limits: limits) }
    }
    #expect(fault("<PcGts/>")?.message == "The file has no Page element; is it PAGE XML?")
    #expect(fault("<PcGts><Page/></PcGts>")?.message.hasPrefix("Line 1: the page has neither a size") == true)
    #expect(
      fault("<PcGts>\n<TextLine id='x'/></PcGts>")?.message == "Line 2: TextLine stands outside a page.")
    #expect(fault(file("") + "<")?.message.contains("no well-formed XML") == true)
    #expect(fault(file(""), limits: Limits(pages: 0))?.code == .limitExceeded)
    let deep = file(String(repeating: "<AdvertRegion id='a'>", count: 300))
    #expect(fault(deep)?.code == .limitExceeded)
  }
}
