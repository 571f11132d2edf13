import Foundation
import RectoModel
import Testing

import struct RectoModel.AffineTransform

@testable import RectoFormats

@Suite struct PDFImageTests {
  /// What `qpdf` lists of a file.
  private struct Listing: Decodable {
    struct Page: Decodable { var images: [Image] }
    struct Image: Decodable {
      var object: String
      var filter: [String]
    }
    var pages: [Page]
  }

  private func write(
    _ name: String, _ type: MediaType, _ data: Data, _ width: Int, _ height: Int, in fixture: PDFFixture
  )
    throws -> String
  {
    let asset = try fixture.asset(name, type, data, width: width, height: height)
    let page = Page.points(
      Double(width), Double(height), image: PageImage(asset: asset.id, size: asset.size))
    return try fixture.write(Document(pages: [page]), [asset])
  }

  private func image(in path: String) throws -> (filter: String, bytes: Data) {
    let json = try ExternalTool.qpdf.run(["--json", "--json-key=pages", path]).output
    let listing = try JSONDecoder().decode(Listing.self, from: json)
    let image = try #require(listing.pages.first?.images.first)
    let id = try #require(image.object.split(separator: " ").first)
    let bytes = try ExternalTool.qpdf.run(["--show-object=\(id)", "--raw-stream-data", path]).output
    return (image.filter.joined(), bytes)
  }

  /// Dark in the upper left quarter and nowhere else.
  private func expectQuarter(_ raster: GrayRaster) {
    let (width, height) = (raster.width, raster.height)
    #expect(raster.isDark(width / 4, height / 4))
    #expect(!raster.isDark(width * 3 / 4, height / 4))
    #expect(!raster.isDark(width / 4, height * 3 / 4))
    #expect(!raster.isDark(width * 3 / 4, height * 3 / 4))
  }

  /// Its words stand on it in order all the same.
  @Test(arguments: [(Rotation.clockwise90, 180, 120), (.clockwise180, 120, 180), (.clockwise270, 180, 120)])
  func scanThatWasReadTurnedLiesAsItLay(turn: Rotation, width: Int, height: Int) throws {
    let fixture = try PDFFixture()
    let left = [UInt8](repeating: 0, count: width / 2) + [UInt8](repeating: 255, count: width - width / 2)
    let blank = [UInt8](repeating: 255, count: width)
    let png = TestPNG(width: width, height: height, row: { $0 < height / 2 ? left : blank })
    let asset = try fixture.asset("a.png", .png, png.data, width: width, height: height)
    let image = PageImage(
      asset: asset.id, size: asset.size, transform: turn.transform(of: asset.size), rotation: turn)
    let lines: [TextLine] = [.typed("One two", x: 10, y: 30), .typed("three four", x: 10, y: 60)]
    var page = Page.points(120, 180, lines: lines, image: image)
    page.turnInSource = turn.opposite
    let path = try fixture.write(Document(pages: [page]), [asset])
    let raster = try fixture.render(path)
    #expect(raster.width == width && raster.height == height)
    expectQuarter(raster)
    let words = try ExternalTool.pdftotext.run(["-raw", path, "-"]).text.split(whereSeparator: \.isWhitespace)
    #expect(words == ["One", "two", "three", "four"])
    let boxes = try ExternalTool.pdftotext.run(["-bbox", path, "-"]).text
    let line = try #require(boxes.split(separator: "\n").first { $0.contains(">One<") })
    let sides = line.split(separator: "\"").compactMap { Double($0) }
    try #require(sides.count == 4)
    let seen = Rect(left: sides[0], top: sides[1], right: sides[2], bottom: sides[3])
    let middle = turn.opposite.transform(of: page.size).apply(to: Point(x: 18, y: 35))
    #expect(seen.contains(middle), "\(line)")
  }

  /// The words stand on the leaning picture, which lies as it is.
  @Test func scanThatWasReadStraightLeansAsItLeant() throws {
    let fixture = try PDFFixture()
    let (width, height) = (120, 180)
    let left = [UInt8](repeating: 0, count: width / 2) + [UInt8](repeating: 255, count: width - width / 2)
    let blank = [UInt8](repeating: 255, count: width)
    let png = TestPNG(width: width, height: height, row: { $0 < height / 2 ? left : blank })
    let asset = try fixture.asset("a.png", .png, png.data, width: width, height: height)
    let made = AffineTransform.rotation(degrees: -5, aboutMiddleOf: asset.size)
    let image = PageImage(asset: asset.id, size: asset.size, transform: made, deskew: -5)
    let lines: [TextLine] = [.typed("One two", x: 10, y: 30), .typed("three four", x: 10, y: 150)]
    var page = Page.points(120, 180, lines: lines, image: image)
    page.skewInSource = 5
    let path = try fixture.write(Document(pages: [page]), [asset])
    expectQuarter(try fixture.render(path))
    let boxes = try ExternalTool.pdftotext.run(["-bbox", path, "-"]).text
    let line = try #require(boxes.split(separator: "\n").first { $0.contains(">four<") })
    let sides = line.split(separator: "\"").compactMap { Double($0) }
    try #require(sides.count == 4)
    let seen = Rect(left: sides[0], top: sides[1], right: sides[2], bottom: sides[3])
    let box = try #require(lines[1].words.last?.box)
    let wanted = AffineTransform.rotation(degrees: 5, aboutMiddleOf: page.size).apply(to: box.center)
    #expect(abs(seen.midX - wanted.x) < 1 && abs(seen.midY - wanted.y) < 2, "\(line)")
  }

  @Test func jpegIsKept() throws {
    let fixture = try PDFFixture()
    let path = try write("a.jpg", .jpeg, TestPictures.grayJPEG, 24, 16, in: fixture)
    let image = try image(in: path)
    #expect(image.filter == "/DCTDecode")
    #expect(image.bytes == TestPictures.grayJPEG)
    expectQuarter(try fixture.render(path))
  }

  @Test func jpeg2000IsKept() throws {
    let fixture = try PDFFixture()
    let path = try write("a.jp2", .jpeg2000, TestPictures.jpeg2000, 16, 16, in: fixture)
    let image = try image(in: path)
    #expect(image.filter == "/JPXDecode")
    #expect(image.bytes == TestPictures.jpeg2000)
    expectQuarter(try fixture.render(path))
  }

  @Test func photoshopInksAreNotInverted() throws {
    let fixture = try PDFFixture()
    let path = try write("a.jpg", .jpeg, TestPictures.adobeCMYK, 16, 16, in: fixture)
    #expect(try image(in: path).bytes == TestPictures.adobeCMYK)
    let raster = try fixture.render(path)
    #expect(raster.isDark(3, 8) && !raster.isDark(12, 8))
  }

  @Test(arguments: [TestPictures.faxWhiteIsZero, TestPictures.faxBlackIsZero]) func faxIsKept(_ tiff: Data)
    throws
  {
    let fixture = try PDFFixture()
    let path = try write("a.tif", .tiff, tiff, 32, 16, in: fixture)
    let image = try image(in: path)
    #expect(image.filter == "/CCITTFaxDecode")
    #expect(tiff.range(of: image.bytes)?.lowerBound == 8)
    expectQuarter(try fixture.render(path))
  }

  @Test func faxBitsAreTurned() throws {
    let fixture = try PDFFixture()
    let path = try write("a.tif", .tiff, TestPictures.faxLowBitFirst, 32, 16, in: fixture)
    expectQuarter(try fixture.render(path))
  }

  static let pngs: [TestPNG] = [
    TestPNG(width: 16, height: 8, row: { y in (0..<16).map { $0 < 8 && y < 4 ? 0 : 255 } }),
    TestPNG(width: 16, height: 8, row: { y in (0..<16).map { $0 < 8 && y < 4 ? 0 : 255 } }, parts: 5),
    TestPNG(width: 16, height: 8, bits: 1, row: { y in y < 4 ? [0, 255] : [255, 255] }),
    TestPNG(
      width: 16, height: 8, bits: 16,
      row: { y in (0..<32).map { $0 < 16 && y < 4 ? 0 : 255 } }),
    TestPNG(
      width: 16, height: 8, colorType: 2,
      row: { y in (0..<48).map { $0 < 24 && y < 4 ? ($0 % 3 == 0 ? 200 : 0) : 255 } }),
    TestPNG(
      width: 16, height: 8, bits: 4, colorType: 3,
      row: { y in (0..<8).map { $0 < 4 && y < 4 ? 0x22 : 0x11 } },
      palette: [0, 255, 0, 255, 255, 255, 40, 0, 90]),
  ]

  @Test(arguments: pngs.indices) func pngPixelsAreKept(_ index: Int) throws {
    let png = Self.pngs[index]
    let fixture = try PDFFixture()
    let path = try write("a.png", .png, png.data, 16, 8, in: fixture)
    let image = try image(in: path)
    #expect(image.filter == "/FlateDecode")
    #expect(Array(image.bytes) == png.pixels)
    expectQuarter(try fixture.render(path))
    #expect(try ExternalTool.qpdf.run(["--check", path]).status == 0)
  }

  @Test func nothingAsksForBlur() throws {
    let fixture = try PDFFixture()
    let path = try write("a.jpg", .jpeg, TestPictures.grayJPEG, 24, 16, in: fixture)
    let objects = try ExternalTool.qpdf.run(["--qdf", "--object-streams=disable", path, "-"]).text
    #expect(!objects.contains("/Interpolate true"))
    #expect(!objects.contains("/Transparency"))
  }

  @Test func brokenContractsAreRefused() throws {
    var alpha = Self.pngs[0]
    alpha.colorType = 4
    var interlaced = Self.pngs[0]
    interlaced.interlace = 1
    var keyed = Self.pngs[0]
    keyed.transparency = [0, 0]
    for png in [alpha, interlaced, keyed] {
      let error = #expect(throws: RectoError.self) { try PDFImage(png.data, mediaType: .png) }
      #expect(error?.code == .unsupportedFeature)
    }
    let webp = #expect(throws: RectoError.self) { try PDFImage(Data([1]), mediaType: .webp) }
    #expect(webp?.code == .unsupportedFeature)
  }

  @Test(arguments: [MediaType.png, .jpeg, .jpeg2000, .tiff]) func cutFilesAreNamed(_ type: MediaType) throws {
    let whole: Data =
      switch type {
      case .png: Self.pngs[0].data
      case .jpeg: TestPictures.grayJPEG
      case .jpeg2000: TestPictures.jpeg2000
      default: TestPictures.faxWhiteIsZero
      }
    for length in 0..<40 {
      #expect(throws: RectoError.self) { try PDFImage(whole.prefix(length), mediaType: type) }
    }
    let fixture = try PDFFixture()
    let error = #expect(throws: RectoError.self) {
      try write("scan", type, whole.prefix(20), 10, 10, in: fixture)
    }
    #expect(error?.code == .malformedInput)
    #expect(error?.location.page == 1)
    #expect(error?.description.contains("scan") == true)
  }

  @Test func turnedAndStraightenedScansArePlaced() throws {
    let fixture = try PDFFixture()
    let asset = try fixture.asset("a.jpg", .jpeg, TestPictures.grayJPEG, width: 24, height: 16)
    let turned = PageImage(
      asset: asset.id, size: asset.size, transform: Rotation.clockwise90.transform(of: asset.size),
      rotation: .clockwise90)
    let path = try fixture.write(Document(pages: [.points(16, 24, image: turned)]), [asset])
    let raster = try fixture.render(path)
    #expect(raster.width == 16 && raster.height == 24)
    // What was on the upper left is on the upper right.
    #expect(raster.isDark(12, 5) && !raster.isDark(4, 5) && !raster.isDark(12, 18))

    let transform = AffineTransform.scale(x: 4, y: 4).followed(by: .rotation(0.1))
      .followed(by: .translation(x: 30, y: 0))
    let straightened = PageImage(asset: asset.id, size: asset.size, transform: transform, deskew: 5.7)
    let skewed = try fixture.render(
      try fixture.write(Document(pages: [.points(130, 80, image: straightened)]), [asset]))
    let dark = transform.apply(to: Point(x: 10, y: 2))
    let light = transform.apply(to: Point(x: 14, y: 2))
    #expect(skewed.isDark(Int(dark.x), Int(dark.y)) && !skewed.isDark(Int(light.x), Int(light.y)))
    #expect(!skewed.isDark(5, 5))
  }

  @Test func missingPictureIsReported() throws {
    let fixture = try PDFFixture()
    let id = try #require(AssetID("gone"))
    let image = PageImage(asset: id, size: Size(width: 10, height: 10))
    let path = try fixture.write(
      Document(pages: [.points(200, 100, lines: [.typed("text stays", x: 10, y: 10)], image: image)]))
    #expect(fixture.diagnostics == [.assetMissing(page: 1, asset: id)])
    #expect(try ExternalTool.pdftotext.run([path, "-"]).text.contains("text stays"))
  }
}
