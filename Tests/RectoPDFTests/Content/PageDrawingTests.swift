import RectoModel
import RectoPDF
import Testing

@Suite("Lines and areas that a page draws") struct PageDrawingTests {
  private func drawing(_ page: DrawnPage) -> PageDrawing {
    PageContentAnalyzer(page.document).summary(of: page.document.page(0), drawing: true).drawing
  }

  private let red = RGBColor(red: 255, green: 0, blue: 0)
  private let black = RGBColor(red: 0, green: 0, blue: 0)

  @Test("A stroke has its ends, width and colour on the page") func strokes() {
    let drawing = drawing(
      DrawnPage("q 2 0 0 2 10 0 cm 1 0 0 RG 1.5 w 0 5 m 50 5 l S Q 20 20 m 20 60 l S 5 5 m 50 80 l S"))
    #expect(drawing.strokes.map(\.from) == [Point(x: 10, y: 10), Point(x: 20, y: 20)])
    #expect(drawing.strokes.map(\.to) == [Point(x: 110, y: 10), Point(x: 20, y: 60)])
    #expect(drawing.strokes.map(\.width) == [3, 1] && drawing.strokes.map(\.color) == [red, black])
    #expect(drawing.shapes.map(\.isStroked) == [true] && drawing.fills.isEmpty)
  }

  @Test("Outlines of boxes have four sides, closed ones too") func outlines() {
    #expect(drawing(DrawnPage("10 10 50 20 re S")).strokes.count == 4)
    #expect(drawing(DrawnPage("10 10 m 60 10 l 60 30 l s")).strokes.count == 2)
    #expect(drawing(DrawnPage("10 10 m 60 10 l 60 30 l 10 30 l h S")).strokes.count == 4)
    #expect(drawing(DrawnPage("10 10 m 60 10 l 60 30 l 10 30 l S")).strokes.count == 3)
  }

  @Test("Rectangles are areas; other outlines are shapes; nothing is drawn by n") func fills() {
    let drawing = drawing(
      DrawnPage(
        "0.5 g 10 10 50 20 re f 0 0 0 1 k 0 0 m 9 0 l 9 9 l 0 9 l f 20 20 m 30 30 40 30 50 20 c f 5 5 9 9 re n"
      ))
    #expect(
      drawing.fills.map(\.box) == [
        Rect(x: 10, y: 10, width: 50, height: 20), Rect(x: 0, y: 0, width: 9, height: 9),
      ])
    #expect(drawing.fills.map(\.color) == [RGBColor(red: 128, green: 128, blue: 128), black])
    #expect(drawing.shapes.map(\.isCurved) == [true] && drawing.strokes.isEmpty)
  }

  @Test("A rectangle in a rectangle is a frame") func frames() {
    let fills = drawing(DrawnPage("10 10 100 50 re 12 12 96 46 re f*")).fills
    #expect(fills.count == 4 && fills.allSatisfy { min($0.box.width, $0.box.height) == 2 })
  }

  @Test("What is clipped away or has no opacity is left out") func clipping() {
    let drawing = drawing(
      DrawnPage("q 0 0 50 50 re W n 10 10 m 90 10 l S 60 60 20 20 re f Q q /Clear gs 0 0 20 20 re f Q"))
    #expect(drawing.strokes.map(\.to) == [Point(x: 50, y: 10)] && drawing.fills.isEmpty)
  }

  @Test("Forms draw with their matrix; colours come back with Q") func forms() {
    let page = DrawnPage("q 1 0 0 rg /A Do Q 0 0 10 10 re f")
    page.form("/A", "0 0 10 10 re f", "/Matrix [2 0 0 2 20 20]")
    let fills = drawing(page).fills
    #expect(fills.map(\.box.minX) == [20, 0] && fills.map(\.box.width) == [20, 10])
    #expect(fills.map(\.color) == [red, black])
  }

  @Test(
    "Colour spaces",
    arguments: [
      ("/DeviceRGB cs 1 0 0 sc", "#ff0000"), ("/DeviceCMYK cs 0 1 1 0 sc", "#ff0000"),
      ("/I cs 1 sc", "#0000ff"), ("/S cs 0.5 scn", "#ff8080"), ("/B cs 1 scn", "#000000"),
      ("/P cs /X scn", nil),
      ("/S cs", "#ff0000"), ("1 1 1 rg", "#ffffff"),
    ])
  func colours(content: String, expected: String?) {
    let page = DrawnPage("\(content) 0 0 10 10 re f")
    let spaces = page.document.object(
      """
      << /I [/Indexed /DeviceRGB 1 <FF00000000FF>] /B [/Separation /Black /DeviceGray << >>] /P /Pattern
         /S [/Separation /Spot /DeviceRGB << /FunctionType 2 /N 1 /C0 [1 1 1] /C1 [1 0 0] >>] >>
      """)
    page.document.page(0)["/Resources"].set("/ColorSpace", spaces)
    #expect(drawing(page).fills.map { $0.color?.description } == [expected])
  }

  @Test("Only what is asked for is followed; endless paths end") func limits() {
    #expect(DrawnPage("0 0 10 10 re f").summary().drawing.fills.isEmpty)
    let lines = (0..<30_000).map { "\($0 % 200) \($0 % 90) l" }.joined(separator: " ")
    let long = drawing(DrawnPage("0 0 m \(lines) S"))
    #expect(long.shapes.count == 1 && long.strokes.isEmpty)
    let many = drawing(DrawnPage(String(repeating: "0 0 9 9 re f ", count: 210_000)))
    #expect(many.fills.count < 200_000 && many.fills.count >= 100_000)
  }

  @Test("Text tells its line, size and how it is drawn") func text() {
    let page = DrawnPage(
      "BT /F 10 Tf 2 Tr 1 0 0.3 1 20 30 Tm 4 Ts (ab) Tj ET",
      "BT /F 5 Tf 0 Tr 0 Ts 0 2 -2 0 50 10 Tm (c) Tj ET")
    let text = page.summary().text
    #expect(text[0].isThickened && text[0].isSlanted && !text[1].isThickened && !text[1].isSlanted)
    #expect(
      abs(text[0].baseline.from.y - 34) < 1e-9
        && abs(text[0].baseline.to.x - text[0].baseline.from.x - 12) < 1e-9)
    #expect(text[1].size == 10 && text[1].baseline.to == Point(x: 50, y: 16))
  }
}
