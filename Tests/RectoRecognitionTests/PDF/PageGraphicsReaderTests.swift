import Foundation
import RectoLayout
import RectoModel
import RectoPDF
import Testing

@testable import RectoRecognition

@Suite("Lines, areas and pictures of a page of a PDF") struct PageGraphicsReaderTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func loaded(
    _ content: String, page: String = "/MediaBox [0 0 400 300]", wantsFigures: Bool = true
  ) throws -> LoadedText {
    let input = try scratch.file("a.pdf", PDFBytes.data(contents: [content], page: page))
    var task = scratch.task(input, .pdf)
    task.wantsFigures = wantsFigures
    let file = try OpenPDF(input)
    let page = try file.page(0)
    return try PDFPageLoader(task, file).loadedText(
      page, PDFPageReading(page, index: 0, in: try file.objects()), withHidden: true)
  }

  private func rules(_ content: String, page: String = "/MediaBox [0 0 400 300]") throws -> [Rule] {
    try loaded(content, page: page).graphics.rules
  }

  @Test("Borders drawn cell by cell, and twice, are one line each") func joining() throws {
    let grid = (0..<3).map { "\(50 + 40 * $0) 100 40 20 re S" }.joined(separator: " ")
    let found = try rules(grid)
    #expect(found.filter(\.isLevel).map(\.from.y) == [180, 200])
    #expect(found.filter(\.isLevel).allSatisfy { $0.from.x == 50 && $0.to.x == 170 })
    #expect(found.filter { !$0.isLevel }.map(\.from.x) == [50, 90, 130, 170])
  }

  @Test("Narrow areas are lines; dashes and dots make one line; near lines stay two") func narrow() throws {
    #expect(
      try rules("50 100 200 0.8 re f").map { abs($0.thickness - 0.8) < 0.001 } == [true])
    let dashes = (0..<20).map { "\(50 + 8 * $0) 100 m \(55 + 8 * $0) 100 l S" }.joined(separator: " ")
    #expect(try rules(dashes).map { [$0.from.x, $0.to.x] } == [[50, 207]])
    let dots = (0..<30).map { "\(50 + 3 * $0) 100 1 1 re f" }.joined(separator: " ")
    let line = try #require(try rules(dots).first)
    #expect(line.isLevel && line.from.x == 50 && abs(line.to.x - 138) < 0.5)
    #expect(try rules("50 100 m 150 100 l S 160 100 m 260 100 l S 50 97 m 150 97 l S").count == 3)
  }

  @Test("Coloured areas are shades; paper, backgrounds and white on white are none") func shades() throws {
    let graphics = try loaded(
      """
      1 g 0 0 400 300 re f 0.9 g 0 0 400 300 re f 1 g 5 5 50 50 re f 0 0 1 rg 100 100 80 40 re f
      1 g 110 110 20 20 re f 1 G 120 100 m 120 140 l S 300 100 m 300 140 l S
      """
    ).graphics
    #expect(graphics.shades.map(\.color) == ["#0000ff", "#ffffff"])
    #expect(graphics.shades.first?.box == Rect(x: 100, y: 160, width: 80, height: 40))
    #expect(graphics.rules.map(\.from.x) == [120])
  }

  @Test("All is where the page shows it") func geometry() throws {
    let page = "/MediaBox [0 0 400 300] /CropBox [100 100 300 200] /Rotate 90"
    let found = try rules("150 120 m 250 120 l S", page: page)
    #expect(found.map { [$0.from.x, $0.from.y, $0.to.x, $0.to.y] } == [[20, 50, 20, 150]])
  }

  private func image(_ x: Int, _ y: Int, _ width: Int, _ height: Int) -> String {
    "q \(width) 0 0 \(height) \(x) \(y) cm BI /W 10 /H 10 /BPC 8 /CS /G ID "
      + String(repeating: "0123456789", count: 10) + " EI Q"
  }

  @Test("Pictures are cut out; strips are one picture; small ones and whole pages are none") func pictures()
    throws
  {
    let found = try loaded(
      [image(50, 50, 100, 20), image(50, 70, 100, 20), image(200, 100, 60, 60), image(300, 20, 3, 3)].joined(
        separator: " "))
    #expect(
      found.graphics.pictures.map(\.box) == [
        Rect(x: 200, y: 140, width: 60, height: 60), Rect(x: 50, y: 210, width: 100, height: 40),
      ])
    #expect(found.assets.map(\.id.description) == ["page-0001-picture-1", "page-0001-picture-2"])
    #expect(found.graphics.pictures.map(\.asset) == found.assets.map(\.id))
    let data = try Data(contentsOf: try #require(found.assets.first?.file))
    #expect(data.starts(with: [0x89, 0x50, 0x4E, 0x47]))
    #expect(try loaded(image(0, 0, 400, 300)).graphics.pictures.isEmpty)
  }

  @Test(
    "A plain JPEG is passed on as it is; one that is turned or masked is drawn",
    arguments: ["", "/Decode [1 0]"])
  func jpegs(entries: String) throws {
    let jpeg = try Self.jpeg()
    for (matrix, isUpright) in [("64 0 0 48 20 20", true), ("0 64 -48 0 120 20", false)] {
      let document = QPDFDocument()
      let image = document.stream([UInt8](jpeg), filter: "/DCTDecode")
      let dictionary = document.object(
        "<< /Subtype /Image /Width 32 /Height 24 /BitsPerComponent 8 /ColorSpace /DeviceGray \(entries) >>")
      for key in dictionary.keys { image.dictionary.set(key, dictionary[key]) }
      let page = document.object("<< /Type /Page /MediaBox [0 0 400 300] /Resources << /XObject << >> >> >>")
      page["/Resources"]["/XObject"].set("/I", image)
      page.set("/Contents", document.stream(Array("q \(matrix) cm /I Do Q".utf8)))
      document.append(page: document.indirect(page))
      let file = scratch.folder.appendingPathComponent("jpeg.pdf")
      try document.write(to: file)
      let input = InputFile(file: file, name: "jpeg.pdf")
      let open = try OpenPDF(input)
      let reading = PDFPageReading(try open.page(0), index: 0, in: try open.objects())
      let loaded = try PDFPageLoader(scratch.task(input, .pdf), open).loadedText(
        try open.page(0), reading, withHidden: true)
      let asset = try #require(loaded.assets.first)
      #expect(asset.mediaType == .jpeg && loaded.graphics.pictures.count == 1)
      #expect((try Data(contentsOf: asset.file) == jpeg) == (isUpright && entries.isEmpty))
    }
  }

  /// 32 x 24 pixels, half dark.
  private static func jpeg() throws -> Data {
    let samples = (0..<32 * 24).map { UInt8($0 % 32 < 16 ? 40 : 220) }
    return try PageBitmap(samples: samples, width: 32, height: 24, channels: 1).jpeg(quality: 90)
  }

  @Test("No files are written when no figures are wanted") func unwanted() throws {
    let found = try loaded(image(200, 100, 60, 60), wantsFigures: false)
    #expect(found.graphics.pictures.count == 1 && found.assets.isEmpty)
  }

  @Test("Many curves together are a drawing; boxes and single curves are none") func drawings() throws {
    let curves = (0..<12).map {
      "\(100 + 8 * $0) 100 m \(120 + 8 * $0) 150 \(130 + 8 * $0) 160 \(150 + 5 * $0) 200 c S"
    }
    #expect(try loaded(curves.joined(separator: " ")).graphics.pictures.isEmpty)
    let dense = (0..<30).map { index in
      "\(100 + 3 * index) 100 m 150 150 l \(140 + index) 160 170 180 \(190 - index) 200 c h f"
    }
    let found = try loaded(dense.joined(separator: " "))
    #expect(found.graphics.pictures.count == 1 && found.assets.first?.mediaType == .png)
    let grid = (0..<80).map { "\(50 + 3 * $0) 50 20 20 re S" }.joined(separator: " ")
    #expect(try loaded(grid).graphics.pictures.isEmpty)
  }

  @Test("Small discs, circles and squares are marks, as bullets are; longer and larger shapes are none")
  func marks() throws {
    func circle(_ x: Double, _ y: Double, _ r: Double) -> String {
      "\(x + r) \(y) m \(x + r) \(y + r) \(x) \(y + r) \(x) \(y + r) c \(x - r) \(y + r) \(x - r) \(y) \(x - r) \(y) c "
        + "\(x - r) \(y - r) \(x) \(y - r) \(x) \(y - r) c \(x + r) \(y - r) \(x + r) \(y) \(x + r) \(y) c"
    }
    let content =
      "\(circle(50, 200, 2)) f \(circle(50, 180, 2)) S 48 158 4 4 re f 80 158 40 4 re f \(circle(90, 90, 20)) f"
    let marks = try loaded(content).graphics.marks
    #expect(marks.map(\.shape) == [.disc, .circle, .square])
    #expect(marks.map(\.box.minX) == [48, 48, 48])
    #expect(marks.map(\.box.minY) == [98, 118, 138])
  }
}
