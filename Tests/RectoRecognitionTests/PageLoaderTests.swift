import Foundation
import RectoModel
import RectoPDF
import Testing

@testable import RectoRecognition

@Suite struct PageLoaderTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test(arguments: [InputKind.jpeg, .jpeg2000, .png])
  func whatPDFCanHoldStaysAsItCame(kind: InputKind) throws {
    let data = try SketchedPage.encoded(SketchedPage.text(["x"], width: 100, height: 80), as: kind)
    let input = try scratch.file("a", data)
    let page = try PageLoader(scratch.task(input, kind)).load()
    #expect(page.asset?.file == input.file)
    #expect(page.asset?.mediaType == kind.mediaType)
    #expect(!page.diagnostics.contains { if case .imageReencoded = $0 { true } else { false } })
  }

  @Test(arguments: [InputKind.webp, .bmp, .tiff])
  func theRestIsEncodedAnewWithoutLoss(kind: InputKind) throws {
    let drawn = try SketchedPage.text(["M"], width: 140, height: 120).straightened(degrees: 3)
    let input = try scratch.file("a", SketchedPage.encoded(drawn, as: kind))
    let page = try PageLoader(scratch.task(input, kind)).load()
    #expect(page.asset?.mediaType == .png)
    let again = try ImageDecoder.decode(Data(contentsOf: #require(page.asset?.file)), kind: .png)
    #expect(again.depth == page.bitmap.depth)
    for y in 0..<120 { for x in 0..<140 { #expect(again.gray(x, y) == page.bitmap.gray(x, y)) } }
    #expect(page.diagnostics.contains(.imageReencoded(page: 1, reason: kind.name)))
  }

  @Test func bilevelPagesBecomeJBIG2() throws {
    let ink = try SketchedPage.text(["G4"], width: 300, height: 3000).binarised()
    let file = scratch.folder.appendingPathComponent("two.tif")
    try SketchedPage.multipageTIFF([ink, try ink.turned(.clockwise180)], to: file)
    let input = InputFile(file: file, name: "two.tif")
    #expect(try InputProbe.probe(input, limits: Limits()).pageCount == 2)
    for index in 0...1 {
      let page = try PageLoader(scratch.task(input, .tiff, page: index)).load()
      #expect(page.asset?.mediaType == .jbig2 && page.bitmap.depth == 1)
      let written = try JBIG2File(Data(contentsOf: #require(page.asset?.file)))
      #expect(Size(width: Double(written.width), height: Double(written.height)) == page.bitmap.size)
      #expect(page.bitmap.darkCentre == (index == 0 ? ink : try ink.turned(.clockwise180)).darkCentre)
    }
  }

  @Test func everyFrameOfAGIFIsAPage() throws {
    let (black, white, clear): (UInt8, UInt8, UInt8) = (0, 1, 3)
    let first: [[UInt8]] = [[white, white, white], [white, white, white]]
    let gif = GIFBytes.data(
      width: 3, height: 2,
      [
        .init(rows: first),
        .init(left: 1, rows: [[black], [clear]], transparentIndex: 3),
        .init(left: 2, rows: [[black], [black]], disposal: 2),
        .init(rows: [[clear]], transparentIndex: 3),
      ])
    let input = try scratch.file("a.gif", gif)
    let seen = try (0..<4).map { index in
      let bitmap = try PageLoader(scratch.task(input, .gif, page: index)).load().bitmap
      return (0..<2).map { y in (0..<3).map { x in bitmap.gray(x, y) == 0 ? "#" : "." }.joined() }
    }
    #expect(seen == [["...", "..."], [".#.", "..."], [".##", "..#"], [".#.", "..."]])
  }

  /// Grey and opacity of two pixels, and the greys they become.
  @Test(arguments: [
    ([0, 255, 0, 0] as [UInt8], [0, 255]), ([0, 0, 0, 0], [255, 255]), ([255, 255, 255, 0], [255, 0]),
  ])
  func transparentPixelsArePaper(pixels: [UInt8], expected: [Int]) throws {
    let data = PNGFile.data(rows: [pixels], channels: 2)
    let input = try scratch.file("a.png", data)
    let page = try PageLoader(scratch.task(input, .png)).load()
    #expect((0..<2).map { page.bitmap.gray($0, 0) } == expected)
    #expect(page.asset?.file != input.file)
  }

  /// The page as a picture, which takes the place of the page itself.
  private func drawn(_ pdf: Data) throws -> LoadedPage {
    var task = scratch.task(try scratch.file("a.pdf", pdf), .pdf)
    task.ocrMode = .force
    guard case .toRead(let page) = try PDFPageLoader(task).load() else {
      throw RectoError(.internalInvariant, "The page was not drawn.")
    }
    return page
  }

  @Test func pdfPagesAreDrawnAsTheyAreSeen() throws {
    // Black in the lower left quarter; displayed turned, it is in the upper left one.
    let pdf = PDFBytes.data(contents: ["0 0 72 36 re f"], page: "/MediaBox [0 0 144 72] /Rotate 90")
    let page = try drawn(pdf)
    #expect(page.bitmap.size == Size(width: 300, height: 600))
    #expect(page.resolution == .measured(300))
    #expect(page.bitmap.depth == 1 && page.asset?.mediaType == .jbig2)
    #expect(page.bitmap.gray(10, 10) == 0 && page.bitmap.gray(290, 10) == 255)
    #expect(page.bitmap.gray(10, 590) == 255)
    #expect(page.label == nil)
  }

  @Test func colouredPDFPagesKeepTheirColour() throws {
    let pdf = PDFBytes.data(contents: ["1 0 0 rg 0 0 72 36 re f"])
    let page = try drawn(pdf)
    #expect(page.bitmap.depth == 32 && page.asset?.mediaType == .png)
    let gray = PDFBytes.data(contents: ["0.5 g 0 0 72 36 re f"])
    #expect(try drawn(gray).bitmap.depth == 8)
  }

  @Test func hugePDFPagesAreDrawnSmaller() throws {
    let page = Size(width: 14_400, height: 14_400)
    let drawing = try PDFDrawing(page: page, unitsPerInch: 300, limits: Limits())
    #expect(drawing.unitsPerInch == 70)
    #expect(drawing.width * drawing.height <= Limits().pixels)
    let a4 = try PDFDrawing(page: Size(width: 595.2, height: 841.68), unitsPerInch: 300, limits: Limits())
    #expect(a4.width == 2480 && a4.height == 3507)
    #expect(throws: RectoError.self) {
      try PDFDrawing(page: Size(width: 144_000, height: 144_000), unitsPerInch: 300, limits: Limits())
    }
    #expect(throws: RectoError.self) {
      try PDFDrawing(page: Size(width: 0, height: 10), unitsPerInch: 300, limits: Limits())
    }
  }

  @Test(arguments: [
    (nil, nil, 300.0), (nil, 72, 150), (nil, 299.8, 300), (nil, 1200, 600), (200.0, 400, 200),
  ])
  func scansAreDrawnAtTheirOwnResolution(override: Double?, scan: Double?, expected: Double) {
    #expect(PDFPageLoader.resolution(override: override, scan: scan) == expected)
  }
}
