import Foundation
import RectoModel
import Testing

@testable import RectoFormats

/// Where words stand on slides.
struct PPTXPlacesTests {
  /// Words at places on one line, 6 units a character and 10 high.
  private func line(_ row: Int, _ words: (String, Double)..., hyphenated: Bool = false) -> TextLine {
    let placed = words.map { text, x in
      Word(text, box: Rect(x: x, y: Double(row) * 14, width: 6 * Double(text.count), height: 10))
    }
    let box = placed.map(\.box).union ?? Rect(x: 0, y: 0, width: 1, height: 1)
    return TextLine(words: placed, box: box, endsHyphenated: hyphenated)
  }

  private func block(_ lines: [TextLine], id: BlockID = "b") -> Block {
    let box = lines.map(\.box).union ?? Rect(x: 0, y: 0, width: 1, height: 1)
    return Block(id: id, region: Region(box), content: .paragraph(Paragraph(lines)))
  }

  private func slide(_ blocks: [Block]) throws -> String {
    let page = Page(size: Size(width: 600, height: 800), resolution: .measured(72), blocks: blocks)
    let bytes = try write(Document(pages: [page]), as: "pptx").bytes
    return try documentXML(bytes, part: "ppt/slides/slide1.xml")
  }

  private func cell(_ row: Int, _ column: Int, _ box: Rect, rows: Int = 1, _ lines: [TextLine]) -> Cell {
    Cell(
      row: row, column: column, rowSpan: rows, region: Region(box),
      blocks: lines.isEmpty ? [] : [block(lines, id: BlockID("c\(row)-\(column)"))])
  }

  private func table(_ rows: Int, _ columns: Int, _ region: Rect, _ cells: [Cell]) throws -> Block {
    Block(
      id: "t", region: Region(region),
      content: .table(try Table(rowCount: rows, columnCount: columns, cells: cells)))
  }

  private func rowHeights(_ xml: String) -> [Int] {
    xml.matches(of: /<a:tr h="(\d+)"/).compactMap { Int($0.1) }
  }

  @Test func wordsThatStandApartStayApart() throws {
    let xml = try slide([block([line(0, ("Survey", 50), ("3", 300), ("2012", 520))])])
    #expect(
      xml.contains(#"<a:tabLst><a:tab pos="3175000" algn="l"/><a:tab pos="5969000" algn="l"/></a:tabLst>"#))
    #expect(xml.contains("<a:t>\t</a:t>"))
    let prose = try slide([block([line(0, ("Survey", 50), ("of", 90), ("2012", 106))])])
    #expect(!prose.contains("tabLst"))
  }

  /// LibreOffice knows no tab stops in paragraphs whose style tells an indent.
  @Test func slidesHaveNoIndentOfTheirOwn() throws {
    let bytes = try write(Sample.document([Sample.paragraph("a")]), as: "pptx").bytes
    #expect(!(try documentXML(bytes, part: "ppt/presentation.xml").contains(" indent=")))
  }

  @Test func linesThatBeginAtSeveralPlacesKeepThem() throws {
    let xml = try slide([
      block([line(0, ("Outlets:", 50)), line(1, ("calls", 150)), line(2, ("visits", 50))])
    ])
    #expect(xml.contains(#"<a:tab pos="1270000" algn="l"/>"#))
    #expect(xml.components(separatedBy: "<a:br>").count == 3)
  }

  @Test func linesThatHangKeepTheirMargin() throws {
    let words = [("Handgloves", 50.0), ("and", 116), ("hats", 140), ("of", 170), ("the", 188)]
    let rest = [("northern", 80.0), ("makers", 134), ("are", 176), ("so", 200)]
    let lines = [
      line(0, words[0], words[1], words[2], words[3], words[4]),
      line(1, rest[0], rest[1], rest[2], rest[3]), line(2, rest[0], rest[1]),
    ]
    #expect(try slide([block(lines)]).contains(#"marL="381000" indent="-381000""#))
  }

  @Test func proseIsNotCutWhereALineEndsALittleEarly() {
    func parts(_ widths: [Double]) -> [Int] {
      let lines = widths.enumerated().map { row, width in
        let top = Double(row) * 30
        let first = Word("to", box: Rect(x: 0, y: top, width: 20, height: 20))
        let rest = Word("others", box: Rect(x: 30, y: top, width: width - 30, height: 20))
        return TextLine(words: [first, rest], box: Rect(x: 0, y: top, width: width, height: 20))
      }
      return lines.cutAtFreeEnds(in: Rect(x: 0, y: 0, width: 400, height: 300)).map(\.count)
    }
    #expect(parts([400, 350, 390, 345, 200]) == [5])
    #expect(parts([400, 350, 150, 390, 380, 345]) == [3, 3])
    #expect(parts([400, 350, 345]) == [1, 1, 1] || parts([400, 350, 345]) == [2, 1])
  }

  @Test func textLeavesTheNextColumnItsRoom() throws {
    func column(_ left: Double, _ id: BlockID) -> Block {
      block(
        (0..<5).map { line($0, ("Handgloves", left), ("and", left + 66), ("hatters", left + 90)) }, id: id)
    }
    let xml = try slide([column(50, "a"), column(190, "b")])
    let places = xml.matches(of: /<a:off x="(\d+)" y="-?\d+"\/><a:ext cx="(\d+)"/).compactMap { match in
      Int(match.1).flatMap { left in Int(match.2).map { (left, left + $0) } }
    }
    try #require(places.count == 2)
    #expect(places[0].1 <= 186 * 12_700, "\(places)")
  }

  /// On a page that is a hundred times as high as wide.
  @Test func textThatCannotBeAsSmallTakesItsRoom() throws {
    let blocks = [block([line(0, ("10", 50))], id: "a"), block([line(0, ("20", 64))], id: "b")]
    let page = Page(size: Size(width: 200, height: 20_000), resolution: .measured(72), blocks: blocks)
    let other = Page(size: Size(width: 600, height: 400), resolution: .measured(72), blocks: [])
    let bytes = try write(Document(pages: [other, page]), as: "pptx").bytes
    let xml = try documentXML(bytes, part: "ppt/slides/slide2.xml")
    let widths = xml.matches(of: /<a:ext cx="(\d+)"/).compactMap { Int($0.1) }
    #expect(widths.count == 2 && widths.allSatisfy { $0 > 5 * 12_700 }, "\(widths)")
  }

  @Test func wordsAreMadeSmallerRatherThanBroken() {
    func size(_ width: Double) -> Int {
      TextFit(width: width, height: 100, family: .mono)
        .fitted([SlideParagraph([BodyRun(.text("Prevalence"))])], wanted: 20, pitch: 12, own: 20).size
    }
    // Ten letters of 0.6 of ten points.
    #expect(size(62) == 20)
    #expect(size(50) == 16)
    #expect(size(20) == 20)
  }

  @Test func wordsAtAStopEndOnTheirLine() {
    func size(_ stop: Double) -> Int {
      let runs = [BodyRun(.text("ab")), BodyRun(.tab), BodyRun(.text("Prevalence"))]
      var paragraph = SlideParagraph(runs)
      paragraph.tabs = [stop]
      return TextFit(width: 100, height: 100, family: .mono)
        .fitted([paragraph], wanted: 20, pitch: 12, own: 20).size
    }
    #expect(size(30) == 20)
    #expect(size(50) == 16)
  }

  @Test func smallCapitalsAreAsWideAsCapitals() {
    let wrap = TextWrap(
      [BodyRun(.text("mill"), RunFormat(TextStyle([.smallCaps])))], size: 20, family: .serif)
    #expect(wrap.longest > 0.85 * TypeMetrics.width(of: "MILL", in: .serif) - 0.001)
  }

  @Test func wordsOfNarrowCellsKeepThePrintersHyphen() throws {
    let lines = [line(0, ("Preva-", 2), hyphenated: true), line(1, ("lence", 2))]
    func xml(_ width: Double) throws -> String {
      let box = Rect(x: 0, y: 0, width: width, height: 30)
      return try slide([try table(1, 1, box, [cell(0, 0, box, lines)])])
    }
    #expect(try xml(44).contains("<a:t>Preva-</a:t>"))
    #expect(try xml(144).contains("<a:t>Prevalence</a:t>"))
  }

  /// LibreOffice makes a row as high as the longest line of a turned cell would be if it weren't broken.
  @Test func linesOfTurnedCellsEndWhereTheyDo() throws {
    func turned(_ text: String, _ left: Double, _ top: Double) -> TextLine {
      let box = Rect(x: left, y: top, width: 10, height: 6 * Double(text.count))
      return TextLine(words: [Word(text, box: box)], box: box)
    }
    let cells = [
      cell(
        0, 0, Rect(x: 0, y: 0, width: 40, height: 100),
        [turned("Practices", 20, 5), turned("(mothers)", 5, 5)]),
      cell(1, 0, Rect(x: 0, y: 100, width: 40, height: 100), [turned("Pressure", 20, 105)]),
    ]
    let xml = try slide([try table(2, 1, Rect(x: 0, y: 0, width: 40, height: 200), cells)])
    #expect(xml.contains(#"vert="vert""#))
    #expect(xml.firstMatch(of: /Practices<\/a:t><\/a:r><a:br>.*?<\/a:br><a:r>.*?\(mothers\)/) != nil)
  }

  /// LibreOffice doesn't count the first row when it looks whether the rows of a cell have room for its text.
  @Test func lastRowsOfCellsFromTheTopHoldTheirText() throws {
    let column = (0..<3).map { line($0, ("Handgloves", 2)) }
    let cells = [
      cell(0, 0, Rect(x: 0, y: 0, width: 70, height: 46), rows: 2, column),
      cell(0, 1, Rect(x: 70, y: 0, width: 100, height: 32), [line(0, ("hats", 80))]),
      cell(1, 1, Rect(x: 70, y: 32, width: 100, height: 14), [line(2, ("gloves", 80))]),
    ]
    let heights = rowHeights(try slide([try table(2, 2, Rect(x: 0, y: 0, width: 170, height: 46), cells)]))
    try #require(heights.count == 2)
    #expect(abs(heights.reduce(0, +) - 46 * 12_700) < 12_700, "\(heights)")
    #expect(heights[1] > 26 * 12_700, "\(heights)")
  }

  /// The fonts that stand in for Times and Arial where those have no Arabic are wider than they are: lines that are taken for
  /// shorter wrap onto each other.
  @Test func arabicIsAsWideAsInCommonFonts() {
    let width = TypeMetrics.width(of: "والقادر", in: .serif) / 7
    #expect(width > 0.48 && width < 0.53)
  }
}
