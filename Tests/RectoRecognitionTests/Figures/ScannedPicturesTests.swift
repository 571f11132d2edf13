import RectoLayout
import RectoModel
import Testing

@testable import RectoRecognition

/// Which parts of a page are pictures.
@Suite struct ScannedPicturesTests {
  private let photo = Rect(x: 120, y: 300, width: 400, height: 250)

  private func page(_ lines: [String] = []) throws -> PaintedPage {
    var page = PaintedPage(width: 1000, height: 800, paper: (250, 250, 250))
    page.print(try SketchedPage.text(lines, width: 1000, height: 800), colour: (0, 0, 0))
    return page
  }

  private func pictures(
    _ page: PaintedPage, words: [Word] = [], rules: Bool = true, seen: [Rect] = []
  ) throws -> [ScannedPicture] {
    let gray = try WorkingGray(of: page.bitmap(), wordHeight: 20)
    let rules = rules ? try RuleFinder().graphics(on: gray).rules : []
    return try ScannedPictures(on: gray, words: words, rules: rules, seen: seen).pictures
  }

  private func isNear(_ one: Rect, _ other: Rect, within distance: Double = 6) -> Bool {
    abs(one.minX - other.minX) <= distance && abs(one.minY - other.minY) <= distance
      && abs(one.maxX - other.maxX) <= distance && abs(one.maxY - other.maxY) <= distance
  }

  private func words(over box: Rect, rows: Int, confidence: Double = 0.95) -> [Word] {
    (0..<rows).flatMap { row in
      (0..<4).map { column in
        Word(
          "letters",
          box: Rect(
            x: box.minX + 10 + Double(column) * 95, y: box.minY + 8 + Double(row) * 30, width: 85, height: 20),
          confidence: Confidence(confidence))
      }
    }
  }

  @Test func textAloneIsNoPicture() throws {
    #expect(try pictures(page(["some words of a page", "and 12 others", "MMMM EEEE HHHH"])).isEmpty)
    #expect(try pictures(page()).isEmpty)
  }

  @Test func aPhotographIsFound() throws {
    var page = try page(["some words above it"])
    page.photograph(photo)
    let found = try pictures(page)
    try #require(found.count == 1)
    #expect(isNear(found[0].box, photo))
    #expect(found[0].kind == .photograph)
  }

  @Test func barsMakeAChart() throws {
    var page = try page()
    for (index, height) in [90.0, 160, 60, 200].enumerated() {
      let left = 150 + Double(index) * 50
      page.fill(Rect(x: left, y: 600 - height, width: 35, height: height)) { _, _ in (40, 70, 160) }
    }
    let found = try pictures(page)
    try #require(found.count == 1)
    #expect(isNear(found[0].box, Rect(x: 150, y: 400, width: 185, height: 200), within: 30))
    #expect(found[0].kind == .drawing)
  }

  @Test func aBarOfOneColourIsNone() throws {
    var page = try page()
    page.fill(Rect(x: 100, y: 300, width: 500, height: 90)) { _, _ in (30, 60, 120) }
    #expect(try pictures(page).isEmpty)
  }

  @Test func theDarkEdgeOfAScanIsNone() throws {
    var page = try page()
    page.fill(Rect(x: 0, y: 0, width: 120, height: 800)) { _, _ in (10, 10, 10) }
    #expect(try pictures(page).isEmpty)
  }

  @Test func aFrameRoundThePageIsNone() throws {
    var page = try page()
    for side in [
      Rect(x: 30, y: 30, width: 940, height: 14), Rect(x: 30, y: 756, width: 940, height: 14),
      Rect(x: 30, y: 30, width: 14, height: 740), Rect(x: 956, y: 30, width: 14, height: 740),
    ] {
      page.fill(side) { _, _ in (0, 0, 0) }
    }
    #expect(try pictures(page, rules: false, seen: [Rect(x: 20, y: 20, width: 960, height: 760)]).isEmpty)
  }

  @Test func aPictureBehindTextIsNone() throws {
    var page = try page()
    page.photograph(photo)
    #expect(try pictures(page, words: words(over: photo, rows: 8)).isEmpty)
    // What is read in it, but not for sure, is a piece of it.
    let unsure = try pictures(page, words: words(over: photo, rows: 8, confidence: 0.3))
    #expect(unsure.map(\.kind) == [.photograph])
  }

  @Test func aShadedBarWithATitleIsNone() throws {
    var page = try page()
    let bar = Rect(x: 120, y: 300, width: 600, height: 120)
    page.photograph(bar)
    let title = words(over: bar, rows: 1)
    #expect(
      try pictures(page, words: title + words(over: Rect(x: 120, y: 500, width: 400, height: 200), rows: 6))
        .isEmpty)
  }

  @Test func aLargeInitialIsNone() throws {
    var page = try page()
    page.photograph(Rect(x: 100, y: 300, width: 110, height: 110))
    let beside = words(over: Rect(x: 210, y: 300, width: 400, height: 200), rows: 6)
    #expect(try pictures(page, words: beside).isEmpty)
    #expect(try pictures(page).count == 1)
  }

  @Test func textBetweenKeepsPicturesApart() throws {
    var page = try page()
    let (upper, lower) = (
      Rect(x: 120, y: 100, width: 400, height: 200), Rect(x: 120, y: 312, width: 120, height: 200)
    )
    page.photograph(upper)
    page.photograph(lower)
    let beside = words(over: Rect(x: 260, y: 312, width: 400, height: 200), rows: 6)
    let found = try pictures(
      page, words: beside + words(over: Rect(x: 560, y: 600, width: 400, height: 200), rows: 6))
    try #require(found.count == 2)
    #expect(isNear(found[0].box, upper) && isNear(found[1].box, lower))
  }

  @Test func whatAnEngineTookForAPictureMustLookLikeOne() throws {
    let page = try page()
    #expect(try pictures(page, seen: [Rect(x: 100, y: 100, width: 300, height: 300)]).isEmpty)
  }
}
