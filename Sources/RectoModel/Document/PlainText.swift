extension TextLine {
  /// Its words with the blanks between them that the script wants: none inside Chinese and Japanese.
  public var plainText: String { words.map(\.text).joinedAsWords() }
}

extension Collection<TextLine> {
  /// One printed line a line.
  public var plainText: String { map(\.plainText).joined(separator: "\n") }

  /// As running text: line ends become blanks where the script has blanks, printer's hyphens go, and an author's
  /// hyphen keeps its two halves together.
  public var runningText: String {
    var text = ""
    var (endsInHyphen, hyphenated) = (false, false)
    for line in self where !line.words.isEmpty {
      let next = line.plainText
      if text.isEmpty {
        text = next
      } else if hyphenated {
        text.removeLast()
        text += next
      } else {
        text += !endsInHyphen && text.needsBlank(before: next) ? " " + next : next
      }
      endsInHyphen = line.words.last?.text.endsInHyphen ?? false
      hyphenated = line.endsHyphenated && endsInHyphen
    }
    return text
  }
}

extension Collection<String> {
  /// The words with blanks between them, but none between two characters of a script without blanks.
  public func joinedAsWords() -> String {
    var text = ""
    for word in self where !word.isEmpty {
      if !text.isEmpty, text.needsBlank(before: word) { text += " " }
      text += word
    }
    return text
  }
}

extension String {
  /// A hyphen that hangs on a word; a dash that stands alone is none.
  public var endsInHyphen: Bool { count > 1 && last?.isHyphen == true }

  /// Whether running text has a blank between these two.
  public func needsBlank(before next: String) -> Bool {
    if let first = next.utf8.first, first < 0x80 { return !isEmpty }
    guard let left = unicodeScalars.last, let right = next.unicodeScalars.first else { return false }
    return !(left.isWrittenWithoutBlanks && right.isWrittenWithoutBlanks)
  }
}

extension Unicode.Scalar {
  /// Han, kana and their punctuation: scripts that put no blanks between words. Hangul does.
  public var isWrittenWithoutBlanks: Bool {
    switch value {
    case 0x2E80...0x2FFF, 0x3001...0x303F, 0x3040...0x30FF, 0x3100...0x312F, 0x31A0...0x31FF,
      0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF01...0xFF0F,
      0xFF1A...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF9F, 0x1B000...0x1B16F, 0x20000...0x3FFFF:
      true
    default: false
    }
  }
}

extension Character {
  /// What printers end a line with when a word goes on.
  public var isHyphen: Bool {
    switch self {
    case "-", "\u{00AD}", "\u{2010}", "\u{2011}", "\u{2E17}": true
    default: false
    }
  }
}

extension Content {
  /// The lines of the block itself, without those of blocks nested in it.
  public var ownLines: [TextLine] {
    switch self {
    case .paragraph(let paragraph), .header(let paragraph), .footer(let paragraph): paragraph.lines
    case .heading(let heading): heading.paragraph.lines
    case .caption(let caption): caption.paragraph.lines
    case .footnote(let footnote): footnote.paragraph.lines
    case .figure(let figure): figure.lines
    case .formula(let formula): formula.lines
    case .code(let code): code.lines
    case .list, .table, .separator: []
    }
  }

  /// The blocks inside: of list items, and of cells row by row.
  public var nestedBlocks: [Block] {
    switch self {
    case .list(let list): list.items.flatMap(\.blocks)
    case .table(let table): table.cells.flatMap(\.blocks)
    default: []
    }
  }
}

extension Block {
  /// All lines in it, in reading order, nested ones too.
  public var allLines: [TextLine] {
    content.ownLines + content.nestedBlocks.flatMap(\.allLines)
  }
}

extension Page {
  /// All lines in reading order.
  public var lines: [TextLine] { blocks.flatMap(\.allLines) }
  /// All words in reading order.
  public var words: [Word] { lines.flatMap(\.words) }
  /// The mean over its words; nil when no word has one.
  public var meanConfidence: Confidence? { words.compactMap(\.confidence).mean }
}
