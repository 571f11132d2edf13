internal import RectoModel

/// Makes pages of the rows of a TSV file, one after the other.
struct TSVBuilder {
  /// A row after the heading.
  private struct Row {
    var level: Int
    var page: Int
    var box: Rect
    var confidence: Confidence?
    var text: String
  }

  var notes = ReadNotes()
  private(set) var made = MadePages()
  /// The page whose rows are read.
  private var page: Page?
  private var columns: [String: Int] = [:]
  private var pageNumber: Int?
  private var paragraph: (box: Rect, lines: [TextLine])?
  private var blockBox: Rect?
  private var line: (box: Rect, words: [Word])?
  private let limits: Limits

  init(limits: Limits) { self.limits = limits }

  /// Of the page whose rows are read.
  private var number: Int { made.count + 1 }

  mutating func add(_ text: String, number: Int) throws(RectoError) {
    let text = text.last == "\r" ? String(text.dropLast()) : text
    let fields = text.split(separator: "\t", maxSplits: 11, omittingEmptySubsequences: false).map(String.init)
    if columns.isEmpty {
      let names = fields.map { String($0.drop { !$0.isASCII }) }
      columns = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
      return
    }
    if text.isEmpty { return }
    guard let row = row(fields) else {
      throw RectoError(
        .malformedInput,
        "Line \(number): \(fields.count) columns, or some that are no numbers; is the file complete?")
    }
    if row.page != pageNumber || row.level == 1 { try startPage(row) }
    take(row)
  }

  private func row(_ fields: [String]) -> Row? {
    func number(_ name: String) -> Double? {
      columns[name].flatMap { fields.indices.contains($0) ? Double.pageNumber(fields[$0]) : nil }
    }
    let sides = ["left", "top", "width", "height"].compactMap(number)
    guard let level = number("level").flatMap({ Int(exactly: $0) }),
      let page = number("page_num").flatMap({ Int(exactly: $0) }),
      sides.count == 4, let confidence = number("conf")
    else { return nil }
    let text = columns["text"].flatMap { fields.indices.contains($0) ? fields[$0] : nil } ?? ""
    return Row(
      level: level, page: page, box: Rect(x: sides[0], y: sides[1], width: sides[2], height: sides[3]),
      confidence: confidence < 0 ? nil : Confidence(confidence / 100), text: text)
  }

  private mutating func startPage(_ row: Row) throws(RectoError) {
    endPage()
    try limits.check(pages: made.count + 1)
    pageNumber = row.page
    // Pages without a row of their own are as large as what is on them.
    let size = row.level == 1 ? Size(width: row.box.width, height: row.box.height) : Size(width: 0, height: 0)
    let resolution = Resolution.guessed(pageSize: size)
    notes.changed("pages without a resolution: estimated", page: number)
    page = Page(size: size, resolution: resolution, blocks: [], provenance: Provenance(page: row.page))
  }

  private mutating func take(_ row: Row) {
    switch row.level {
    case 2:
      endParagraph()
      blockBox = row.box
    case 3:
      blockBox = nil
      endParagraph()
      paragraph = (row.box, [])
    case 4:
      endLine()
      line = (row.box, [])
    case 5: addWord(row)
    default: break
    }
  }

  private mutating func addWord(_ row: Row) {
    let pieces = row.text.split(whereSeparator: \.isASCIIBlank).map(String.init)
    guard !pieces.isEmpty else {
      notes.changed("words without text left out", page: number)
      return
    }
    let boxes =
      pieces.count > 1 ? EstimatedBoxes.wholeBoxes(of: pieces, in: row.box, .leftToRight) : [row.box]
    let words = zip(pieces, boxes).map { Word($0, box: $1, confidence: row.confidence) }
    if line == nil { line = (row.box, []) }
    line?.words += words
  }

  private mutating func endLine() {
    guard let done = line else { return }
    line = nil
    if done.words.isEmpty { return }
    let made = TextLine(words: done.words, box: done.box)
    if paragraph == nil { paragraph = (done.box, []) }
    paragraph?.lines.append(made)
  }

  private mutating func endParagraph() {
    endLine()
    if let done = paragraph, !done.lines.isEmpty { append(.paragraph(Paragraph(done.lines)), done.box) }
    if blockBox != nil, paragraph == nil, page != nil {
      notes.lost("blocks without text: pictures or rules", page: number)
    }
    paragraph = nil
    blockBox = nil
  }

  private mutating func append(_ content: Content, _ box: Rect) {
    guard let count = page?.blocks.count else { return }
    let id = BlockID("p\(number)-b\(count + 1)")
    page?.blocks.append(Block(id: id, region: Region(box), content: content))
  }

  private mutating func endPage() {
    endParagraph()
    guard var done = page else { return }
    page = nil
    if done.size.width <= 0 {
      let box = done.blocks.map(\.region.box).union ?? Rect(x: 0, y: 0, width: 1, height: 1)
      done.size = Size(width: box.maxX, height: box.maxY)
      done.resolution = .guessed(pageSize: done.size)
    }
    made.append(done)
  }

  mutating func take() -> Page? { made.take() }

  /// When all rows are read.
  mutating func finish() throws(RectoError) {
    endPage()
    guard !made.isEmpty else {
      throw RectoError(.malformedInput, "The file has no rows below its heading; nothing was recognised.")
    }
  }
}
