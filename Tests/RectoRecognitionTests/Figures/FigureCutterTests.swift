import Foundation
import RectoModel
import RectoTesting
import Testing

@testable import RectoRecognition

/// What becomes of pictures on scanned pages.
@Suite struct FigureCutterTests {
  private let scratch: Scratch
  private let photo = Rect(x: 120, y: 300, width: 400, height: 250)

  init() throws { scratch = try Scratch() }

  private func page() throws -> PageBitmap {
    var page = PaintedPage(width: 1000, height: 800, paper: (250, 250, 250))
    page.photograph(photo)
    return try page.bitmap()
  }

  private func line(_ texts: [String], x: Double, y: Double, confidence: Double) -> TextLine {
    let words = texts.enumerated().map { index, text in
      Word(
        text, box: Rect(x: x + Double(index) * 90, y: y, width: 80, height: 20),
        confidence: Confidence(confidence))
    }
    return TextLine(words: words, box: words.map(\.box).union ?? photo)
  }

  private func paragraph(_ id: BlockID, _ line: TextLine) -> Block {
    Block(id: id, region: Region(line.box), content: .paragraph(Paragraph([line])))
  }

  /// A caption below the photograph, text over it, and junk in it.
  private var recognised: Page {
    Page(
      size: Size(width: 1000, height: 800), resolution: .measured(100),
      blocks: [
        paragraph(
          "b1", line(["These", "words", "stand", "above", "the", "picture"], x: 120, y: 100, confidence: 0.9)),
        paragraph("b2", line(["|~", "Ve", ";;"], x: 160, y: 400, confidence: 0.2)),
        paragraph("b3", line(["Figure", "1:", "A", "wave"], x: 120, y: 570, confidence: 0.9)),
      ])
  }

  private func result(wantsFigures: Bool) async throws -> PageResult {
    let input = try scratch.file("page.png", SketchedPage.encoded(page(), as: .png))
    var task = scratch.task(input, .png)
    task.wantsFigures = wantsFigures
    return try await PagePipeline(recognizer: RecordedRecognizer(pages: [recognised])).process(task)
  }

  @Test func aPhotographBecomesAFigureWithItsCaption() async throws {
    let result = try await result(wantsFigures: true)
    let figures = result.page.blocks.filter { if case .figure = $0.content { true } else { false } }
    try #require(figures.count == 1)
    guard case .figure(let figure) = figures[0].content else { return }
    #expect(figure.lines.isEmpty)
    let asset = try #require(result.assets.first { $0.id == figure.asset })
    #expect(asset.id.description == "page-0001-picture-1" && asset.mediaType == .jpeg)
    let file = try Data(contentsOf: asset.file)
    #expect(file.starts(with: [0xFF, 0xD8]))
    let cut = try ImageDecoder.decode(file, kind: .jpeg)
    #expect(abs(cut.size.width - photo.width) < 12 && abs(cut.size.height - photo.height) < 12)
    #expect(cut.size == asset.size)

    let targets = result.page.blocks.compactMap { block -> BlockID? in
      if case .caption(let caption) = block.content { caption.target } else { nil }
    }
    #expect(targets == [figures[0].id])
    #expect(
      result.page.words.map(\.text) == [
        "These", "words", "stand", "above", "the", "picture", "Figure", "1:", "A", "wave",
      ])
    #expect(result.diagnostics.contains(.engineNote(page: 1, note: "left out 3 words read in photographs")))
  }

  @Test func nothingIsCutOutForOutputsWithoutPictures() async throws {
    let result = try await result(wantsFigures: false)
    let figures = result.page.blocks.compactMap {
      if case .figure(let figure) = $0.content { figure } else { nil }
    }
    #expect(figures.map(\.asset) == [nil])
    #expect(result.assets.count == 1)
  }

  @Test func equalPagesGiveEqualBytes() async throws {
    let first = try await result(wantsFigures: true)
    let bytes = try first.assets.dropFirst().map { try Data(contentsOf: $0.file) }
    let second = try await result(wantsFigures: true)
    #expect(try second.assets.dropFirst().map { try Data(contentsOf: $0.file) } == bytes && !bytes.isEmpty)
  }

  private func figure(_ box: Rect, asset: AssetID? = nil) -> Block {
    Block(id: "f", region: Region(box), content: .figure(Figure(asset: asset)))
  }

  private func cutter(_ bitmap: PageBitmap, unitsPerInch: Double) throws -> FigureCutter {
    let input = try scratch.file("page.png", Data())
    return FigureCutter(
      task: scratch.task(input, .png), bitmap: bitmap, resolution: .measured(unitsPerInch))
  }

  @Test func drawingsArePNGAndNotTooSharp() throws {
    let square = try SketchedPage.square(width: 1200, height: 1200, left: 500, top: 500, side: 300)
    let box = Rect(x: 400, y: 400, width: 600, height: 600)
    let sharp = try cutter(square, unitsPerInch: 600).cut([figure(box)]).assets
    #expect(sharp.map(\.mediaType) == [.png] && sharp.map(\.size) == [Size(width: 300, height: 300)])
    let plain = try cutter(square, unitsPerInch: 300).cut([figure(box)]).assets
    #expect(plain.map(\.size) == [Size(width: 600, height: 600)])
  }

  @Test func figuresWithPixelsAndThoseOutsideThePageStay() throws {
    let own = try #require(AssetID("own"))
    let blocks = [
      figure(photo, asset: own), figure(Rect(x: 2000, y: 0, width: 50, height: 50)),
      figure(Rect(x: 950, y: 750, width: 100, height: 100)),
    ]
    let (cut, assets) = try cutter(page(), unitsPerInch: 100).cut(blocks)
    #expect(cut[0] == blocks[0] && cut[1] == blocks[1])
    #expect(assets.map(\.size) == [Size(width: 50, height: 50)])
  }

  @Test func theEnginesOwnPicturesBecomeTextOrGo() {
    let text = line(["words", "in", "a", "box"], x: 100, y: 100, confidence: 0.9)
    var page = recognised
    page.blocks = [
      figure(Rect(x: 600, y: 600, width: 90, height: 90)),
      Block(id: "t", region: Region(text.box), content: .figure(Figure(lines: [text]))),
    ]
    #expect(page.seenPictures.count == 2)
    let (left, leftOut) = page.leaving([])
    #expect(leftOut == 0)
    #expect(left.blocks.map(\.content) == [.paragraph(Paragraph([text]))])
  }
}
