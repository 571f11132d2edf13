import Foundation
import RectoModel
import Testing

@testable import RectoFormats

/// Boxes that hug their letters, as engines give them.
@Suite struct LineFitTests {
  /// A line in a type of 10 units from baseline to ascender, letters 6 wide and `blank` apart.
  private func line(_ text: String, x: Double, baseline: Double, blank: Double = 6) -> TextLine {
    var x = x
    let words = text.split(separator: " ").map { text in
      let tall = text.contains { "bdfhiklt".contains($0) || $0.isUppercase || $0.isNumber }
      let deep = text.contains { "gjpqy,".contains($0) }
      let box = Rect(
        left: x, top: baseline - (tall ? 10 : 7), right: x + 6 * Double(text.count),
        bottom: baseline + (deep ? 3 : 0))
      x = box.maxX + blank
      return Word(String(text), box: box)
    }
    let box = words.map(\.box).union ?? Rect(x: x, y: baseline, width: 0, height: 0)
    return TextLine(words: words, box: box)
  }

  private func runs(_ lines: [TextLine]) throws -> [TextRun] {
    var page = Page.points(600, 800)
    page.blocks = [
      Block(
        id: "b", region: Region(Rect(x: 0, y: 0, width: 600, height: 800)),
        content: .paragraph(Paragraph(lines)))
    ]
    var structure = StructurePlan(language: nil)
    let glyphs = GlyphTable(Document(pages: [page]))
    return try PDFPagePlan(page, number: 1, glyphs: glyphs, structure: &structure).runs
  }

  @Test func wordsOfALineShareSizeAndBaseline() throws {
    let runs = try runs([line("as all pages were on hand", x: 50, baseline: 100)])
    #expect(Set(runs.map(\.size)) == [12.5])
    #expect(Set(runs.map(\.origin.y)) == [100])
    #expect(runs.map(\.shape) == [.low, .flat, .deep, .low, .low, .flat])
  }

  @Test func linesOfABlockShareTheirSize() throws {
    var second = line("a second line that is read a little taller", x: 50, baseline: 120)
    for index in second.words.indices {
      second.words[index].box.y -= 1
      second.words[index].box.height += 1
    }
    let runs = try runs([line("The first line of the block", x: 50, baseline: 100), second])
    #expect(Set(runs.map(\.size)).count == 1)
  }

  @Test func aTitleKeepsItsOwnSize() throws {
    var title = line("Title", x: 50, baseline: 60)
    title.words[0].box = Rect(x: 50, y: 30, width: 90, height: 30)
    let runs = try runs([title, line("The first line", x: 50, baseline: 100)])
    #expect(runs[0].size == 37.5)
    #expect(runs[1].size == 12.5)
  }

  @Test func anInitialAndASpeckKeepTheirBoxes() throws {
    var line = line("Once upon a time there was", x: 50, baseline: 100)
    line.words[0].box = Rect(x: 10, y: 76, width: 30, height: 48)
    line.words.append(Word(".", box: Rect(x: 300, y: 140, width: 3, height: 3)))
    let runs = try runs([line])
    #expect(abs(runs[0].size * runs[0].shape.heightShare - 48) < 0.1)
    #expect(runs.last?.origin.y ?? 0 > 140)
    #expect(Set(runs.dropFirst().dropLast().map(\.size)) == [12.5])
  }

  @Test func slopingBaselineIsFollowed() throws {
    var sloping = line("these words go down a little to the right", x: 50, baseline: 100)
    for index in sloping.words.indices { sloping.words[index].box.y += sloping.words[index].box.midX / 100 }
    sloping.baseline = Baseline([Point(x: 50, y: 100.5), Point(x: 350, y: 103.5)])
    let runs = try runs([sloping])
    for (word, run) in zip(sloping.words, runs) {
      #expect(abs(run.origin.y - (100 + word.box.midX / 100)) < 0.15, "\(word.text)")
    }
  }

  /// Wide blanks after small words made Poppler see columns and scatter the words.
  @Test(arguments: [4.0, 6, 9]) func popplerReadsTypewritingInOrder(_ blank: Double) throws {
    let texts = [
      "There is always, of course, as we have reported", "elsewhere, a good chance that a mayor as",
      "harsh as ours is will not go on as one who can", "see us as we are, or even once more as we were.",
    ]
    let lines = texts.enumerated().map { index, text in
      line(text, x: 40, baseline: 100 + 24 * Double(index), blank: blank)
    }
    let fixture = try PDFFixture()
    let path = try fixture.write(Document(pages: [.points(600, 400, lines: lines)]))
    let read = try ExternalTool.pdftotext.run([path, "-"]).text
    #expect(read.split(whereSeparator: \.isWhitespace) == texts.joined(separator: " ").split(separator: " "))
  }
}

@Suite("Words that touch") struct TouchingWordsTests {
  @Test("They are drawn a little apart, and others as they are") func apart() {
    let boxes = [(0.0, 40.0), (40, 30), (80, 20)]
    let frames = boxes.map { WordFrame(in: Rect(x: $0.0, y: 0, width: $0.1, height: 10), angle: 0) }
    let apart = WordFrame.apart(frames, size: 10)
    #expect(apart.map(\.length) == [39.4, 30, 20])
    // Never by much.
    let most = WordFrame.apart(frames, size: 100).map { ($0.length * 10).rounded() / 10 }
    #expect(most == [37.6, 30, 20])
  }
}
