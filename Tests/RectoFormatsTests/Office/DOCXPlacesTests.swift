import Foundation
import RectoModel
import Testing

@testable import RectoFormats

/// Where words of a flowing document stand: tab stops, columns of tables, type of one width.
struct DOCXPlacesTests {
  /// Words at places, 6 units a character and 12 high.
  private func line(_ words: (String, Double)...) -> TextLine {
    let placed = words.map { text, x in
      Word(text, box: Rect(x: x, y: 100, width: 6 * Double(text.count), height: 12))
    }
    return TextLine(words: placed, box: Rect(left: 0, top: 100, right: 500, bottom: 112))
  }

  private func texts(_ line: TextLine) -> [String]? {
    TabbedLine(line)?.parts.map { ($0.hasDots ? "…" : "") + $0.line.plainText }
  }

  @Test func dotsLeadToTheNumber() {
    #expect(
      texts(line(("2.1", 0), ("Roles", 24), ("..", 60), ("..", 74), ("14", 480))) == ["2.1 Roles", "…14"])
    #expect(texts(line(("Roles......", 0), ("...", 70), ("14", 90))) == ["Roles", "…14"])
    #expect(texts(line(("Roles", 0), ("…", 36), ("…", 48), ("xi", 60))) == ["Roles", "…xi"])
  }

  @Test func wideBlanksAreTabs() {
    #expect(
      texts(line(("Plaintiff,", 0), ("CIVIL", 200), ("ACTION", 234))) == ["Plaintiff,", "CIVIL ACTION"])
    #expect(texts(line(("One", 0), ("line", 22), ("of", 50), ("text.", 66))) == nil)
  }

  @Test func sentencesKeepTheirDots() {
    #expect(texts(line(("And", 0), ("so", 22), ("...", 40), ("on", 60))) == nil)
    #expect(texts(line(("And", 0), ("so", 22), ("....", 40))) == nil)
    #expect(texts(line(("wait", 0), ("...", 26), ("Ada", 300))) == ["wait ...", "Ada"])
  }

  @Test func aContentsLineHasATabStop() throws {
    var entry = Sample.paragraph("Roles")
    let words = line(("Roles", 60), (".....", 95), ("14", 480))
    entry.content = .paragraph(Paragraph([words]))
    let xml = try documentXML(try writeDOCX(Sample.document([entry])))
    #expect(xml.contains(#"<w:tab w:val="right" w:leader="dot""#))
    #expect(xml.contains("<w:tab/>") && !xml.contains("....."))
  }

  @Test func tablesAtTheirPlacesFloatInLibreOffice() throws {
    let table = Sample.block(.table(try Sample.table([["a", "b"], ["c", "d"]])))
    let xml = try documentXML(try writeDOCX(Sample.document([table]), ["layout": "exact"]))
    #expect(xml.contains(#"w:vertAnchor="margin" w:horzAnchor="page""#))
    #expect(xml.contains(#"w:tblpY="-142""#) && xml.contains(#"<w:pgMar w:top="142""#))
    #expect(!xml.contains(#"w:num="2""#))
    var wide = table
    wide.region = Region(Rect(x: 0, y: 0, width: 600, height: 20))
    let across = try documentXML(try writeDOCX(Sample.document([wide]), ["layout": "exact"]))
    #expect(across.contains(#"<w:cols w:num="2""#))
  }

  /// A digit that fills a small page, in a line of 240 points on 120. LibreOffice leaves out frames whose line reaches further
  /// above its baseline than the page is high.
  @Test func linesHigherThanTheirPageAreShown() throws {
    let word = Word("1", box: Rect(x: 40, y: 2, width: 80, height: 110))
    let line = TextLine(words: [word], box: word.box)
    let block = Block(id: "b", region: Region(word.box), content: .paragraph(Paragraph([line])))
    let page = Page(size: Size(width: 160, height: 120), resolution: .measured(72), blocks: [block])
    let xml = try documentXML(try writeDOCX(Document(pages: [page]), ["layout": "exact"]))
    let height = try #require(
      xml.firstMatch(of: /w:line="(\d{3,})" w:lineRule="exact"/).flatMap { Int($0.1) })
    let top = try #require(xml.firstMatch(of: /w:y="(-?\d+)"/).flatMap { Int($0.1) })
    #expect(height == 3000)
    // The baseline.
    #expect(abs(Double(top) + 0.8 * Double(height) - 2240) < 40, "\(top)")
  }

  @Test func narrowColumnsGetRoomForTheirWords() throws {
    func cell(_ column: Int, _ text: String, _ box: Rect) -> Cell {
      let word = Word(text, box: Rect(x: box.minX + 2, y: 2, width: box.width - 4, height: 12))
      let line = TextLine(words: [word], box: word.box)
      let block = Block(id: "c", region: Region(word.box), content: .paragraph(Paragraph([line])))
      return Cell(row: 0, column: column, region: Region(box), blocks: [block])
    }
    let narrow = Rect(x: 0, y: 0, width: 30, height: 16)
    var wide = cell(1, "a", Rect(x: 30, y: 0, width: 400, height: 16))
    wide.blocks = []
    let table = try Table(rowCount: 1, columnCount: 2, cells: [cell(0, "180,00", narrow), wide])
    let needed = ColumnNeeds(table, scale: 20, padding: 216).widths
    #expect(needed == [777, 0])
    let widths = ColumnGrid(table, region: Rect(x: 0, y: 0, width: 430, height: 16)).twips(
      20, limit: 8600, needed: needed)
    #expect(widths == [777, 8600 - 777])
  }

  /// The resolution of a scan may be wrong: what all text has is the body's size, whatever was measured.
  @Test(arguments: [5.0, 11, 26]) func sizesOfScansAreThoseOfTheBody(points: Double) throws {
    func block(_ id: BlockID, _ size: Double) -> Block {
      var block = Sample.paragraph("words of text and more of them", id: id)
      guard case .paragraph(var paragraph) = block.content else { return block }
      for index in paragraph.lines[0].words.indices {
        paragraph.lines[0].words[index].style = TextStyle(fontSize: Points(size))
      }
      block.content = .paragraph(paragraph)
      return block
    }
    let document = Sample.document([block("a", points), block("b", points * 1.2), block("c", points)])
    #expect(!(try documentXML(try writeDOCX(document)).contains("<w:sz ")))
    let small = Sample.document([block("a", points), block("b", points * 0.5), block("c", points)])
    #expect(try documentXML(try writeDOCX(small)).contains("<w:sz "))
  }

  @Test(arguments: [(12.0, true), (0, false)]) func typewritersAreTold(step: Double, isFixed: Bool) {
    var pitch = FixedPitch()
    let words = ["In", "our", "great", "despair", "appeal", "to", "you", "through"]
    for row in 0..<8 {
      var x = 100.0
      let placed = (words[row...] + words[..<row]).map { text in
        // Letters of all widths, or of one.
        let width =
          step > 0 ? step * Double(text.count) : text.reduce(0) { $0 + ("itlr".contains($1) ? 5 : 14) }
        defer { x += width + (step > 0 ? step : 7) }
        return Word(text, box: Rect(x: x + 1, y: 0, width: width - 2, height: 16))
      }
      pitch.add(TextLine(words: placed, box: Rect(x: 100, y: 0, width: 800, height: 16)))
    }
    #expect(pitch.isFixed == isFixed)
  }

  /// LibreOffice puts a table that is the last of its page at the page's upper left corner when the paragraph that ends the
  /// section comes right behind it.
  @Test func aParagraphStandsBetweenATableAndTheEndOfItsSection() throws {
    let table = Sample.block(.table(try Sample.table([["a", "b"], ["c", "d"]])))
    var other = table
    other.id = "c"
    let xml = try documentXML(try writeDOCX(Sample.document([table], [other]), ["layout": "exact"]))
    let parts = xml.components(separatedBy: "</w:tbl>")
    #expect(parts.count == 3)
    let end = try #require(parts[1].range(of: "<w:sectPr>")).lowerBound
    #expect(parts[1][..<end].components(separatedBy: "<w:p>").count == 3)
  }

  @Test func textDoesNotTouchTheTableBeforeIt() throws {
    let table = Sample.block(.table(try Sample.table([["a", "b"], ["c", "d"]])), id: "t")
    let xml = try documentXML(
      try writeDOCX(Sample.document([table, Sample.paragraph("Behind it.", id: "p")])))
    let behind = try #require(xml.components(separatedBy: "</w:tbl>").last)
    #expect(behind.hasPrefix(#"<w:p><w:pPr><w:spacing w:before="120"/></w:pPr>"#), "\(behind.prefix(80))")
  }

  /// A mark right behind a word is a part of it: 10%³ and not 10% ³.
  @Test func raisedWordsThatTouchAnotherHaveNoBlankBeforeThem() throws {
    func word(_ text: String, from left: Double, to right: Double, _ traits: [TextStyle.Trait] = []) -> Word {
      Word(text, box: Rect(left: left, top: 0, right: right, bottom: 8), style: TextStyle(traits))
    }
    let words = [
      word("was", from: 0, to: 20), word("10%", from: 23, to: 46),
      word("3", from: 46.3, to: 50, [.superscript]),
      word("which", from: 53, to: 80), word("2", from: 83, to: 86, [.superscript]),
    ]
    let line = TextLine(words: words, box: Rect(x: 0, y: 0, width: 86, height: 8))
    #expect([line].runningWords.map(\.blankBefore) == [false, true, false, true, true])
    #expect([line].cleanRunningText == "was 10% 3 which 2")
  }

  @Test func columnsHaveRoomForWordsThatStoodOnTwoLines() throws {
    func line(_ text: String, _ row: Double, hyphenated: Bool = false) -> TextLine {
      let box = Rect(x: 2, y: 14 * row, width: 6 * Double(text.count), height: 12)
      return TextLine(words: [Word(text, box: box)], box: box, endsHyphenated: hyphenated)
    }
    let lines = [line("Preva-", 0, hyphenated: true), line("lence", 1)]
    let room = Region(Rect(x: 0, y: 0, width: 40, height: 30))
    let block = Block(id: "c", region: room, content: .paragraph(Paragraph(lines)))
    let table = try Table(
      rowCount: 1, columnCount: 1, cells: [Cell(row: 0, column: 0, region: room, blocks: [block])])
    #expect(ColumnNeeds(table, scale: 20, padding: 0).widths == [Int(66 * 20 * 1.08)])
  }

  /// A row that grew would push those below it off the page.
  @Test func linesOfExactCellsAreNoWiderThanTheirCell() throws {
    func stretch(_ width: Double) throws -> Int? {
      let box = Rect(x: 0, y: 2, width: 120, height: 12)
      let inner = Block(
        id: "c", region: Region(box),
        content: .paragraph(Paragraph([TextLine(words: [Word("Number of couples", box: box)], box: box)])))
      let cell = Cell(
        row: 0, column: 0, region: Region(Rect(x: 0, y: 0, width: width, height: 16)), blocks: [inner])
      let next = Cell(
        row: 0, column: 1, region: Region(Rect(x: width, y: 0, width: 200, height: 16)), blocks: [])
      let table = Block(
        id: "t", region: Region(Rect(x: 0, y: 0, width: width + 200, height: 16)),
        content: .table(try Table(rowCount: 1, columnCount: 2, cells: [cell, next])))
      let xml = try documentXML(try writeDOCX(Sample.document([table]), ["layout": "exact"]))
      return xml.firstMatch(of: /<w:w w:val="(\d+)"/).flatMap { Int($0.1) } ?? 100
    }
    let (whole, squeezed) = (try #require(try stretch(130)), try #require(try stretch(90)))
    #expect(squeezed * 100 < whole * 75, "\(squeezed) of \(whole)")
  }

  /// A box drawn round a lone word makes it higher, but no wider.
  @Test func loneWordsAreAsLargeAsTheyAreWide() {
    func size(_ height: Double, width: Double) -> Int? {
      let box = Rect(x: 0, y: 0, width: width, height: height)
      let line = TextLine(words: [Word("Headache", box: box)], box: box)
      return ExactLines.groups(of: [line], family: .serif, halfPointsPerUnit: 2, usual: 22).first?.size
    }
    #expect(size(8, width: 42) == 22)
    #expect(size(14, width: 42) == 22)
    // Small print is small both ways.
    #expect(size(5, width: 27) == 14)
  }
}
