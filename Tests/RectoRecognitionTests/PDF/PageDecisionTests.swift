import RectoModel
import Testing

@testable import RectoRecognition

@Suite("What is done with a page of a PDF") struct PageDecisionTests {
  private let paper = Size(width: 595, height: 842)
  private var scan: PageFacts.Picture {
    .init(box: Rect(x: 0, y: 0, width: 595, height: 842), pixels: Size(width: 2480, height: 3508))
  }
  private let header = PageFacts.Text(box: Rect(x: 50, y: 20, width: 200, height: 12), characters: 40)
  private func body(_ characters: Int) -> PageFacts.Text {
    .init(box: Rect(x: 50, y: 60, width: 500, height: 700), characters: characters)
  }

  @Test("A scan is read") func scans() {
    let decision = PageDecision(PageFacts(size: paper, pictures: [scan]), mode: .auto)
    #expect(decision.treatment == .added && decision.reading == .everything)
  }

  @Test("A scan with a header or stamp of real text is still read, in its picture") func stamps() {
    let facts = PageFacts(size: paper, readable: [header], pictures: [scan])
    let decision = PageDecision(facts, mode: .auto)
    #expect(decision.treatment == .added && decision.reading == .areas([scan.box]))
    #expect(PageDecision(facts, mode: .skip).treatment == .kept)
  }

  @Test("A page of text is left alone, with a logo, a figure or nothing") func text() {
    let figure = PageFacts.Picture(
      box: Rect(x: 100, y: 100, width: 300, height: 300), pixels: Size(width: 900, height: 900))
    for pictures in [[], [figure]] {
      let decision = PageDecision(
        PageFacts(size: paper, readable: [header, body(2000)], pictures: pictures), mode: .auto)
      #expect(decision.treatment == .kept && decision.reading == .nothing)
    }
  }

  @Test("Visible text over a background picture is text") func background() {
    let facts = PageFacts(size: paper, readable: [body(3000)], pictures: [scan])
    #expect(PageDecision(facts, mode: .auto).treatment == .kept)
  }

  @Test("A hidden layer is replaced, with and without a header") func hidden() {
    for readable in [[], [header]] {
      let facts = PageFacts(size: paper, readable: readable, hidden: [body(2000)], pictures: [scan])
      let decision = PageDecision(facts, mode: .auto)
      #expect(decision.treatment == .redone && decision.reading == .everything)
      #expect(PageDecision(facts, mode: .strip).treatment == .stripped)
      #expect(PageDecision(facts, mode: .skip).treatment == .kept)
      #expect(PageDecision(facts, mode: .none).treatment == .kept)
      #expect(PageDecision(facts, mode: .redo).treatment == .redone)
    }
  }

  @Test("Text without Unicode is read as a picture") func garbage() {
    let facts = PageFacts(size: paper, readable: [header], unreadable: [body(2000)])
    let decision = PageDecision(facts, mode: .auto)
    #expect(decision.treatment == .added && decision.reading == .everything)
  }

  @Test("A few lines without Unicode are read, and the rest stays") func someGarbage() {
    let line = PageFacts.Text(box: Rect(x: 50, y: 700, width: 300, height: 10), characters: 60)
    let decision = PageDecision(
      PageFacts(size: paper, readable: [body(2000)], unreadable: [line]), mode: .auto)
    #expect(decision.treatment == .added)
    #expect(decision.reading == .areas([Rect(x: 49, y: 699, width: 302, height: 12)]))
    let ornament = PageFacts.Text(box: line.box, characters: 6)
    let kept = PageDecision(
      PageFacts(size: paper, readable: [body(2000)], unreadable: [ornament]), mode: .auto)
    #expect(kept.treatment == .kept && kept.reading == .nothing)
  }

  @Test("Curves may be letters; a blank page has none") func curves() {
    let drawn = PageDecision(PageFacts(size: paper, paths: 3000), mode: .auto)
    #expect(drawn.treatment == .added && drawn.reading == .everything)
    let blank = PageDecision(PageFacts(size: paper), mode: .auto)
    #expect(blank.treatment == .kept && blank.reading == .nothing)
  }

  @Test("Forced pages become pictures whatever they hold") func forced() {
    let decision = PageDecision(PageFacts(size: paper, readable: [body(2000)]), mode: .force)
    #expect(decision.treatment == .pictured && decision.reading == .everything)
  }
}
