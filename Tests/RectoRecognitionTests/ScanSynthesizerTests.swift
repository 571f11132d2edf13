import Foundation
import RectoModel
import RectoTesting
import Testing

@Suite struct ScanSynthesizerTests {
  static let page = ScanPage(
    width: 300, height: 300, margin: 30, font: ScanFont(size: 12), header: "Head", footer: "Foot",
    items: [
      .heading(level: 1, "Paper"),
      .paragraph("Linen rags make strong sheets.", alignment: .justified),
      .list(.numbered, [ScanListItem("first", children: [ScanListItem("inner")]), ScanListItem("second")]),
      .table(
        ScanTable(
          columnShares: [1, 1],
          rows: [[ScanCell("both", columnSpan: 2)], [ScanCell("tall", rowSpan: 2), "b"], ["c"]])),
    ])

  @Test func inkBoxesHoldAllInkAndTouchIt() throws {
    let text = ScanPage(
      width: 300, height: 120, margin: 20, font: ScanFont(size: 12),
      items: [.paragraph("Quick jumping foxes, Ärger & (boxes)!")])
    let drawn = try #require(try ScanSynthesizer(resolution: 200).scan([text]).pages.first)
    let all = drawn.bitmap.darkPixelCount(in: Rect(x: 0, y: 0, width: 9999, height: 9999), below: 250)
    let words = drawn.truth.words
    #expect(words.map(\.text).joined(separator: " ") == "Quick jumping foxes, Ärger & (boxes)!")
    #expect(all > 500)
    #expect(words.reduce(0) { $0 + drawn.bitmap.darkPixelCount(in: $1.box, below: 250) } == all)
    for word in words {
      for side in word.box.innerSides { #expect(drawn.bitmap.darkPixelCount(in: side, below: 255) > 0) }
    }
  }

  @Test(arguments: [
    [Degradation.skew(degrees: 3)], [.quarterTurn(.clockwise90)], [.quarterTurn(.clockwise180)],
    [.quarterTurn(.clockwise270), .skew(degrees: -2)],
  ])
  func truthFollowsTheInk(_ degradations: [Degradation]) throws {
    let text = ScanPage(
      width: 320, height: 200, margin: 40, items: [.paragraph("Turned words stay\nin their boxes.")])
    let scan = try ScanSynthesizer(resolution: 150, degradations: degradations).scan([text])
    let drawn = try #require(scan.pages.first)
    #expect(drawn.truth.size == drawn.bitmap.size)
    let all = drawn.bitmap.darkPixelCount(in: Rect(x: 0, y: 0, width: 9999, height: 9999))
    let words = drawn.truth.words
    let inside = words.reduce(0) { $0 + drawn.bitmap.darkPixelCount(in: $1.box) }
    #expect(all > 300)
    #expect(Double(inside) > Double(all) * 0.995)
    for (word, laidOut) in zip(words, drawn.layout.words) {
      #expect(drawn.transform.apply(to: laidOut.box).overlap(with: word.box) > 0.95)
    }
  }

  @Test func truthHasTheStructureOfThePage() throws {
    let scan = try ScanSynthesizer(resolution: 150).scan([Self.page])
    let blocks = try #require(scan.truth.pages.first).blocks
    #expect(Set(blocks.map(\.id)).count == blocks.count)
    guard case .header = blocks.first?.content, case .footer = blocks.last?.content else {
      Issue.record("header first, footer last")
      return
    }
    let tables = blocks.compactMap { if case .table(let table) = $0.content { table } else { nil } }
    let table = try #require(tables.first)
    #expect(
      table.cells.map { [$0.row, $0.column, $0.rowSpan, $0.columnSpan] } == [
        [0, 0, 1, 2], [1, 0, 2, 1], [1, 1, 1, 1], [2, 1, 1, 1],
      ])
    #expect(scan.truthText.contains("1. first\n• inner\n2. second\n\nboth\ntall b\nc\n"))
  }

  @Test func everyItemIsInTheTruth() throws {
    let page = ScanPage(
      width: 300, height: 420, margin: 30,
      items: [
        .columns([[.paragraph("left")], [.paragraph("right", alignment: .end)]]), .space(4), .rule,
        .figure(.bars([1, 2], labels: ["one", "two"], height: 40)), .caption("Below"),
        .figure(.seal(diameter: 30)), .code("let a = 1\nlet b = 2"), .footnote(marker: "1", "A note"),
      ])
    let drawn = try #require(try ScanSynthesizer(resolution: 150).scan([page]).pages.first)
    #expect(
      drawn.truth.words.map(\.text).joined(separator: " ")
        == "left right one two Below let a = 1 let b = 2 A note")
    let kinds = drawn.truth.blocks.map { block -> String in
      switch block.content {
      case .paragraph: "paragraph"
      case .separator: "separator"
      case .figure: "figure"
      case .caption: "caption"
      case .code: "code"
      case .footnote(let note): "note \(note.marker)"
      default: "other"
      }
    }
    #expect(
      kinds == [
        "paragraph", "paragraph", "separator", "figure", "caption", "figure", "code", "note 1",
      ])
    for block in drawn.truth.blocks { #expect(drawn.bitmap.darkPixelCount(in: block.region.box) > 0) }
    let all = drawn.bitmap.darkPixelCount(in: Rect(x: 0, y: 0, width: 9999, height: 9999))
    let inside = drawn.truth.blocks.reduce(0) { $0 + drawn.bitmap.darkPixelCount(in: $1.region.box) }
    #expect(inside == all)
  }

  @Test func softHyphensBreakWords() throws {
    let narrow = ScanPage(
      width: 104, height: 200, margin: 20, font: ScanFont(size: 12), items: [.paragraph("A water\u{AD}mark")])
    let lines = try #require(try ScanSynthesizer(resolution: 100).scan([narrow]).truth.pages.first).lines
    #expect(lines.map(\.plainText) == ["A water-", "mark"])
    #expect(lines.map(\.endsHyphenated) == [true, false])
    #expect(lines.runningText == "A watermark")
  }

  @Test func sameSeedGivesTheSameBytes() throws {
    let noisy: [Degradation] = [
      .gaussianNoise(deviation: 9), .saltAndPepper(share: 0.01), .blur(radius: 1),
      .light(left: 1, right: 0.8),
      .jpeg(quality: 60),
    ]
    func bytes(seed: UInt64) throws -> Data {
      try ScanSynthesizer(resolution: 100, seed: seed, degradations: noisy).scan([Self.page]).encoded(
        as: .png)
    }
    #expect(try bytes(seed: 4) == bytes(seed: 4))
    #expect(try bytes(seed: 4) != bytes(seed: 5))
  }

  @Test func encodingsAreWhatTheySay() throws {
    let bilevel = ScanSynthesizer(resolution: 100, degradations: [.threshold(level: 128)])
    let scan = try bilevel.scan([Self.page, Self.page])
    #expect(scan.pages.map(\.bitmap.bitsPerPixel) == [1, 1])
    #expect(try scan.encoded(as: .tiff).prefix(2) == Data("II".utf8))
    let pdf = try scan.encoded(as: .pdf(quality: 75))
    #expect(pdf.prefix(5) == Data("%PDF-".utf8))
    #expect(pdf.range(of: Data("/CreationDate (D:20000101000000".utf8)) != nil)
    #expect(throws: RectoError.self) { try scan.encoded(as: .png) }
    let single = try ScanSynthesizer(resolution: 100).scan([Self.page])
    #expect(try single.encoded(as: .jpeg(quality: 75)).prefix(2) == Data([0xFF, 0xD8]))
    #expect(try single.encoded(as: .png).prefix(4) == Data([0x89, 0x50, 0x4E, 0x47]))
  }

  @Test func refusesWhatCannotBeDrawn() throws {
    let synthesizer = ScanSynthesizer(resolution: 100)
    func code(_ draw: () throws -> SyntheticScan) -> RectoError.Code? {
      do {
        _ = try draw()
        return nil
      } catch { return (error as? RectoError)?.code }
    }
    let unknownFont = ScanPage(font: ScanFont("No Such Family"), items: [.paragraph("a")])
    #expect(code { try synthesizer.scan([unknownFont]) } == .resourceUnavailable)
    let full = ScanPage(height: 90, items: [.paragraph(String(repeating: "word ", count: 400))])
    #expect(code { try synthesizer.scan([full]) } == .malformedInput)
    let wide = ScanTable(columnShares: [1], rows: [["a", "b"]])
    #expect(code { try synthesizer.scan([ScanPage(items: [.table(wide)])]) } == .malformedInput)
    let skewed = ScanSynthesizer(resolution: 100, degradations: [.skew(degrees: 80)])
    #expect(code { try skewed.scan([Self.page]) } == .malformedInput)
    #expect(code { try ScanSynthesizer(resolution: 3).scan([Self.page]) } == .malformedInput)
    let huge = ScanPage(width: 9e6, height: 9e6, items: [])
    #expect(code { try synthesizer.scan([huge]) } == .limitExceeded)
  }
}

extension Rect {
  /// The outermost row or column of pixels on each side.
  fileprivate var innerSides: [Rect] {
    [
      Rect(x: x, y: y, width: width, height: 1), Rect(x: x, y: maxY - 1, width: width, height: 1),
      Rect(x: x, y: y, width: 1, height: height), Rect(x: maxX - 1, y: y, width: 1, height: height),
    ]
  }
}
