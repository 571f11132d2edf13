import RectoModel

/// Turns what Tesseract's iterator gave, step by step, into blocks of the model. Every Tesseract paragraph is a
/// block.
struct TesseractLayout {
  /// The page's language: words in it carry none of their own.
  let language: LanguageTag?

  private let elements: [TesseractElement]

  /// `languages` are Tesseract's names in the order they were asked for: it decides ties.
  init(_ elements: [TesseractElement], languages: [String]) {
    self.elements = elements
    language = Self.mainLanguage(of: elements, languages: languages)
  }

  /// With ids `b1`, `b2`, ... in reading order.
  var blocks: [Block] {
    var blocks: [Block] = []
    for group in elements.runs(by: { ($0.block, $0.paragraph) == ($1.block, $1.paragraph) }) {
      guard let block = block(of: group, id: BlockID("b\(blocks.count + 1)")) else { continue }
      blocks.append(block)
    }
    return blocks.withoutGrids
  }

  private func block(of group: ArraySlice<TesseractElement>, id: BlockID) -> Block? {
    guard let first = group.first else { return nil }
    let lines = lines(of: group)
    switch first.kind {
    case .separator where lines.isEmpty:
      return Block(id: id, region: Region(first.box), content: .separator)
    case .image where !first.box.isEmpty:
      let box = lines.map(\.box).reduce(first.box) { $0.union($1) }
      return Block(id: id, region: Region(box), content: .figure(Figure(lines: lines)))
    case .text, .image, .separator:
      guard let box = lines.map(\.box).union else { return nil }
      let paragraph = Paragraph(lines, alignment: first.isCentred ? .center : nil)
      return Block(
        id: id, region: Region(box), content: .paragraph(paragraph),
        confidence: lines.flatMap(\.words).compactMap(\.confidence).mean)
    }
  }

  private func lines(of group: ArraySlice<TesseractElement>) -> [TextLine] {
    var lines = group.runs { $0.line == $1.line }.compactMap { line(of: $0) }
    for index in lines.indices.dropLast() {
      lines[index].endsHyphenated = lines[index].isHyphenated(before: lines[index + 1])
    }
    return lines
  }

  private func line(of group: ArraySlice<TesseractElement>) -> TextLine? {
    var words: [Word] = []
    for element in group {
      guard let word = word(of: element) else { continue }
      if element.isJoined, words.last?.takes(word) == true {
        words[words.count - 1].append(word)
      } else {
        words.append(word)
      }
    }
    guard let first = group.first, let box = words.map(\.box).union else { return nil }
    return TextLine(
      words: words, box: box.union(first.lineBox), baseline: first.baseline, direction: first.direction)
  }

  private func word(of element: TesseractElement) -> Word? {
    let text = String(String.UnicodeScalarView(element.text.unicodeScalars.filter { !$0.isMark }))
    guard !text.isEmpty else { return nil }
    let own = element.language.flatMap(TesseractLanguage.tag(for:))
    return Word(
      text, box: element.box, confidence: element.confidence.flatMap { Confidence($0 / 100) },
      language: own == language ? nil : own, style: style(of: element))
  }

  private func style(of element: TesseractElement) -> TextStyle? {
    guard element.fontSize != nil || !element.traits.isEmpty else { return nil }
    return TextStyle(element.traits, fontSize: element.fontSize.map(Points.init))
  }

  private static func mainLanguage(
    of elements: [TesseractElement], languages: [String]
  ) -> LanguageTag? {
    var counts = [Int](repeating: 0, count: languages.count)
    for element in elements where !element.text.isEmpty {
      guard let name = element.language, let index = languages.firstIndex(of: name) else { continue }
      counts[index] += 1
    }
    let most = counts.max() ?? 0
    guard let index = counts.firstIndex(of: most) else { return nil }
    return TesseractLanguage.tag(for: languages[index])
  }
}

extension [Block] {
  /// Rules with nothing between them are those of a table, or its frame: they separate nothing.
  fileprivate var withoutGrids: [Block] {
    let isRule = map { $0.content == .separator }
    return indices.filter { index in
      let neighbours = [index - 1, index + 1].filter(indices.contains)
      return !isRule[index] || !neighbours.contains { isRule[$0] }
    }.map { self[$0] }
  }
}

extension TextLine {
  /// Only a hyphen before a word that starts small is the printer's: "well-" + "Known" keeps its own.
  func isHyphenated(before next: TextLine) -> Bool {
    guard let last = words.last?.text, last.count > 1, last.last?.isHyphen == true else { return false }
    return next.words.first?.text.first?.isLowercase == true
  }
}

extension Word {
  /// Figures and letters that stand close to a Chinese character would get a blank as words of their own.
  fileprivate func takes(_ next: Word) -> Bool {
    guard let left = text.unicodeScalars.last, let right = next.text.unicodeScalars.first else {
      return false
    }
    return left.isWrittenWithoutBlanks != right.isWrittenWithoutBlanks
  }

  fileprivate mutating func append(_ next: Word) {
    text += next.text
    box = box.union(next.box)
    if let other = next.confidence { confidence = confidence.map { min($0, other) } ?? other }
  }
}

extension Unicode.Scalar {
  /// Blanks, and marks that only steer the direction of text: the model keeps neither in words.
  fileprivate var isMark: Bool {
    switch value {
    case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: properties.isWhitespace
    }
  }
}

extension Collection where SubSequence == ArraySlice<Element>, Index == Int {
  /// Neighbours that belong together, in order.
  func runs(by together: (Element, Element) -> Bool) -> [ArraySlice<Element>] {
    var runs: [ArraySlice<Element>] = []
    var start = startIndex
    for index in indices where index > start && !together(self[index - 1], self[index]) {
      runs.append(self[start..<index])
      start = index
    }
    if start < endIndex { runs.append(self[start..<endIndex]) }
    return runs
  }
}
