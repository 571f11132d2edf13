import RectoModel

extension PageComposer {
  mutating func drawHeading(_ text: String, level: Int) throws(RectoError) -> [Block] {
    let sizes = [1.7, 1.3, 1.12, 1.0, 1.0, 1.0]
    let level = min(max(level, 1), sizes.count)
    if column.top > page.margin * scale { column.top += page.font.size * 0.5 * scale }
    let font = page.font.with(size: page.font.size * sizes[level - 1], bold: true)
    let lines = try set(text, font: font, after: page.font.size * 0.4)
    return block(around: lines, .heading(Heading(level: level, Paragraph(lines))))
  }

  mutating func drawParagraph(_ text: String, alignment: Paragraph.Alignment) throws(RectoError) -> [Block] {
    let lines = try set(text, font: page.font, alignment: alignment, after: page.font.size * 0.6)
    return block(around: lines, .paragraph(Paragraph(lines, alignment: alignment)))
  }

  mutating func drawCaption(_ text: String) throws(RectoError) -> [Block] {
    let font = page.font.with(size: page.font.size * 0.88, italic: true)
    let lines = try set(text, font: font, after: page.font.size * 0.8)
    return block(around: lines, .caption(Caption(Paragraph(lines))))
  }

  mutating func drawCode(_ text: String) throws(RectoError) -> [Block] {
    let font = page.font.with(size: page.font.size * 0.9, family: "DejaVu Sans Mono")
    let lines = try set(text, font: font, indent: page.font.size * scale, after: page.font.size * 0.6)
    return block(around: lines, .code(Code(lines: lines)))
  }

  mutating func drawFootnote(_ text: String, marker: String) throws(RectoError) -> [Block] {
    let font = page.font.with(size: page.font.size * 0.82)
    let top = column.top
    let indent = font.size * 1.4 * scale
    let lines = try set(text, font: font, indent: indent, after: font.size * 0.3)
    let markerBox = try drawMarker(marker, font: font, left: column.left, top: top)
    let content = Content.footnote(Footnote(marker: marker, Paragraph(lines)))
    return block(around: lines, content).map { $0.widened(to: markerBox) }
  }

  /// Side by side below each other's top; the page goes on below the longest.
  mutating func drawColumns(_ columns: [[ScanItem]]) throws(RectoError) -> [Block] {
    let outer = column
    let gap = page.font.size * 2.2 * scale
    let width = (outer.width - gap * Double(columns.count - 1)) / Double(max(columns.count, 1))
    var blocks: [Block] = []
    var bottom = outer.top
    for (index, items) in columns.enumerated() {
      column.left = outer.left + Double(index) * (width + gap)
      column.width = width
      column.top = outer.top
      for item in items { blocks += try draw(item) }
      bottom = max(bottom, column.top)
    }
    column = outer
    column.top = bottom
    return blocks
  }

  mutating func drawList(_ items: [ScanListItem], kind: List.Kind) throws(RectoError) -> Block {
    let id = nextID()
    let outer = column
    let indent = page.font.size * 1.8 * scale
    column.left += indent
    column.width -= indent
    defer { (column.left, column.width) = (outer.left, outer.width) }
    var (boxes, drawn): ([Rect], [ListItem]) = ([], [])
    for (index, item) in items.enumerated() {
      let marker = kind == .numbered ? "\(index + 1)." : "•"
      boxes.append(try drawMarker(marker, font: page.font, left: outer.left, top: column.top))
      var blocks = try drawParagraph(item.text, alignment: .start)
      if !item.children.isEmpty { blocks.append(try drawList(item.children, kind: .bulleted)) }
      boxes += blocks.map(\.region.box)
      drawn.append(ListItem(marker: marker, blocks: blocks))
    }
    let region = Region(boxes.union ?? Rect(x: outer.left, y: outer.top, width: 0, height: 0))
    return Block(id: id, region: region, content: .list(List(kind, items: drawn)))
  }

  private func drawMarker(
    _ marker: String, font: ScanFont, left: Double, top: Double
  ) throws(RectoError) -> Rect {
    let setter = TextSetter(canvas: canvas, font: font, scale: scale)
    let line = TextSetter.Line(words: [marker])
    let drawn = try setter.draw([line], left: left, top: top, width: column.width)
    return drawn.map(\.box).union ?? Rect(x: left, y: top, width: 0, height: 0)
  }

  mutating func drawRule() -> Block {
    let y = (column.top + 3 * scale).rounded()
    let thickness = max(1, (0.6 * scale).rounded())
    let box = Rect(x: column.left.rounded(), y: y, width: column.width.rounded(), height: thickness)
    canvas.fill(box, shade: 0.92)
    column.top += 9 * scale
    return Block(id: nextID(), region: Region(box), content: .separator)
  }
}

extension Block {
  fileprivate func widened(to box: Rect) -> Block {
    var copy = self
    copy.region.box = region.box.union(box)
    return copy
  }
}
