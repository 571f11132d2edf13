import RectoModel

/// Takes a document apart into passages, in reading order.
struct PassageReader {
  private var passages: [Passage] = []
  private var heading = ""
  private var lastSentence = ""
  private var page = 0
  private var pageText = PageText("")
  /// Running heads that were met already.
  private var heads: Set<String> = []

  /// With the plain text of each page.
  static func read(_ document: Document) throws(RectoError) -> (passages: [Passage], pages: [String]) {
    var reader = PassageReader()
    var pages: [String] = []
    for (index, page) in document.pages.enumerated() {
      reader.page = index + 1
      reader.pageText = try PageText(of: page, metadata: document.metadata)
      pages.append(reader.pageText.text)
      for block in page.blocks { reader.read(block, captions: page.captions) }
    }
    return (reader.passages, pages)
  }

  private mutating func read(_ block: Block, captions: [BlockID: String]) {
    switch block.content {
    case .heading(let heading): readHeading(PrintedText(heading.paragraph.lines))
    case .paragraph(let paragraph): readLines(paragraph.lines)
    case .caption(let caption): readLines(caption.paragraph.lines)
    case .footnote(let footnote): readLines(footnote.paragraph.lines)
    case .figure(let figure): readLines(figure.lines)
    case .formula(let formula): readLines(formula.lines)
    case .code(let code): readLines(code.lines)
    case .header(let paragraph), .footer(let paragraph): readHead(paragraph.lines)
    case .list(let list): for block in list.items.flatMap(\.blocks) { read(block, captions: captions) }
    case .table(let table): read(table, caption: captions[block.id] ?? "")
    case .separator: break
    }
  }

  private mutating func readHeading(_ text: PrintedText) {
    heading = text.running
    lastSentence = ""
    add(text, kind: .heading)
  }

  /// Lines that are each a label and its value, or sentences.
  private mutating func readLines(_ lines: [TextLine]) {
    let pairs = lines.map { LabelledLine($0.plainText) }
    if !lines.isEmpty, pairs.allSatisfy({ $0 != nil }) {
      for case let (line, pair?) in zip(lines, pairs) { add(PrintedText([line]), pair: pair) }
    } else {
      for sentence in PrintedText(lines).sentences { add(sentence, kind: .sentence) }
    }
  }

  /// What is printed on every page counts once; its parts stand apart.
  private mutating func readHead(_ lines: [TextLine]) {
    for line in lines where heads.insert(line.plainText).inserted {
      for part in line.words.split(whereSeparator: { ["·", "|", "•", "–", "—"].contains($0.text) }) {
        guard let part = TextLine(around: Array(part)) else { continue }
        let text = PrintedText([part])
        if let pair = LabelledLine(text.running) { add(text, pair: pair) } else { add(text, kind: .sentence) }
      }
    }
  }

  private mutating func read(_ table: Table, caption: String) {
    for row in TableRow.rows(of: table) {
      guard let snippet = pageText.verbatim(row.text) else { continue }
      passages.append(
        Passage(
          page: page, kind: .row, text: row.text, label: row.label, fields: row.fields, snippet: snippet,
          context: [heading, caption, lastSentence].joinedContext))
    }
  }

  private mutating func add(_ text: PrintedText, pair: LabelledLine) {
    let field = Passage.Field(value: pair.value)
    add(
      text,
      Passage(page: page, kind: .pair, text: text.running, label: pair.label, fields: [field], snippet: ""))
  }

  private mutating func add(_ text: PrintedText, kind: Passage.Kind) {
    add(text, Passage(page: page, kind: kind, text: text.running, snippet: ""))
  }

  private mutating func add(_ text: PrintedText, _ passage: Passage) {
    var passage = passage
    guard let snippet = pageText.verbatim(text.printed) ?? pageText.verbatim(text.longestLine) else { return }
    passage.snippet = snippet
    passage.context = passage.kind == .heading ? "" : [heading, lastSentence].joinedContext
    if passage.kind == .sentence { lastSentence = passage.text }
    passages.append(passage)
  }
}

/// A line such as "Due: 22 November 2024".
struct LabelledLine: Sendable, Hashable {
  let label: String
  let value: String

  private static let longestLabel = 40

  init?(_ line: String) {
    guard let colon = line.firstIndex(where: { $0 == ":" || $0 == "：" }) else { return nil }
    label = String(line[..<colon]).withoutOuterBlanks
    value = String(line[line.index(after: colon)...]).withoutOuterBlanks
    guard !value.isEmpty, label.count <= Self.longestLabel, label.contains(where: \.isLetter) else {
      return nil
    }
    // The time of day and addresses of web pages have colons, too.
    guard !value.hasPrefix("//"), label.last?.isNumber != true else { return nil }
  }
}

extension [String] {
  fileprivate var joinedContext: String { filter { !$0.isEmpty }.joined(separator: " ") }
}

extension Page {
  /// The text of captions, by what they explain.
  fileprivate var captions: [BlockID: String] {
    var texts: [BlockID: String] = [:]
    for block in blocks {
      if case .caption(let caption) = block.content, let target = caption.target {
        texts[target] = caption.paragraph.lines.runningText
      }
    }
    return texts
  }
}
