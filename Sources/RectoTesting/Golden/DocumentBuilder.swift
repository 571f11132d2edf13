public import RectoModel

/// Builds documents for tests in a few lines. Places are invented but plain: words stand on lines, lines below each
/// other, blocks below each other.
///
///     var document = DocumentBuilder(title: "Report")
///     document.page { page in
///       page.heading(1, "Paper")
///       page.paragraph("Two lines\nof text.")
///     }
///     let made = document.document
public struct DocumentBuilder: Sendable {
  public private(set) var document: Document

  public init(title: String? = nil, language: LanguageTag? = "en") {
    document = Document(metadata: DocumentMetadata(title: title, language: language), pages: [])
  }

  /// Adds a page. `size` in page units, `resolution` in units an inch.
  public mutating func page(
    size: Size = Size(width: 1240, height: 1754), resolution: Resolution = .measured(150),
    image: PageImage? = nil, label: String? = nil, _ fill: (inout PageBuilder) throws(RectoError) -> Void
  ) throws(RectoError) {
    var builder = PageBuilder(
      Page(size: size, resolution: resolution, blocks: [], image: image, label: label),
      number: document.pages.count + 1)
    try fill(&builder)
    document.pages.append(builder.page)
  }

  /// For what the builder has no words for.
  public mutating func change(_ edit: (inout Document) -> Void) { edit(&document) }
}

/// Fills one page from top to bottom.
public struct PageBuilder: Sendable {
  public private(set) var page: Page
  /// How the lines that follow run.
  public var direction = WritingDirection.leftToRight
  /// Of the words that follow.
  public var confidence = Confidence(0.95)
  /// The left edge and the next free line.
  public var left = 120.0
  public var top = 120.0
  private let number: Int
  private var blockCount = 0

  init(_ page: Page, number: Int) {
    self.page = page
    self.number = number
  }

  /// Lines of words: `\n` ends a line, a blank ends a word, and a line that ends with `\u{AD}` goes on in the next.
  /// The top moves below them.
  public mutating func lines(_ text: String, _ edit: (inout Word) -> Void = { _ in }) -> [TextLine] {
    var lines: [TextLine] = []
    for part in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var words: [Word] = []
      var x = left
      for word in part.split(separator: " ") {
        let width = Double(max(word.count, 1)) * 14
        var made = Word(
          String(word), box: Rect(x: x, y: top, width: width, height: 24), confidence: confidence)
        edit(&made)
        words.append(made)
        x += width + 10
      }
      let line = TextLine(
        around: words, baseline: Baseline([Point(x: left, y: top + 20), Point(x: x - 10, y: top + 20)]),
        direction: direction, endsHyphenated: part.last == "\u{AD}")
      if let line { lines.append(line) }
      top += 36
    }
    return lines
  }

  /// A block round these lines, or below the last one when there are none.
  @discardableResult
  public mutating func add(
    _ content: Content, box: Rect? = nil, continues: BlockID? = nil
  ) -> BlockID {
    let block = makeBlock(content, box: box, continues: continues)
    page.blocks.append(block)
    top += 20
    return block.id
  }

  /// A block that goes into a list or a cell and not onto the page.
  public mutating func makeBlock(_ content: Content, box: Rect? = nil, continues: BlockID? = nil) -> Block {
    blockCount += 1
    let inner = content.ownLines.map(\.box) + content.nestedBlocks.map(\.region.box)
    let region = box ?? inner.union ?? Rect(x: left, y: top, width: 1000, height: 10)
    return Block(
      id: BlockID("p\(number)-b\(blockCount)"), region: Region(region), content: content, continues: continues
    )
  }
}

extension PageBuilder {
  @discardableResult
  public mutating func heading(_ level: Int, _ text: String) -> BlockID {
    add(.heading(Heading(level: level, Paragraph(lines(text)))))
  }

  @discardableResult
  public mutating func paragraph(
    _ text: String, role: Paragraph.Role = .body, alignment: Paragraph.Alignment? = nil,
    continues: BlockID? = nil, words edit: (inout Word) -> Void = { _ in }
  ) -> BlockID {
    add(.paragraph(Paragraph(lines(text, edit), role: role, alignment: alignment)), continues: continues)
  }

  /// Items of one paragraph each.
  @discardableResult
  public mutating func list(_ kind: List.Kind, _ items: [(marker: String?, text: String)]) -> BlockID {
    let made = items.map { ListItem(marker: $0.marker, blocks: [textBlock($0.text)]) }
    return add(.list(List(kind, items: made)))
  }

  /// A block of text for a list item or a cell.
  public mutating func textBlock(_ text: String) -> Block {
    makeBlock(.paragraph(Paragraph(lines(text))))
  }

  /// Rows of cells without spans; an empty text is an empty place.
  @discardableResult
  public mutating func table(
    _ rows: [[String]], headerRows: Int = 1, isRuled: Bool = true, continues: BlockID? = nil
  ) throws(RectoError) -> BlockID {
    var cells: [Cell] = []
    for (row, texts) in rows.enumerated() {
      for (column, text) in texts.enumerated() where !text.isEmpty {
        cells.append(cell(text, row: row, column: column, isHeader: row < headerRows))
      }
    }
    let table = try Table(
      rowCount: rows.count, columnCount: rows.map(\.count).max() ?? 0, cells: cells,
      headerRowCount: headerRows, isRuled: isRuled)
    let below = cells.map(\.region.box.maxY).max() ?? top
    top = max(top, below + 20)
    return add(.table(table), box: cells.map(\.region.box).union, continues: continues)
  }

  /// A cell of 220 x 44 units for each place it covers, below the top, which stays.
  public mutating func cell(
    _ text: String, row: Int, column: Int, rowSpan: Int = 1, columnSpan: Int = 1, isHeader: Bool = false
  ) -> Cell {
    let (outerLeft, outerTop) = (left, top)
    defer { (left, top) = (outerLeft, outerTop) }
    let box = Rect(
      x: left + Double(column) * 220, y: top + Double(row) * 44, width: Double(columnSpan) * 220,
      height: Double(rowSpan) * 44)
    (left, top) = (box.x + 8, box.y + 8)
    return Cell(
      row: row, column: column, rowSpan: rowSpan, columnSpan: columnSpan, region: Region(box),
      blocks: [textBlock(text)], isHeader: isHeader)
  }
}
