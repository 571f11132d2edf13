import RectoModel

/// What the blocks of a page look like, for questions that concern several pages.
struct MeasuredPage: Sendable {
  let size: Size
  /// The median height of words.
  let em: Double
  let hasFonts: Bool
  /// The usual space between two lines of a paragraph, in page units.
  let leading: Double
  /// How wide most text is set.
  let textWidth: Double
  let blocks: [MeasuredBlock]

  init(_ page: Page) {
    let lines = page.lines
    let plane = ReadingPlane(of: lines)
    let words = lines.flatMap(\.words)
    let meter = TypeMeter(words, resolution: page.resolution)
    size = page.size
    em = words.enumerated().map { PlacedWord($1, box: plane.place($1.box), line: 0, order: $0) }.em
    hasFonts = meter.hasFonts
    let measured = page.blocks.map { MeasuredBlock($0, plane: plane, meter: meter) }
    let gaps = measured.flatMap { block in
      zip(block.lines, block.lines.dropFirst()).map { $1.box.minY - $0.box.maxY }
    }
    leading = gaps.median ?? 0.4 * em
    textWidth = measured.map { (value: $0.box.width, count: $0.characters) }.weightedMedian
    blocks = measured
  }
}

/// A block with the measures of its lines.
struct MeasuredBlock: Sendable {
  /// In the reading plane.
  let box: Rect
  /// Those of nested blocks too.
  let lines: [PlacedLine]
  /// In points; 0 without text.
  let size: Double
  let isParagraph: Bool
  /// Its lines stand in the middle.
  let isCentred: Bool

  init(_ block: Block, plane: ReadingPlane, meter: TypeMeter) {
    lines = block.allLines.filter { !$0.words.isEmpty }.map { PlacedLine($0, plane: plane, meter: meter) }
    box = plane.place(block.region.box)
    size = lines.map(\.size).median ?? 0
    if case .paragraph(let paragraph) = block.content {
      isParagraph = paragraph.role == .body
      isCentred = paragraph.alignment == .center
    } else {
      isParagraph = false
      isCentred = false
    }
  }

  var text: String { lines.map(\.line).runningText }
  /// Its lines run at right angles to the page's.
  var isSideways: Bool { !lines.isEmpty && lines.allSatisfy(\.isSideways) }
  var characters: Int { lines.reduce(0) { $0 + $1.style.characters } }
  var isHandwritten: Bool {
    let words = lines.flatMap(\.line.words)
    return words.count { $0.style?.isHandwritten == true } * 2 > words.count
  }
  var isBold: Bool { !lines.isEmpty && lines.allSatisfy(\.style.isBold) }
  var isCapitals: Bool {
    lines.contains(where: \.style.isCapitals)
      && lines.allSatisfy { $0.style.isCapitals || $0.style.letters < 4 }
  }
}

/// The type that most of a document is set in.
struct DocumentType: Sendable {
  let hasFonts: Bool
  /// In points.
  let body: Double
  /// The share of the characters that are bold.
  let boldShare: Double
  /// The share of the characters that stand in the middle of the page.
  let centredShare: Double

  init(_ pages: [MeasuredPage]) {
    let lines = pages.flatMap { $0.blocks.flatMap(\.lines) }
    let all = lines.reduce(0) { $0 + $1.style.characters }
    let bold = lines.reduce(0) { $0 + ($1.style.isBold ? $1.style.characters : 0) }
    hasFonts = pages.count(where: \.hasFonts) * 2 > pages.count
    body = lines.bodySize(hasFonts: hasFonts)
    boldShare = all > 0 ? Double(bold) / Double(all) : 0
    let centred = pages.flatMap(\.blocks).reduce(0) { $0 + ($1.isCentred ? $1.characters : 0) }
    centredShare = all > 0 ? Double(centred) / Double(all) : 0
  }
}
