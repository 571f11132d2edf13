import RectoLayout
import RectoModel
import Testing

@testable import RectoRecognition

struct ShadeFinderTests {
  private let band = Rect(x: 60, y: 70, width: 880, height: 44)

  /// Light text on a dark band, dark text below it.
  private func page(band colour: PaintedPage.Colour, text: PaintedPage.Colour, grain: Int = 2) throws
    -> PaintedPage
  {
    var page = PaintedPage(width: 1000, height: 900, paper: (250, 250, 250), grain: grain)
    page.fill(band) { _, _ in colour }
    page.print(try SketchedPage.text(["Number Date Charges"], width: 1000, height: 900), colour: text)
    page.print(
      try SketchedPage.text(
        ["", "34278587 18 June 56.49", "one more line of text"], width: 1000, height: 900),
      colour: (10, 10, 10))
    return page
  }

  private func nearest(_ box: Rect, _ other: Rect) -> Bool {
    abs(box.minX - other.minX) < 4 && abs(box.maxX - other.maxX) < 4 && abs(box.minY - other.minY) < 4
      && abs(box.maxY - other.maxY) < 4
  }

  @Test(arguments: [(30, 80, 120), (215, 215, 215), (221, 235, 247), (255, 242, 204)])
  func aBandIsFoundThroughItsText(red: Int, green: Int, blue: Int) throws {
    let text: PaintedPage.Colour = red < 128 ? (255, 255, 255) : (20, 20, 20)
    let shades = try ShadeFinder.shades(on: page(band: (red, green, blue), text: text).bitmap())
    #expect(shades.count == 1)
    let shade = try #require(shades.first)
    #expect(nearest(shade.box, band), "\(shade.box)")
    let colour = try #require(shade.color.flatMap { RGBColor($0) })
    #expect(colour.distance(to: RGBColor(red: UInt8(red), green: UInt8(green), blue: UInt8(blue))) <= 4)
  }

  @Test func rowsOfTwoColoursAreTwo() throws {
    var page = try page(band: (30, 80, 120), text: (255, 255, 255))
    page.fill(Rect(x: 60, y: 300, width: 880, height: 50)) { _, _ in (221, 235, 247) }
    page.fill(Rect(x: 60, y: 350, width: 880, height: 50)) { _, _ in (200, 200, 200) }
    #expect(try ShadeFinder.shades(on: page.bitmap()).count == 3)
  }

  @Test func aSlowChangeOfThePaperIsNone() throws {
    var page = PaintedPage(width: 1000, height: 900)
    page.fill(Rect(x: 0, y: 0, width: 1000, height: 900)) { x, _ in
      (250 - x / 30, 250 - x / 30, 250 - x / 30)
    }
    page.print(try SketchedPage.text(prose, width: 1000, height: 900), colour: (10, 10, 10))
    #expect(try ShadeFinder.shades(on: page.bitmap()) == [])
  }

  @Test func textAndPhotographsAreNone() throws {
    var page = PaintedPage(width: 1000, height: 900, grain: 3)
    page.print(try SketchedPage.text(prose, width: 1000, height: 900), colour: (10, 10, 10))
    page.photograph(Rect(x: 100, y: 500, width: 500, height: 300))
    #expect(try ShadeFinder.shades(on: page.bitmap()) == [])
  }

  @Test func lightTextBecomesDarkToBeRead() throws {
    let picture = try page(band: (30, 80, 120), text: (255, 255, 255)).bitmap()
    let shades = try ScannedShade.all(on: picture)
    #expect(shades.first?.lightText.map { $0.distance(to: .white) <= 6 } == true)
    let legible = try shades.legible(picture)
    #expect(legible.colour(70, 75).allSatisfy { $0 > 230 })
    let (was, now) = (picture.samples, legible.samples)
    let letters = was.indices.filter {
      $0 / 3000 > 75 && $0 / 3000 < 108 && was[$0] == 255 && $0 % 3000 < 2700 && $0 % 3000 > 240
    }
    #expect(!letters.isEmpty && letters.allSatisfy { now[$0] < 60 })
    // The rest stays.
    #expect(was[(200 * 3000)...] == now[(200 * 3000)...])
  }

  /// What lies round it, in the upright box that is read, is made white.
  @Test(arguments: [-0.9, 0.9]) func aBandThatLiesAskew(degrees: Double) throws {
    let picture = try page(band: (30, 80, 120), text: (255, 255, 255)).bitmap().straightened(
      degrees: -degrees)
    let shades = try ScannedShade.all(on: picture, straightenedBy: degrees)
    #expect(shades.count == 1)
    let shade = try #require(shades.first)
    #expect(shade.lightText != nil)
    #expect(shade.contains(Point(x: 500, y: 92)))
    let drop = 880 * abs(degrees) * .pi / 180
    #expect(abs(shade.shade.box.height - band.height - drop) < 6)
    let (low, high) = degrees > 0 ? (920.0, 80.0) : (80.0, 920)
    #expect(shade.contains(Point(x: low, y: band.minY)) && !shade.contains(Point(x: low, y: band.maxY)))
    #expect(shade.contains(Point(x: high, y: band.maxY)) && !shade.contains(Point(x: high, y: band.minY)))
    let legible = try shades.legible(picture)
    let box = shade.shade.box
    let corners = [Point(x: low, y: box.maxY - 2), Point(x: high, y: box.minY + 2)]
    #expect(corners.allSatisfy { legible.colour(Int($0.x), Int($0.y)).allSatisfy { $0 == 255 } })
    #expect(legible.colour(600, 92).allSatisfy { $0 > 230 })
  }

  @Test func darkTextStays() throws {
    let picture = try page(band: (215, 215, 215), text: (20, 20, 20)).bitmap()
    let shades = try ScannedShade.all(on: picture)
    #expect(shades.count == 1 && shades[0].lightText == nil)
    #expect(try shades.legible(picture) === picture)
  }

  @Test func wordsOnDarkHaveTheirColour() {
    let shade = ScannedShade(Shade(band, color: "#1e5078"), lightText: .white)
    let boxes = [Rect(x: 80, y: 80, width: 90, height: 20), Rect(x: 80, y: 180, width: 90, height: 20)]
    let words = zip(["Number", "34278587"], boxes).map { Word($0, box: $1) }
    let blocks = words.compactMap { word in
      TextLine(around: [word]).map {
        Block(id: "b1", region: Region(word.box), content: .paragraph(Paragraph([$0])))
      }
    }
    let page = Page(size: Size(width: 1000, height: 900), resolution: .measured(100), blocks: blocks)
    #expect([shade].coloured(page).words.map { $0.style?.color } == ["#ffffff", nil])
  }

  private let prose = (1...5).map { "line \($0) of a text that goes on for a while" }
}
