import RectoModel

/// The text that a page of a PDF has by itself, as lines of words.
struct EmbeddedText: Sendable, Hashable {
  /// In points.
  private(set) var lines: [TextLine] = []

  /// Only words whose middle `isWanted` are taken.
  init(_ characters: [PDFCharacter], where isWanted: (Point) -> Bool = { _ in true }) {
    var words: [Word] = []
    var current: Word?
    func endWord() {
      if let word = current, isWanted(word.box.middle) { words.append(word) }
      current = nil
    }
    for character in characters {
      guard let box = character.box, !character.scalar.properties.isWhitespace else {
        endWord()
        if character.scalar == "\n", let line = TextLine(around: words) {
          lines.append(line)
          words = []
        }
        continue
      }
      if current == nil {
        current = Word(String(Character(character.scalar)), box: box)
      } else {
        current?.text.unicodeScalars.append(character.scalar)
        if let before = current?.box { current?.box = before.union(box) }
      }
    }
    endWord()
    if let line = TextLine(around: words) { lines.append(line) }
  }

  /// Lines that stand under one another, together, as blocks of the page: `transform` makes page units of points.
  func blocks(_ transform: AffineTransform, engine: EngineIdentity) -> [Block] {
    var groups: [[TextLine]] = []
    for line in lines {
      if let last = groups.last?.last, line.follows(last) {
        groups[groups.count - 1].append(line)
      } else {
        groups.append([line])
      }
    }
    return groups.enumerated().compactMap { index, group in
      let lines = group.map { $0.mapped(transform) }
      guard let box = lines.map(\.box).union else { return nil }
      return Block(
        id: BlockID("e\(index + 1)"), region: Region(box), content: .paragraph(Paragraph(lines)),
        provenance: Provenance(engine: engine))
    }
  }
}

extension TextLine {
  /// The next line of the same paragraph: close below, as high, and over or under the same stretch.
  fileprivate func follows(_ line: TextLine) -> Bool {
    let height = max(line.box.height, 1)
    let gap = box.minY - line.box.maxY
    let overlap = min(box.maxX, line.box.maxX) - max(box.minX, line.box.minX)
    return gap > -0.5 * height && gap < 0.7 * height && abs(box.height / height - 1) < 0.35
      && overlap > 0.5 * min(box.width, line.box.width)
  }

  fileprivate func mapped(_ transform: AffineTransform) -> TextLine {
    var line = self
    line.box = transform.apply(to: box)
    line.words = words.map { word in
      var word = word
      word.box = transform.apply(to: word.box)
      return word
    }
    return line
  }
}
