import RectoModel

/// A block before it has its number and its confidence.
struct Draft: Sendable {
  var content: Content
  /// Position of the ready block that it stands for.
  var ready: Int?
  /// What it was made of, in the reading plane; empty for ready blocks.
  var lines: [PlacedLine] = []
  let measure: LeafMeasure
}

/// Makes blocks of the chunks between two ready blocks of a leaf.
struct LeafBlocks {
  let measure: LeafMeasure
  let text: PageText
  /// Most of the page is set in type of one width: then it is no sign of code.
  let isTypewritten: Bool
  var evidence = LayoutEvidence([])

  func drafts(of chunks: [Chunk]) -> [Draft] {
    var drafts: [Draft] = []
    var items: [ListTree.Item] = []
    for chunk in chunks {
      if let item = item(of: chunk) {
        items.append(item)
      } else if let last = items.indices.last, isUnder(items[last], chunk) {
        items[last].more.append(chunk)
      } else {
        drafts += lists(of: items) + [draft(of: chunk)]
        items = []
      }
    }
    return (drafts + lists(of: items)).joiningCode()
  }

  // MARK: - Lists

  private func item(of chunk: Chunk) -> ListTree.Item? {
    guard let marker = chunk.marker, let first = chunk.lines.first, !isTitle(chunk) else { return nil }
    return ListTree.Item(
      chunk: chunk, marker: marker, left: marker.drawnBox?.minX ?? first.box.minX,
      textLeft: chunk.textLeft(text.plane))
  }

  /// A numbered line that is bold where its neighbours are not, or larger, is a heading.
  private func isTitle(_ chunk: Chunk) -> Bool {
    chunk.marker?.isNumber == true && chunk.lines.count <= 2 && chunk.lines.allSatisfy { $0.style.isBold }
  }

  private func isUnder(_ item: ListTree.Item, _ chunk: Chunk) -> Bool {
    let left = chunk.box.minX
    return left > item.left + 0.7 * measure.em && abs(left - item.textLeft) < 0.8 * measure.em
      && !chunk.lines[0].style.isBold
  }

  private func lists(of items: [ListTree.Item]) -> [Draft] {
    ListTree(items, em: measure.em).levels.flatMap { level -> [Draft] in
      guard level.isBelievable else { return level.chunks.map { draft(of: $0) } }
      return [Draft(content: .list(list(of: level)), lines: level.chunks.flatMap(\.lines), measure: measure)]
    }
  }

  private func list(of level: ListTree.Level) -> List {
    List(
      level.isNumbered ? .numbered : .bulleted,
      items: level.items.map { item, nested in
        var blocks = [block(of: item.chunk.lines, without: item.marker.wordCount)]
        blocks += item.more.map { block(of: $0.lines, without: 0) }
        for level in nested {
          if level.isBelievable {
            blocks.append(.unnumbered(.list(list(of: level)), around: level.chunks.flatMap(\.lines)))
          } else {
            blocks += level.chunks.map { block(of: $0.lines, without: 0) }
          }
        }
        let marked = item.chunk.lines[0].line.words.prefix(item.marker.wordCount)
        return ListItem(
          marker: item.marker.text,
          markerBox: marked.map(\.box).union ?? item.marker.drawnBox.map(text.plane.unplace),
          isChecked: item.marker.isChecked,
          blocks: blocks)
      })
  }

  private func block(of lines: [PlacedLine], without count: Int) -> Block {
    var kept = lines
    if count > 0 { kept[0].line = lines[0].line.withoutFirst(count) }
    var text = paragraph(of: kept)
    // What hangs on a marker stands in the middle by chance only.
    if text.alignment == .center { text.alignment = nil }
    return .unnumbered(.paragraph(text), around: kept)
  }

  // MARK: - Text

  private func draft(of chunk: Chunk) -> Draft {
    let lines = chunk.lines.map(\.line)
    if !isTypewritten, chunk.lines.allSatisfy({ $0.style.isMonospace }) {
      return Draft(content: .code(Code(lines: lines)), lines: chunk.lines, measure: measure)
    }
    let rule = FormulaRule(measure: measure, hasFonts: text.meter.hasFonts, evidence: evidence)
    if rule.isFormula(chunk.lines) {
      return Draft(content: .formula(Formula(lines: lines)), lines: chunk.lines, measure: measure)
    }
    return Draft(content: .paragraph(paragraph(of: chunk.lines)), lines: chunk.lines, measure: measure)
  }

  private func paragraph(of lines: [PlacedLine]) -> Paragraph {
    Paragraph(lines.map(\.line), alignment: Paragraph.Alignment(of: lines.map(\.box), in: measure))
  }
}

extension Block {
  /// Its number comes when the page is whole.
  static func unnumbered(_ content: Content, around lines: [PlacedLine]) -> Block {
    let box = lines.map(\.line.box.sound).union ?? Rect(x: 0, y: 0, width: 0, height: 0)
    return Block(
      id: "", region: Region(box), content: content,
      confidence: lines.lazy.flatMap(\.line.words).compactMap(\.confidence).mean)
  }
}

extension TextLine {
  /// The line after its first words; its baseline begins where the rest does.
  func withoutFirst(_ count: Int) -> TextLine {
    let rest = Array(words.dropFirst(count))
    guard let box = rest.map(\.box).union else { return self }
    var line = self
    line.words = rest
    line.box = box
    if direction == .leftToRight, let baseline, let left = baseline.y(at: box.minX),
      let right = baseline.y(at: box.maxX), box.width > 0
    {
      line.baseline = Baseline([Point(x: box.minX, y: left), Point(x: box.maxX, y: right)])
    } else {
      line.baseline = direction == .leftToRight ? nil : baseline
    }
    return line
  }
}

extension [Draft] {
  /// Pieces of code below each other are one: blank lines belong to it.
  func joiningCode() -> [Draft] {
    reduce(into: []) { drafts, next in
      guard case .code(let more) = next.content, let last = drafts.last, case .code(let code) = last.content
      else {
        drafts.append(next)
        return
      }
      drafts[drafts.count - 1].content = .code(Code(lines: code.lines + more.lines))
      drafts[drafts.count - 1].lines += next.lines
    }
  }
}
