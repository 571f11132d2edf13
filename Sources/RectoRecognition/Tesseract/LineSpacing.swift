/// Finds out from the text of a whole line which of its words have a blank before them. Chinese data tell so, where
/// figures stand among characters: `2023年 25 日`.
struct LineSpacing {
  private var rest: Substring.UnicodeScalarView

  init(line: String) { rest = Substring(line).unicodeScalars }

  /// True when the word follows the last one asked for without a blank. Words that the line doesn't go on with count as
  /// apart.
  mutating func isJoined(_ word: String) -> Bool {
    let blanks = rest.prefix { $0.properties.isWhitespace }
    let text = rest.dropFirst(blanks.count)
    guard text.starts(with: word.unicodeScalars) else {
      rest = ""[...].unicodeScalars
      return false
    }
    rest = text.dropFirst(word.unicodeScalars.count)
    return blanks.isEmpty
  }
}
