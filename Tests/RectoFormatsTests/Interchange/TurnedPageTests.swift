import RectoModel
import Testing

/// Pages that were turned to be read: the boxes are places in the picture that the file names.
@Suite struct TurnedPageTests {
  private static func page(_ turn: Rotation?) -> Page {
    let table = try? Table(
      rowCount: 1, columnCount: 1,
      cells: [
        Cell(
          row: 0, column: 0, region: Region(Rect(x: 10, y: 100, width: 60, height: 20)),
          blocks: [Sample.block(.paragraph(Paragraph([.typed("cell", x: 10, y: 100)])))])
      ])
    let blocks = [Sample.block(.paragraph(Paragraph([.typed("one two", x: 10, y: 30)])))]
    var page = Page(
      size: Size(width: 120, height: 180), resolution: .measured(72),
      blocks: blocks + (table.map { [Sample.block(.table($0))] } ?? []))
    page.turnInSource = turn
    return page
  }

  @Test(arguments: [
    (Rotation?.none, "120 180", "10 30 28 40"), (.clockwise90, "180 120", "140 10 150 28"),
    (.clockwise180, "120 180", "92 140 110 150"), (.clockwise270, "180 120", "30 92 40 110"),
  ]) func boxesLieInThePicture(turn: Rotation?, size: String, box: String) throws {
    let document = Document(pages: [Self.page(turn)])
    let hocr = try write(document, as: "hocr").text
    #expect(hocr.contains("bbox 0 0 \(size)") && hocr.contains("bbox \(box)"), "\(hocr)")
    let sides = box.split(separator: " ").compactMap { Int($0) }
    let place = [sides[0], sides[1], sides[2] - sides[0], sides[3] - sides[1]].map(String.init)
    #expect(try write(document, as: "tsv").text.contains(place.joined(separator: "\t") + "\t-1\tone"))
    let alto = try write(document, as: "alto").text
    let names = ["HPOS", "VPOS", "WIDTH", "HEIGHT"]
    let wanted = zip(names, place).map { "\($0)=\"\($1)\"" }.joined(separator: " ")
    #expect(alto.contains(wanted) && alto.contains("WIDTH=\"\(size.prefix(3))\""), "\(alto)")
    let outline = "\(sides[0]),\(sides[1]) \(sides[2]),\(sides[1])"
    let pageXML = try write(document, as: "page").text
    #expect(pageXML.contains(outline) && pageXML.contains("imageWidth=\"\(size.prefix(3))\""), "\(pageXML)")
  }

  /// About the middle pixel, (60.5, 90.5): the word's left lower corner goes left and down.
  @Test func boxesOfALeaningPageLieInThePicture() throws {
    var page = Self.page(.clockwise180)
    page.skewInSource = -10
    let hocr = try write(Document(pages: [page]), as: "hocr").text
    let upright = AffineTransform.rotation(degrees: -10, aboutMiddleOf: page.size)
      .apply(to: Rect(x: 10, y: 30, width: 18, height: 10))
    let box = Rotation.clockwise180.transform(of: page.size).apply(to: upright)
    let sides = [box.minX, box.minY, box.maxX, box.maxY].map { String(Int($0.rounded())) }
    #expect(hocr.contains("bbox \(sides.joined(separator: " "))"), "\(sides) \(hocr)")
  }

  @Test func whatIsShownStaysUpright() throws {
    let (upright, turned) = (Document(pages: [Self.page(nil)]), Document(pages: [Self.page(.clockwise90)]))
    for format in ["txt", "md", "html"] {
      #expect(try write(turned, as: format).text == write(upright, as: format).text)
    }
  }
}
