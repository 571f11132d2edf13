import RectoLayout
import RectoModel

/// Puts a document into another language: paragraphs, headings, captions, notes and the cells of tables, each by itself, so
/// that the layout stays. Numbers, dates and amounts in cells, formulas, code and pictures are left alone.
struct DocumentTranslation {
  private var texts: [String] = []

  /// In the other language, and what is to be said about it: a text whose numbers would come out changed stays as it is.
  /// Throws as the translator does.
  static func translated(
    _ document: Document, from source: String, to language: String, by translator: any TextTranslator
  ) async throws(RectoError) -> (document: Document, notes: [Diagnostic]) {
    let pages = document.pages.map { page in
      var collector = DocumentTranslation()
      for block in page.blocks { collector.collect(block) }
      return collector.texts
    }
    var seen = Set<String>()
    let texts = pages.flatMap(\.self).filter { seen.insert($0).inserted }
    let made = try await translator.translate(texts, from: source, to: language)
    guard made.count == texts.count else {
      throw RectoError(.engineFailure, "The translation has \(made.count) texts in place of \(texts.count).")
    }
    let sound = zip(texts, made).filter { !$1.isEmpty && numbers($0) == numbers($1) }
    let replacement = Replacement(texts: Dictionary(uniqueKeysWithValues: sound.map { ($0, $1) }))
    let notes = pages.enumerated().compactMap { index, texts -> Diagnostic? in
      let count = texts.count { replacement.texts[$0] == nil }
      return count == 0 ? nil : .textUntranslated(page: index + 1, count: count)
    }
    return (replacement.replace(document, language: LanguageCode.tag(language)), notes)
  }

  private static func numbers(_ text: String) -> [String] {
    text.split { !$0.isASCII || !$0.isNumber }.map(String.init).sorted()
  }

  private mutating func collect(_ block: Block) {
    if case .table(let table) = block.content {
      for cell in table.cells where cell.value == nil { for block in cell.blocks { collect(block) } }
      return
    }
    if let lines = block.translatedLines { texts.append(lines.runningText) }
    for block in block.content.nestedBlocks { collect(block) }
  }
}

/// Puts texts in the place of others.
private struct Replacement {
  let texts: [String: String]

  func replace(_ document: Document, language: LanguageTag) -> Document {
    var document = document
    document.metadata.language = language
    for index in document.pages.indices {
      document.pages[index].language = language
      document.pages[index].blocks = document.pages[index].blocks.map(replace)
    }
    return document
  }

  private func replace(_ block: Block) -> Block {
    var copy = block
    switch block.content {
    case .table(let table):
      let kept = Set(table.cells.filter { $0.value != nil }.flatMap(\.blocks).map(\.id))
      copy.content = .table(table.mappingBlocks { kept.contains($0.id) ? $0 : replace($0) })
    case .list: copy.content = block.content.mapNested(replace)
    default:
      guard let lines = block.translatedLines, let text = texts[lines.runningText] else { return block }
      copy.content = block.content.mapLines { FittedText.lines(of: text, like: $0) }
    }
    return copy
  }
}

extension Block {
  /// Lines that are language; nil for blocks without any.
  fileprivate var translatedLines: [TextLine]? {
    switch content {
    case .paragraph, .heading, .caption, .footnote, .header, .footer:
      let lines = content.ownLines
      return lines.contains { $0.words.contains { $0.text.contains(where: \.isLetter) } } ? lines : nil
    case .list, .table, .figure, .formula, .code, .separator: return nil
    }
  }
}

/// A text in the place of another one.
enum FittedText {
  /// The words of the text on the lines that were there, as many on each as its width takes of the whole. They look as the
  /// line's first word did; how sure they are is not known.
  static func lines(of text: String, like lines: [TextLine]) -> [TextLine] {
    var words = text.split(whereSeparator: \.isWhitespace).map(String.init)[...]
    let letters = Double(words.map(\.count).reduce(0, +))
    let width = lines.map(\.box.width).reduce(0, +)
    guard letters > 0, width > 0 else { return lines }
    var (due, placed) = (0.0, 0.0)
    return lines.enumerated().compactMap { index, line in
      due += letters * line.box.width / width
      var here: [String] = []
      while let word = words.first, index == lines.count - 1 || placed + Double(word.count) / 2 <= due {
        here.append(word)
        words.removeFirst()
        placed += Double(word.count)
      }
      return here.isEmpty ? nil : Self.line(here, like: line)
    }
  }

  private static func line(_ texts: [String], like line: TextLine) -> TextLine {
    let letters = Double(texts.map(\.count).reduce(0, +) + texts.count - 1)
    let style = line.words.first?.style
    var x = line.box.x
    let words = texts.map { text in
      let share = line.box.width / letters
      let box = Rect(x: x, y: line.box.y, width: share * Double(text.count), height: line.box.height)
      x += share * Double(text.count + 1)
      return Word(text, box: box, style: style)
    }
    return TextLine(
      words: words, box: line.box, polygon: line.polygon, baseline: line.baseline, direction: line.direction)
  }
}
