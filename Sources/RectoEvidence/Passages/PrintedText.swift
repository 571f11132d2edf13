import RectoModel

/// Text as it stands on the page, with the ends of its lines, and as it runs.
struct PrintedText {
  /// Marks the end of a line whose last hyphen is the printer's.
  private static let hyphenatedEnd: Character = "\u{2028}"

  /// Lines apart by line feeds, or by the mark where a word goes on.
  let printed: String

  init(_ lines: [TextLine]) {
    var text = ""
    for line in lines where !line.words.isEmpty {
      text += line.plainText
      text.append(line.endsHyphenated && text.endsInHyphen ? Self.hyphenatedEnd : "\n")
    }
    printed = text.withoutOuterBlanks
  }

  private init(part: String) { printed = part }

  var sentences: [PrintedText] { SentenceSplitter.sentences(in: printed).map(PrintedText.init(part:)) }

  /// The longest of the lines.
  var longestLine: String {
    let lines = printed.split { $0 == Self.hyphenatedEnd || $0.isNewline }
    return String(lines.max { $0.count < $1.count } ?? "")
  }

  var running: String {
    var text = ""
    for (index, line) in printed.split(separator: Self.hyphenatedEnd).enumerated() {
      let next = line.split(whereSeparator: \.isNewline).map(String.init).joinedAsWords()
      if index > 0, text.endsInHyphen { text.removeLast() }
      text += next
    }
    return text
  }
}
