import RectoModel
import RectoPDF
import Testing

@Suite("What a page draws") struct PageContentSummaryTests {
  private func hidden(_ page: DrawnPage) -> [HiddenText] { page.summary().text.map(\.hidden) }

  @Test("Where text stands, and how much it is") func boxes() throws {
    let page = DrawnPage("BT /F 10 Tf 50 20 Td (ab\\)(c)) Tj [(d) -1000 <65>] TJ 0 10 Td (f) Tj ET")
    let text = page.summary().text
    #expect(text.map(\.codeCount) == [6, 2, 1])
    #expect(text.map(\.box.minX) == [50, 86, 50])
    #expect(text.map(\.box.width) == [36, 22, 6])
    #expect(text.map(\.box.minY) == [18, 18, 28])
    #expect(text.allSatisfy { $0.isVisible })
  }

  @Test("Matrices, spacing, scale and rise count") func matrices() throws {
    let page = DrawnPage(
      "q 2 0 0 2 10 0 cm BT /F 10 Tf 50 Tz 2 Tc 4 Tw 3 Ts 1 0 0 1 5 5 Tm (a b) Tj ET Q",
      "BT /F 10 Tf 0 1 -1 0 100 20 Tm (ab) Tj ET")
    let text = page.summary().text
    #expect(text[0].box == Rect(x: 20, y: 12, width: 28, height: 20))
    #expect(abs(text[1].box.minX - 92) < 1e-9 && abs(text[1].box.height - 12) < 1e-9)
  }

  @Test("The rendering mode outlives text objects and ends with Q") func renderMode() {
    let page = DrawnPage(
      "q BT /F 9 Tf 3 Tr 9 9 Td (a) Tj ET BT (b) Tj ET Q BT /F 9 Tf 9 9 Td (c) Tj 1 Tr (d) Tj 0 Tr ( e) ' ET")
    #expect(hidden(page) == [.renderMode, .renderMode, [], [], []])
  }

  @Test("Text objects go on in the next stream") func streams() {
    let page = DrawnPage("q BT /F 9 Tf 3 Tr 9 9 Td (a)", "Tj (b) Tj ET Q BT /F 9 Tf", "9 9 Td (c) Tj ET")
    #expect(hidden(page) == [.renderMode, .renderMode, []])
    #expect(page.summary().isComplete)
  }

  @Test("Text that clips is seen when something is drawn through it") func clippingText() {
    let text = "q BT /F 9 Tf 7 Tr 9 9 Td (a) Tj ET"
    #expect(hidden(DrawnPage("\(text) Q 0 0 99 99 re f")) == [.renderMode])
    #expect(hidden(DrawnPage("\(text) q 0 0 99 99 re f Q Q")) == [[]])
    let page = DrawnPage("\(text) 99 0 0 99 0 0 cm /I Do Q")
    page.image("/I")
    #expect(hidden(page) == [[]])
  }

  @Test("Text with alpha 0 can't be seen; a group's alpha counts for all in it") func alpha() {
    let text = "BT /F 9 Tf 9 9 Td (a) Tj ET"
    #expect(hidden(DrawnPage("q /Clear gs \(text) Q \(text) /Half gs \(text)")) == [.transparent, [], []])
    let page = DrawnPage("q /Clear gs /G Do Q /G Do")
    page.form("/G", "/Half gs \(text)", "/Group << /S /Transparency >>")
    #expect(hidden(page) == [.transparent, []])
  }

  @Test("Text outside of the clip or the page") func clip() {
    let page = DrawnPage(
      """
      q 0 0 50 50 re W n BT /F 9 Tf 9 9 Td (a) Tj 90 0 Td (b) Tj ET Q BT /F 9 Tf 90 9 Td (c) Tj 900 0 Td (d) Tj ET
      """)
    #expect(hidden(page) == [[], .clipped, [], .clipped])
  }

  @Test("An opaque picture hides what was drawn before it and lies under it as a whole") func covered() {
    let text = "BT /F 9 Tf 9 9 Td (abc) Tj ET"
    let cover = "q 100 0 0 50 0 0 cm /I Do Q"
    for (content, entries, expected) in [
      ("\(text) \(cover)", "", HiddenText.covered), ("\(cover) \(text)", "", []),
      ("\(text) \(cover)", "/ImageMask true", []), ("\(text) \(cover)", "/Mask [0 0]", []),
      ("\(text) q 20 0 0 50 0 0 cm /I Do Q", "", []), ("\(text) /Half gs \(cover)", "", []),
      ("\(text) q 0 0 99 99 re W n \(cover) Q", "", .covered),
      ("\(text) q 0 0 20 20 re W n \(cover) Q", "", []),
      ("\(text) q 0 0 m 99 0 l 99 99 l W n \(cover) Q", "", []), ("\(text) /OC /L BDC \(cover) EMC", "", []),
      ("\(text) q 80 60 -60 80 30 -40 cm /I Do Q", "", .covered),
      ("\(text) q 40 40 -40 40 0 0 cm /I Do Q", "", []),
      ("\(text) q 100 0 0 12 0 0 cm /I Do Q q 100 0 0 12 0 12 cm /I Do Q", "", .covered),
    ] {
      let page = DrawnPage(content)
      page.image("/I", entries)
      #expect(hidden(page) == [expected], "\(content) \(entries)")
    }
  }

  @Test("Forms draw with their matrix, box and resources, and the state that is set") func forms() throws {
    let page = DrawnPage("q 2 0 0 2 0 0 cm 3 Tr /A Do Q /A Do")
    page.form(
      "/A", "q BT /F 5 Tf 10 10 Td (a) Tj ET /I Do Q BT ET", "/Matrix [1 0 0 1 5 0] /BBox [0 0 30 30]")
    page.image("/I")
    let summary = page.summary()
    #expect(summary.text.map(\.hidden) == [.renderMode, []])
    #expect(summary.text.map(\.box.minX) == [30, 15])
    #expect(summary.images.map(\.path) == [["A", "I"], ["A", "I"]])
    #expect(
      summary.images.map(\.box) == [
        Rect(x: 10, y: 0, width: 2, height: 2), Rect(x: 5, y: 0, width: 1, height: 1),
      ])
    #expect(summary.images.allSatisfy { $0.id > 0 && $0.pixelWidth == 1 && $0.isOpaque })
  }

  @Test("Forms that draw themselves or each other end") func cycles() {
    let page = DrawnPage("/A Do BT /F 9 Tf 9 9 Td (c) Tj ET")
    page.form("/A", "BT /F 9 Tf 9 9 Td (a) Tj ET /B Do")
    page.form("/B", "/A Do /B Do BT /F 9 Tf 9 9 Td (b) Tj ET")
    let summary = page.summary()
    #expect(summary.text.count == 3 && !summary.isComplete)
  }

  @Test("A deep and wide nest of forms ends, and nothing is taken out of it", arguments: [1, 2])
  func nests(width: Int) {
    let page = DrawnPage("3 Tr /N0 Do BT /F 9 Tf 9 9 Td (a) Tj ET")
    for index in 0..<60 { page.form("/N\(index)", String(repeating: "/N\(index + 1) Do ", count: width)) }
    #expect(!page.summary().isComplete)
    #expect(page.remove() == InvisibleText.Removal(removedCount: 0, keptCount: 1))
  }

  @Test("Paths are counted, and lie where they are seen") func paths() {
    let page = DrawnPage(
      "10 10 20 30 re f 0 0 m 50 50 60 60 190 90 c S 5 5 m 6 6 l n q 0 0 9 9 re W n 500 5 9 9 re f Q")
    let paths = page.summary().paths
    #expect(paths.count == 2 && paths.segmentCount == 5)
    #expect(paths.box == Rect(x: 0, y: 0, width: 190, height: 90))
  }

  @Test("Inline images are pictures too") func inlineImage() {
    let page = DrawnPage("q 50 0 0 20 10 10 cm BI /W 2 /H 1 /BPC 8 /CS /G ID ab EI Q BT /F 9 Tf (a) Tj ET")
    let summary = page.summary()
    #expect(summary.images.map(\.box) == [Rect(x: 10, y: 10, width: 50, height: 20)])
    #expect(summary.images.map(\.pixelWidth) == [2] && summary.text.count == 1)
  }

  @Test("Too much Q, EMC and ET does no harm; too much q is noted") func unbalanced() {
    let page = DrawnPage("Q Q EMC ET BT /F 9 Tf 9 9 Td (a) Tj ET Q")
    #expect(hidden(page) == [[]] && page.summary().isComplete)
    let deep = DrawnPage(String(repeating: "q ", count: 5000) + "BT /F 9 Tf 9 9 Td (a) Tj ET")
    #expect(hidden(deep) == [[]] && !deep.summary().isComplete)
  }

  @Test(
    "Drawn letters are as large as their font, whose units may be dots of a printer",
    arguments: [
      ("/FontMatrix [0.001 0 0 0.001 0 0] /FontBBox [0 -200 600 700]", "/X 9 Tf", 9.0),
      ("/FontMatrix [0.001 0 0 0.001 0 0] /FontBBox [0 0 0 0]", "/X 9 Tf", 9.0),
      ("/FontMatrix [1 0 0 -1 0 0] /FontBBox [0 -8 30 32]", "/X 1 Tf 0.25 0 0 0.25 0 0 Tm", 10.0),
    ]) func drawnLetters(entries: String, setting: String, size: Double) throws
  {
    let page = DrawnPage("BT \(setting) 9 9 Td (a) Tj ET BT /F 9 Tf (b) Tj ET")
    page.document.page(0)["/Resources"]["/Font"].set("/X", "<< /Subtype /Type3 \(entries) >>")
    let summary = page.summary()
    #expect(abs(summary.text[0].size - size) < 1e-9)
    #expect(try summary.text.map { summary.fonts[try #require($0.font)].isDrawn } == [true, false])
  }
}
