import RectoModel

/// Draws a page and keeps the truth: what was drawn, where. One composer a page.
struct PageComposer {
  let canvas: ScanCanvas
  let page: ScanPage
  let pageNumber: Int
  /// Pixels a point.
  let scale: Double
  /// Where the next item goes, in pixels.
  var column: Column
  private var blockCount = 0

  /// The part of the page that is filled: left edge, width, and the next free line.
  struct Column {
    var left: Double
    var width: Double
    var top: Double
    var bottom: Double
  }

  init(_ page: ScanPage, pageNumber: Int, resolution: Double) throws(RectoError) {
    self.page = page
    self.pageNumber = pageNumber
    scale = resolution / 72
    canvas = try ScanCanvas(
      width: Int((page.width * scale).rounded()), height: Int((page.height * scale).rounded()))
    column = Column(
      left: page.margin * scale, width: (page.width - 2 * page.margin) * scale,
      top: page.margin * scale, bottom: (page.height - page.margin) * scale)
  }

  /// Throws `.malformedInput` when the items need more room than the page has.
  mutating func compose() throws(RectoError) -> [Block] {
    var blocks: [Block] = []
    if let header = page.header {
      let lines = try drawLine(header, baselineFromTop: page.margin * 0.62)
      blocks += block(around: lines, .header(Paragraph(lines, alignment: .center)))
    }
    for item in page.items { blocks += try draw(item) }
    if let footer = page.footer {
      let lines = try drawLine(footer, baselineFromTop: page.height - page.margin * 0.52)
      blocks += block(around: lines, .footer(Paragraph(lines, alignment: .center)))
    }
    return blocks
  }

  mutating func draw(_ item: ScanItem) throws(RectoError) -> [Block] {
    let blocks: [Block] =
      switch item {
      case .heading(let level, let text): try drawHeading(text, level: level)
      case .paragraph(let text, let alignment): try drawParagraph(text, alignment: alignment)
      case .columns(let columns): try drawColumns(columns)
      case .list(let kind, let items): [try drawList(items, kind: kind)]
      case .table(let table): [try drawTable(table)]
      case .figure(let figure): [try drawFigure(figure)]
      case .caption(let text): try drawCaption(text)
      case .code(let text): try drawCode(text)
      case .footnote(let marker, let text): try drawFootnote(text, marker: marker)
      case .rule: [drawRule()]
      case .space(let points): drawSpace(points)
      }
    guard column.top <= column.bottom else {
      throw RectoError(
        .malformedInput, "The text runs off the page; shorten it or make the font smaller.",
        location: .init(page: pageNumber))
    }
    return blocks
  }

  /// Draws text from the column's top, which then stands below it.
  mutating func set(
    _ text: String, font: ScanFont, indent: Double = 0, alignment: Paragraph.Alignment = .start,
    after: Double = 0
  ) throws(RectoError) -> [TextLine] {
    let setter = TextSetter(canvas: canvas, font: font, scale: scale)
    let width = column.width - indent
    let lines = try setter.lines(of: text, width: width)
    defer { column.top += Double(lines.count) * setter.leading + after * scale }
    return try setter.draw(
      lines, left: column.left + indent, top: column.top, width: width, alignment: alignment)
  }

  mutating func nextID() -> BlockID {
    blockCount += 1
    return BlockID("p\(pageNumber)-b\(blockCount)")
  }

  mutating func block(around lines: [TextLine], _ content: Content) -> [Block] {
    guard let box = lines.map(\.box).union else { return [] }
    return [Block(id: nextID(), region: Region(box), content: content)]
  }

  private mutating func drawSpace(_ points: Double) -> [Block] {
    column.top += points * scale
    return []
  }

  private func drawLine(_ text: String, baselineFromTop: Double) throws(RectoError) -> [TextLine] {
    let font = page.font.with(size: page.font.size * 0.82)
    let setter = TextSetter(canvas: canvas, font: font, scale: scale)
    return try setter.draw(
      try setter.lines(of: text, width: column.width), left: column.left,
      top: baselineFromTop * scale - setter.pixels, width: column.width, alignment: .center)
  }
}
