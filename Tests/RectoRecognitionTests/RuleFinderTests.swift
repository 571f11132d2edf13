import RectoLayout
import RectoModel
import Testing

@testable import RectoRecognition

@Suite struct RuleFinderTests {
  private let text = ["some words of a first row", "and others 12 345 below", "mmmm nnnn EEEE TTTT HHHH"]

  private func rules(_ page: RuledPage) throws -> [Rule] {
    try RuleFinder().graphics(on: page.bitmap()).rules
  }

  private func textPage() throws -> RuledPage { RuledPage(over: try SketchedPage.text(text)) }

  private func isNear(_ point: Point, _ x: Double, _ y: Double, within distance: Double = 4) -> Bool {
    abs(point.x - x) <= distance && abs(point.y - y) <= distance
  }

  @Test func lettersAreNoRules() throws {
    #expect(try rules(textPage()).isEmpty)
    #expect(try rules(RuledPage(width: 40, height: 30)).isEmpty)
    #expect(try rules(RuledPage(width: 1, height: 1)).isEmpty)
  }

  @Test func gridIsFound() throws {
    var page = try textPage()
    for y in [60.0, 130, 200, 270] { page.line(Point(x: 50, y: y), Point(x: 900, y: y)) }
    for x in [50.0, 660, 900] { page.line(Point(x: x, y: 60), Point(x: x, y: 270)) }
    let found = try rules(page)
    let level = found.filter(\.isLevel)
    let upright = found.filter { !$0.isLevel }
    #expect(level.count == 4 && upright.count == 3)
    for (rule, y) in zip(level, [60.0, 130, 200, 270]) {
      #expect(isNear(rule.from, 50, y) && isNear(rule.to, 900, y))
      #expect((2...5).contains(rule.thickness))
    }
    for (rule, x) in zip(upright, [50.0, 660, 900]) {
      #expect(isNear(rule.from, x, 60) && isNear(rule.to, x, 270))
    }
  }

  @Test func skewedRulesKeepTheirEnds() throws {
    var page = try textPage()
    page.line(Point(x: 50, y: 300), Point(x: 950, y: 331))
    page.line(Point(x: 60, y: 310), Point(x: 42, y: 580))
    let found = try rules(page)
    #expect(found.count == 2)
    let level = try #require(found.first), upright = try #require(found.last)
    #expect(isNear(level.from, 50, 300) && isNear(level.to, 950, 331))
    #expect(isNear(upright.from, 60, 310) && isNear(upright.to, 42, 580))
  }

  @Test func breaksAreMended() throws {
    var page = try textPage()
    page.line(Point(x: 50, y: 320), Point(x: 400, y: 320))
    page.line(Point(x: 415, y: 321), Point(x: 900, y: 321))
    let found = try rules(page)
    #expect(found.count == 1)
    #expect(isNear(try #require(found.first).to, 900, 321))
  }

  @Test func framesBelowEachOtherStayApart() throws {
    var page = try textPage()
    for y in [300.0, 360, 385, 445] { page.line(Point(x: 50, y: y), Point(x: 900, y: y)) }
    for (top, bottom) in [(300.0, 360.0), (385, 445)] {
      for x in [50.0, 400, 900] { page.line(Point(x: x, y: top), Point(x: x, y: bottom)) }
    }
    let upright = try rules(page).filter { !$0.isLevel }
    #expect(upright.count == 6)
    #expect(upright.allSatisfy { $0.to.y < 365 || $0.from.y > 380 })
  }

  @Test func doubleLinesAreOne() throws {
    var page = try textPage()
    page.line(Point(x: 50, y: 320), Point(x: 900, y: 320), thickness: 2)
    page.line(Point(x: 50, y: 326), Point(x: 900, y: 326), thickness: 2)
    let found = try rules(page)
    #expect(found.count == 1)
    #expect(isNear(try #require(found.first).from, 50, 323))
  }

  @Test func paleRulesAndWhiteOnesOnShadesAreFound() throws {
    var page = try textPage()
    page.line(Point(x: 50, y: 300), Point(x: 900, y: 300), thickness: 2, ink: 215)
    page.fill(Rect(x: 50, y: 360, width: 850, height: 200), 190)
    page.line(Point(x: 50, y: 460), Point(x: 899, y: 460), ink: 255)
    let found = try rules(page)
    #expect(found.count == 2)
    for (rule, y) in zip(found, [300.0, 460]) { #expect(abs(rule.from.y - y) <= 2) }
  }

  /// Printed forms of old have rules of every darkness; letters of a line make level strokes that look alike.
  @Test func longUprightStrokesMayBeWorn() {
    func runs(length: Double, isolation: Double, isLevel: Bool) -> Int {
      let end = isLevel ? Point(x: 20 + length, y: 20) : Point(x: 20, y: 20 + length)
      let path = [Point(x: 20, y: 20), end]
      let stroke = Stroke(path: path, thickness: 2, evenness: 0.5, isolation: isolation)
      return RuleRuns([stroke], isLevel: isLevel, em: 20).runs.count
    }
    #expect(runs(length: 400, isolation: 0.8, isLevel: false) == 1)
    #expect(runs(length: 400, isolation: 0.8, isLevel: true) == 0)
    #expect(runs(length: 400, isolation: 0.6, isLevel: false) == 0)
    #expect(runs(length: 200, isolation: 0.8, isLevel: false) == 0)
  }

  @Test func barsAndBlackBordersAreNoRules() throws {
    var page = try textPage()
    page.fill(Rect(x: 0, y: 0, width: 40, height: 600), 0)
    page.fill(Rect(x: 100, y: 400, width: 700, height: 60), 20)
    #expect(try rules(page).isEmpty)
  }

  @Test func largePagesAreMeasuredInTheirOwnPixels() throws {
    var page = RuledPage(width: 2800, height: 1000)
    page.line(Point(x: 200, y: 300), Point(x: 2600, y: 300), thickness: 4)
    let rule = try #require(try RuleFinder(wordHeight: 40).graphics(on: page.bitmap()).rules.first)
    #expect(isNear(rule.from, 200, 300) && isNear(rule.to, 2600, 300))
  }

  @Test func dottedAndDashedRulesAreFound() throws {
    var page = try textPage()
    page.line(Point(x: 50, y: 320), Point(x: 900, y: 320), thickness: 3, dash: 3, period: 11)
    page.line(Point(x: 50, y: 400), Point(x: 900, y: 400), thickness: 2, dash: 14, period: 22)
    page.line(Point(x: 950, y: 100), Point(x: 950, y: 560), thickness: 3, dash: 3, period: 10)
    let found = try rules(page)
    #expect(found.count == 3)
    for (rule, y) in zip(found, [320.0, 400]) {
      #expect(isNear(rule.from, 50, y) && isNear(rule.to, 900, y, within: 12))
    }
    #expect(isNear(try #require(found.last).from, 950, 100))
  }

  @Test func leadersAndColumnsOfFiguresAreNoDottedRules() throws {
    // The first base line is 100 from the top.
    var leaders = try textPage()
    leaders.line(Point(x: 520, y: 99), Point(x: 940, y: 99), thickness: 3, dash: 3, period: 12)
    let end = try #require(leaders.lastInk(left: 80, right: 510, top: 70, bottom: 105))
    #expect(end > 400)
    leaders.line(Point(x: Double(end) + 10, y: 99), Point(x: 530, y: 99), thickness: 3, dash: 3, period: 12)
    #expect(try rules(leaders).isEmpty)
    var figures = try textPage()
    for row in 0..<12 {
      let top = 300 + 22 * Double(row)
      for x in [600.0, 610, 618] { figures.fill(Rect(x: x, y: top, width: 4, height: 14), 0) }
    }
    #expect(try rules(figures).isEmpty)
  }
}
