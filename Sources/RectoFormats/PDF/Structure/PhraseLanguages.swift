internal import RectoModel

/// Which words of a text are in another language than the text. Engines guess at single words, so that it takes
/// three in a row to make a phrase.
enum PhraseLanguages {
  private static let shortest = 3

  /// The language that most words are in; of equals, the first.
  static func main(_ words: [LanguageTag?]) -> LanguageTag? {
    var counts: [LanguageTag: Int] = [:]
    for case let language? in words { counts[language, default: 0] += 1 }
    let most = counts.values.max() ?? 0
    return words.lazy.compactMap(\.self).first { counts[$0] == most }
  }

  /// Of each word, the language of the foreign phrase that it is part of.
  static func foreign(_ words: [LanguageTag?], in main: LanguageTag?) -> [LanguageTag?] {
    var phrases = [LanguageTag?](repeating: nil, count: words.count)
    var start = 0
    for index in words.indices where index + 1 == words.count || words[index + 1] != words[index] {
      if let language = words[index], language != main, index + 1 - start >= shortest {
        for word in start...index { phrases[word] = language }
      }
      start = index + 1
    }
    return phrases
  }
}
