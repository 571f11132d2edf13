import RectoModel

/// Cuts text into sentences, by the marks that end them in the scripts that have such marks.
struct SentenceSplitter {
  /// A sentence that goes on for longer is none: it ends with a line.
  private static let longest = 600

  /// After these a full stop ends nothing.
  private static let abbreviations: Set<String> = [
    "mr", "mrs", "ms", "dr", "prof", "st", "no", "nos", "vol", "pp", "p", "fig", "ca", "cf", "vs", "etc",
    "inc", "ltd", "co", "approx", "art", "sec", "nr", "bzw", "z", "b", "u", "a", "d", "h", "str", "tel",
    "hr", "fr", "sr", "sra", "mme", "mm", "av", "bd", "núm", "pág", "e.g", "i.e", "z.b", "d.h", "u.a",
  ]

  /// Each with its own marks, without blanks round it.
  static func sentences(in text: String) -> [String] {
    let characters = Array(text)
    var sentences: [String] = []
    var start = 0
    var index = 0
    while index < characters.count {
      let end = end(of: characters, at: index)
      let isTooLong = characters[index].isNewline && index - start > longest
      if end != nil || isTooLong {
        let cut = end ?? index
        sentences.append(String(characters[start..<cut]))
        start = cut
        index = max(cut, index + 1)
      } else {
        index += 1
      }
    }
    sentences.append(String(characters[start...]))
    return sentences.map(\.withoutOuterBlanks).filter { !$0.isEmpty }
  }

  /// Where the sentence ends that has its mark here; nil when it has none.
  private static func end(of characters: [Character], at index: Int) -> Int? {
    let mark = characters[index]
    guard isMark(mark) else { return nil }
    var end = index + 1
    while end < characters.count, isMark(characters[end]) || isClosing(characters[end]) { end += 1 }
    if isMarkWithoutBlank(mark) { return end }
    guard end < characters.count else { return end }
    guard characters[end].isWhitespace else { return nil }
    if mark == ".", endsAbbreviation(characters[..<index]) { return nil }
    let next = characters[end...].first { !$0.isWhitespace && !isOpening($0) }
    return next?.isLowercase == true ? nil : end
  }

  /// A known one, a single letter, or the number of a list or of a day.
  private static func endsAbbreviation(_ before: ArraySlice<Character>) -> Bool {
    let word = before.reversed().prefix { !$0.isWhitespace && !isOpening($0) }
    let text = String(word.reversed()).lowercased()
    if text.allSatisfy(\.isNumber) { return text.count < 3 }
    return abbreviations.contains(text) || (text.count == 1 && text.first?.isLetter == true)
  }

  private static func isMark(_ character: Character) -> Bool {
    switch character {
    case ".", "!", "?", "…", "؟", "۔": true
    default: isMarkWithoutBlank(character)
    }
  }

  private static func isMarkWithoutBlank(_ character: Character) -> Bool {
    switch character {
    case "。", "！", "？", "｡", "।", "॥", "።": true
    default: false
    }
  }

  private static func isClosing(_ character: Character) -> Bool { ")]\"'”’»」』）".contains(character) }
  private static func isOpening(_ character: Character) -> Bool { "([\"'“‘«„「『（¿¡".contains(character) }
}
