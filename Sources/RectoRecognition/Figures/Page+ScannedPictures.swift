import RectoModel

extension Page {
  /// Boxes that the engine took for pictures.
  var seenPictures: [Rect] { blocks.filter(\.isSeenPicture).map(\.region.box) }

  /// The page with what the engine read in pictures as text, and without what in photographs can't be text. `pictures`
  /// say where they are; the engine's own guesses are gone.
  func leaving(_ pictures: [ScannedPicture]) -> (page: Page, leftOut: Int) {
    let photographs = pictures.filter { $0.kind == .photograph }.map(\.box)
    var (page, leftOut) = (self, 0)
    page.blocks = blocks.compactMap { block in
      guard let lines = block.looseLines else { return block }
      let kept = lines.compactMap { line in
        line.dropping { word in
          !word.isBelievable && photographs.contains { $0.contains(word.box.center) }
        }
      }
      leftOut += lines.wordCount - kept.wordCount
      guard !kept.isEmpty else { return nil }
      return block.isSeenPicture || kept != lines ? block.paragraph(of: kept) : block
    }
    return (page, leftOut)
  }
}

extension Block {
  /// A picture without pixels.
  fileprivate var isSeenPicture: Bool {
    if case .figure(let figure) = content { figure.asset == nil } else { false }
  }

  /// Of a paragraph, or of what the engine took for a picture.
  fileprivate var looseLines: [TextLine]? {
    switch content {
    case .paragraph(let paragraph): paragraph.lines
    case .figure(let figure) where figure.asset == nil: figure.lines
    default: nil
    }
  }

  fileprivate func paragraph(of lines: [TextLine]) -> Block {
    var block = self
    var paragraph = Paragraph(lines)
    if case .paragraph(let own) = content {
      paragraph = own
      paragraph.lines = lines
    }
    block.content = .paragraph(paragraph)
    if let box = lines.map(\.box).union { block.region = Region(box) }
    block.confidence = lines.flatMap(\.words).compactMap(\.confidence).mean
    return block
  }
}

extension TextLine {
  /// nil when no word is left.
  fileprivate func dropping(_ isDropped: (Word) -> Bool) -> TextLine? {
    let kept = words.filter { !isDropped($0) }
    guard kept.count < words.count else { return self }
    return kept.isEmpty ? nil : TextLine(around: kept, baseline: baseline, direction: direction)
  }
}

extension [TextLine] {
  fileprivate var wordCount: Int { reduce(0) { $0 + $1.words.count } }
}
