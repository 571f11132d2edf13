internal import RectoModel

/// Words of a text that have something to say of their own.
struct Phrase: Sendable, Hashable {
  /// Among the words of the text.
  var words: Range<Int>
  /// Where it differs from the text's.
  var language: LanguageTag?
  /// In the order in which it is read, where the file has it in another one.
  var text: String?

  /// Engines guess at single words: it takes so many in a row to be a foreign phrase.
  private static let shortest = 3
  /// PDF/A has no longer strings.
  private static let longestText = 16_000

  /// The phrases in other languages than `main`, from the language of each word.
  static func foreign(_ languages: [LanguageTag?], in main: LanguageTag?) -> [Phrase] {
    var phrases: [Phrase] = []
    var start = 0
    for index in languages.indices
    where index + 1 == languages.count || languages[index + 1] != languages[index] {
      if let language = languages[index], language != main, index + 1 - start >= shortest {
        phrases.append(Phrase(words: start..<index + 1, language: language))
      }
      start = index + 1
    }
    return phrases
  }

  /// All of the lines, when they have words from right to left: the file has those as they stand on the page.
  static func turned(_ lines: [MarkedLine]) -> Phrase? {
    let words = lines.flatMap(\.line.words)
    guard words.contains(where: { $0.text.isRightToLeft }) else { return nil }
    let text = lines.map { marked in
      var line = marked.line
      line.words.removeFirst(marked.markers)
      return line
    }.runningText.printable
    guard let text, text.utf16.count <= longestText else { return nil }
    return Phrase(words: words.indices, text: text)
  }
}

extension [LanguageTag?] {
  /// The language that most words are in; of equals, the first.
  var mainLanguage: LanguageTag? {
    var counts: [LanguageTag: Int] = [:]
    for case let language? in self { counts[language, default: 0] += 1 }
    let most = counts.values.max() ?? 0
    return lazy.compactMap(\.self).first { counts[$0] == most }
  }
}
