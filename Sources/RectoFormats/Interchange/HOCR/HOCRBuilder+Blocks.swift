internal import Foundation
internal import RectoModel

/// What becomes of elements when they end.
extension HOCRBuilder {
  mutating func end() throws(RectoError) {
    guard let frame = frames.popLast() else { return }
    switch frame.role {
    case .title: endTitle(frame.text)
    case .plain: try endPlain(frame)
    case .glyph: endGlyph(frame)
    case .word: endWord(frame)
    case .line: try endLine(frame)
    case .paragraph(let level): try endParagraph(frame, headingLevel: level)
    case .area: try endArea(frame)
    case .page: try endPage(try withBlocks(frame))
    case .picture, .formula, .separator: try endPicture(frame)
    case .list(let kind): try endList(frame, kind)
    case .item: try endItem(frame)
    case .row: if let last = frames.indices.last { frames[last].rows.append(frame.cells) }
    case .cell(let isHeader): try endCell(frame, isHeader: isHeader)
    case .table: try endTable(frame)
    }
  }

  /// What was in it belongs to what is round it.
  private mutating func endPlain(_ frame: HOCRFrame) throws(RectoError) {
    guard let last = frames.indices.last else { return }
    frames[last].text += frame.text
    frames[last].glyphs += frame.glyphs
    frames[last].items += frame.items
    frames[last].cells += frame.cells
    frames[last].rows += frame.rows
    frames[last].marker = frame.marker ?? frames[last].marker
    // Within a word: `<strong>` round its text.
    if frames[last].role == .word || frames[last].role == .plain { frames[last].adopt(frame) }
    frames[last].drafts += frame.drafts
    if !frame.lines.isEmpty { frames[last].flushDrafts() }
    frames[last].lines += frame.lines
    frames[last].lineKinds += frame.lineKinds
    if !frame.blocks.isEmpty { try flush(at: last) }
    frames[last].blocks += frame.blocks
  }

  private mutating func endArea(_ frame: HOCRFrame) throws(RectoError) {
    guard let last = frames.indices.last else { return }
    let frame = try withBlocks(frame)
    if frame.paragraphCount > 1 {
      notes.changed("areas of several paragraphs: these are kept, their area is not", page: pageNumber)
    }
    if !frame.blocks.isEmpty { try flush(at: last) }
    frames[last].blocks += frame.blocks
    if let marker = frame.marker { frames[last].marker = marker }
  }

  private mutating func endPicture(_ frame: HOCRFrame) throws(RectoError) {
    guard let last = frames.indices.last else { return }
    let frame = try withLines(frame)
    let lines = frame.lines + frame.blocks.flatMap(\.allLines)
    guard let box = frame.properties.box() ?? lines.map(\.box).union else {
      notes.lost("pictures and rules without a bbox", page: pageNumber)
      return
    }
    let content: Content =
      switch frame.role {
      case .picture: .figure(Figure(alternateText: frame.properties.text("x_alt"), lines: lines))
      case .formula: .formula(Formula(latex: frame.properties.text("x_latex"), lines: lines))
      default: .separator
      }
    if frame.role == .separator, !lines.isEmpty { notes.lost("text in rules", page: pageNumber) }
    try flush(at: last)
    frames[last].blocks.append(block(content, frame, box: box))
  }

  private mutating func endItem(_ frame: HOCRFrame) throws(RectoError) {
    guard let last = frames.indices.last else { return }
    let frame = try withBlocks(frame)
    let checked = frame.properties["x_checked"].map { $0 == "1" }
    let marker = frame.properties.text("x_marker") ?? frame.marker?.text
    let item = ListItem(
      marker: marker, markerBox: frame.marker?.box, isChecked: checked, blocks: frame.blocks)
    frames[last].items.append(item)
  }

  private mutating func endList(_ frame: HOCRFrame, _ kind: List.Kind) throws(RectoError) {
    guard let last = frames.indices.last else { return }
    try flush(at: last)
    // An area that holds no items.
    let outside = try withBlocks(frame).blocks
    let inside = frame.items.flatMap(\.blocks).map(\.region.box) + frame.items.compactMap(\.markerBox)
    if let box = frame.properties.box() ?? inside.union, !frame.items.isEmpty || frame.properties.has("bbox")
    {
      frames[last].blocks.append(block(.list(List(kind, items: frame.items)), frame, box: box))
    }
    frames[last].blocks += outside
  }

  /// With its text in paragraphs: lines and words that stand in none get one.
  mutating func withBlocks(_ frame: HOCRFrame) throws(RectoError) -> HOCRFrame {
    frames.append(frame)
    defer { frames.removeLast() }
    try flush(at: frames.count - 1)
    var full = frames[frames.count - 1]
    if full.blocks.isEmpty, full.bareText != nil, full.properties.box() != nil, full.role != .page {
      let lined = try withLines(full)
      full.lines = lined.lines
      frames[frames.count - 1] = full
      try flush(at: frames.count - 1)
      full = frames[frames.count - 1]
    } else {
      noteStrayText(full)
    }
    return full
  }

  /// With its words in lines, and its text in words.
  mutating func withLines(_ frame: HOCRFrame) throws(RectoError) -> HOCRFrame {
    var full = frame
    if frame.lines.isEmpty, frame.blocks.isEmpty, !frame.drafts.isEmpty || frame.bareText != nil {
      if let line = try line(frame) {
        full.lines = [line]
        full.lineKinds = [.body]
      }
      full.drafts = []
      full.text = ""
    } else {
      full.flushDrafts()
    }
    return full
  }

  /// Words and lines that stand in no paragraph become one.
  mutating func flush(at index: Int) throws(RectoError) {
    frames[index].flushDrafts()
    let frame = frames[index]
    guard frame.role.holdsBlocks, let box = frame.lines.map(\.box).union else { return }
    frames[index].lines = []
    frames[index].lineKinds = []
    let paragraph = Paragraph(frame.lines)
    let content: Content =
      switch frame.kind {
      case .header: .header(paragraph)
      case .footer: .footer(paragraph)
      case .caption: .caption(Caption(paragraph))
      case .quote: .paragraph(Paragraph(frame.lines, role: .quote))
      case .body: .paragraph(paragraph)
      }
    frames[index].blocks.append(block(content, nil, box: box))
  }

  mutating func block(_ content: Content, _ frame: HOCRFrame?, box: Rect) -> Block {
    Block(
      id: blockID(frame), region: Region(box, polygon: frame?.properties.points("poly")), content: content,
      confidence: frame?.properties.confidence("x_block_conf"),
      continues: frame?.properties.text("x_continues").map { BlockID($0) })
  }
}

extension HOCRFrame {
  /// The look and link of an element round the whole text of a word.
  fileprivate mutating func adopt(_ inner: HOCRFrame) {
    let inside = inner.text.trimmed
    guard !inside.isEmpty, text.trimmed == inside, inner.drafts.isEmpty, drafts.isEmpty else { return }
    style = inner.style
    link = inner.link ?? link
  }
}
