internal import Foundation
public import RectoModel

/// The columns that Tesseract writes: pages, blocks, paragraphs, lines and words with boxes, a row each.
///
/// Tables, lists and what else blocks are is not told; their words are there.
public struct TSVWriter: PageWiseWriter {
  public typealias Options = NoOptions

  public static let format = Format(
    id: "tsv", name: "TSV", fileExtensions: ["tsv"], mediaType: MediaType("text/tab-separated-values"),
    summary: "Words with boxes and confidences in Tesseract's columns; read, too", showsStructure: false)

  public init(options: NoOptions) {}

  static let columns = [
    "level", "page_num", "block_num", "par_num", "line_num", "word_num", "left", "top", "width", "height",
    "conf",
    "text",
  ]

  public var needs: PageNeeds { [] }

  public func write(
    pagesOf document: any PageSequence, to sink: inout some ByteSink & ~Copyable, context: WriteContext
  ) throws(RectoError) {
    try sink.write(Self.columns.joined(separator: "\t") + "\n")
    try document.forEachPage { index, page throws(RectoError) in
      let page = page.asInSource
      var rows = TSVRows(page: index + 1)
      rows.add(level: 1, page.size.rect)
      for block in page.blocks { rows.add(block, context: context) }
      try sink.write(rows.text)
    }
  }
}

/// The rows of one page.
struct TSVRows {
  private(set) var text = ""
  private var numbers: [Int]

  init(page: Int) { numbers = [page, 0, 0, 0, 0] }

  /// Blocks that hold others are rows of these.
  mutating func add(_ block: Block, context: WriteContext) {
    let nested = block.content.nestedBlocks
    guard nested.isEmpty else {
      for inner in nested { add(inner, context: context) }
      return
    }
    context.reportDroppedCharacters(of: block, page: numbers[0])
    add(level: 2, block.region.box)
    let lines = block.content.ownLines
    if lines.isEmpty { return }
    add(level: 3, block.region.box)
    for line in lines {
      add(level: 4, line.box)
      for word in line.words { add(level: 5, word.box, word) }
    }
  }

  mutating func add(level: Int, _ box: Rect, _ word: Word? = nil) {
    if level > 1 {
      numbers[level - 1] += 1
      for lower in level..<numbers.count { numbers[lower] = 0 }
    }
    let (left, top) = (box.minX.rounded(), box.minY.rounded())
    let sides = [left, top, box.maxX.rounded() - left, box.maxY.rounded() - top]
    let confidence = word?.confidence.map { ($0.value * 100).decimalText } ?? "-1"
    let fields =
      [String(level)] + numbers.map(String.init) + sides.map(\.decimalText)
      + [confidence, word?.text.cleaned ?? ""]
    text += fields.joined(separator: "\t") + "\n"
  }
}
