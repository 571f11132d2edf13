/// Names of sheets as Excel allows them, each once.
struct SheetNames {
  private var taken: Set<String> = []

  /// The wish as near as may be: without what is forbidden, 31 UTF-16 units at most, and a number behind it when
  /// another sheet has the name, in whatever case.
  mutating func name(_ wish: String, else fallback: String) -> String {
    var base = Self.legal(wish)
    if base.isEmpty || base.lowercased() == "history" { base = Self.legal(fallback) }
    if base.isEmpty { base = "Sheet" }
    var name = Self.cut(base, to: Self.longest)
    var number = 1
    while !taken.insert(name.lowercased()).inserted {
      number += 1
      let suffix = " (\(number))"
      name = Self.cut(base, to: Self.longest - suffix.utf16.count) + suffix
    }
    return name
  }

  static let longest = 31

  /// Forbidden characters become blanks, runs of blanks one; no apostrophe at either end.
  private static func legal(_ text: String) -> String {
    let spaced = text.map { "[]:*?/\\".contains($0) || $0.isNewline ? " " : $0 }
    let words = String(spaced).split(separator: " ").joined(separator: " ")
    let kept = words.unicodeScalars.filter { !$0.isControl && $0.value != 0xFFFE && $0.value != 0xFFFF }
    return cut(String(String.UnicodeScalarView(kept)), to: .max)
  }

  private static func cut(_ text: String, to length: Int) -> String {
    var cut = ""
    var used = 0
    for character in text {
      used += character.utf16.count
      if used > length { break }
      cut.append(character)
    }
    let edge: (Character) -> Bool = { $0 == " " || $0 == "'" }
    return String(cut.drop(while: edge).reversed().drop(while: edge).reversed())
  }
}
