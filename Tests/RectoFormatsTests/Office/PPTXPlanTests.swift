import RectoModel
import RectoTesting
import Testing

@testable import RectoFormats

@Suite struct PPTXPlanTests {
  private func page(_ width: Double, _ height: Double, _ resolution: Double = 72) -> Page {
    Page(size: Size(width: width, height: height), resolution: .measured(resolution), blocks: [])
  }

  @Test func slidesHaveTheSizeOfMostPages() {
    let size = SlideSize(of: [page(720, 540), page(595, 842), page(597, 842)])
    #expect(size.width == 595 * 12_700 && size.height == 842 * 12_700)
    let first = SlideSize(of: [page(720, 540), page(595, 842)])
    #expect(first.width == 720 * 12_700)
    let poster = SlideSize(of: [page(10_000, 5000)])
    #expect(poster.width == 51_206_400 && poster.height == 25_603_200)
    let stamp = SlideSize(of: [page(36, 72)])
    #expect(stamp.width == 914_400 && stamp.height == 1_828_800)
  }

  @Test func pagesOfOtherSizesStandInTheMiddle() {
    let slide = SlideSize(of: [page(400, 300)])
    let setup = SlideSetup(page(1600, 600), slide: slide)
    #expect(setup.scale == 0.25)
    let whole = setup.box(Rect(x: 0, y: 0, width: 1600, height: 600))
    #expect(whole == SlideBox(x: 0, y: 75 * 12_700, width: 400 * 12_700, height: 150 * 12_700))
    #expect(SlideSetup(page(1668, 1250, 300), slide: slide).scale == 1)
    let wild = setup.box(Rect(x: .nan, y: .infinity, width: -5, height: 1e300))
    #expect(wild.x == 0 && wild.y == 0 && wild.width == 1 && wild.height == 100_000_000)
  }

  @Test func linesAreBrokenWhereProgramsDo() {
    // In Courier each letter is 0.6 of the size.
    let wrap = TextWrap([BodyRun(.text("aaa bbb cccccccccc"))], size: 20, family: .mono)
    #expect(wrap.lineCount(width: 100) == 1)
    #expect(wrap.lineCount(width: 0.6 * 7.5) == 3)
    #expect(wrap.lineCount(width: 0.6 * 10.5) == 2)
    #expect(wrap.lineCount(width: 0.6 * 10.5, indent: 0.6 * 4) == 3)
    #expect(wrap.lineCount(width: 0) >= 1)
    let parts = TextWrap(
      [BodyRun(.text("aaa")), BodyRun(.text("bbb"), RunFormat(TextStyle([.superscript])))], size: 20,
      family: .mono)
    #expect(parts.lineCount(width: 0.6 * 5.1) == 1)
    let ended = TextWrap(
      [BodyRun(.text("a")), BodyRun(.lineBreak), BodyRun(.text("b"))], size: 20, family: .mono)
    #expect(ended.lineCount(width: 100) == 2)
    let han = TextWrap([BodyRun(.text("造紙術は百年前"))], size: 20, family: .serif)
    #expect(han.lineCount(width: 3.01) == 3)
  }

  @Test func textIsMadeSmallerUntilItFits() {
    let text = SlideParagraph([BodyRun(.text(String(repeating: "word ", count: 40)))])
    let roomy = TextFit(width: 400, height: 400, family: .serif)
      .fitted([text], wanted: 24, pitch: 14, own: 24)
    #expect(roomy.size == 24 && roomy.factor == 1 && roomy.pitch == 14)
    let tight = TextFit(width: 200, height: 60, family: .serif)
      .fitted([text], wanted: 24, pitch: 14, own: 24)
    #expect(tight.size < 24)
    let lines = TextWrap(text.runs, size: 24, family: .serif)
      .lineCount(width: 200 / (Double(tight.size) / 2))
    #expect(Double(lines) * (tight.pitch ?? 0) <= 60)
    let hopeless = TextFit(width: 1, height: 1, family: .serif)
      .fitted([text], wanted: 24, pitch: 14, own: 24)
    #expect(hopeless.size == 4)
    let single = TextFit(width: 400, height: 20, family: .serif)
      .fitted([SlideParagraph([BodyRun(.text("one"))])], wanted: 24, pitch: 14, own: 24)
    #expect(single.pitch == nil)
  }

  @Test func linesThatEndFreelyKeepTheirEnds() throws {
    func line(_ text: String, _ row: Int) -> TextLine {
      var x = 0.0
      var words: [Word] = []
      for part in text.split(separator: " ") {
        let box = Rect(x: x, y: Double(row) * 30, width: 10 * Double(part.count), height: 20)
        x = box.maxX + 10
        words.append(Word(part.description, box: box))
      }
      return TextLine(words: words, box: Rect(x: 0, y: Double(row) * 30, width: x - 10, height: 20))
    }
    func parts(_ lines: [TextLine]) -> [Int] {
      let width = lines.map(\.box.width).max() ?? 0
      return lines.cutAtFreeEnds(in: Rect(x: 0, y: 0, width: width, height: 90)).map(\.count)
    }
    let full = [line("Rags were sorted by", 0), line("colour and by cloth", 1), line("too.", 2)]
    #expect(parts(full) == [3])
    #expect(parts([line("Ashby", 0), line("Water Street 14", 1), line("Leeds", 2)]) == [1, 2])
    #expect(parts([full[2], full[0]]) == [1, 1])
  }

  @Test func linesFromRightToLeftStandAtTheRight() {
    func alignment(_ direction: WritingDirection, left: [Double], right: [Double]) -> Paragraph.Alignment? {
      let lines = zip(left, right).map { left, right in
        let box = Rect(left: left, top: 0, right: right, bottom: 20)
        return TextLine(words: [Word("x", box: box)], box: box, direction: direction)
      }
      return lines.placedAlignment(near: 8)
    }
    #expect(alignment(.leftToRight, left: [0, 50, 90], right: [200, 200, 200]) == .end)
    #expect(alignment(.rightToLeft, left: [0, 50, 90], right: [200, 200, 200]) == nil)
    #expect(alignment(.rightToLeft, left: [0, 0, 0], right: [200, 150, 90]) == .end)
  }

  @Test func bulletsAreThoseThatPowerPointHas() {
    #expect(SlideBullet(.plainBullet, number: 0) == .character("•"))
    #expect(
      SlideBullet(.number(.lowerRoman, prefix: "(", suffix: ")"), number: 2)
        == .number(scheme: "romanLcParenBoth", start: 2))
    #expect(
      SlideBullet(.number(.decimal, prefix: "", suffix: ""), number: 1)
        == .number(scheme: "arabicPlain", start: 1))
    #expect(SlideBullet(.number(.decimal, prefix: "[", suffix: "]"), number: 1) == nil)
    #expect(SlideBullet(.plainNumber, number: 40_000) == nil)
  }
}

extension SlideSize {
  fileprivate init(of pages: [Page]) {
    var tally = Tally()
    for page in pages { tally.add(page) }
    self.init(tally)
  }
}
