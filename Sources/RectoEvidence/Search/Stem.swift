import Foundation

/// Makes forms of a word alike, roughly and for several languages: what is cut off too much only finds more.
enum Stem {
  /// `word` in small letters.
  static func of(_ word: String) -> String {
    var stem = withoutAccents(word)
    guard stem.count > 3, !stem.contains(where: \.isNumber) else { return stem }
    for (ending, replacement) in endings where stem.hasSuffix(ending) {
      let rest = stem.dropLast(ending.count)
      guard rest.count >= 3, rest.contains(where: { "aeiouy".contains($0) }) else { continue }
      stem = rest + replacement
      break
    }
    if stem.count > 3, let last = stem.last, last == stem.dropLast().last, !"aeiouls".contains(last) {
      stem.removeLast()
    }
    if stem.count > 3, stem.hasSuffix("e") { stem.removeLast() }
    return stem
  }

  /// The first that fits is cut off.
  private static let endings = [
    ("ies", "y"), ("ied", "y"), ("ing", ""), ("ed", ""), ("sses", "ss"), ("ss", "ss"), ("us", "us"),
    ("es", ""), ("s", ""), ("en", ""), ("er", "er"),
  ]

  /// Of Latin, Greek and Cyrillic letters; marks of other scripts are vowels.
  private static func withoutAccents(_ word: String) -> String {
    let scalars = word.decomposedStringWithCanonicalMapping.unicodeScalars
      .filter { !(0x0300...0x036F).contains($0.value) }
    return String(String.UnicodeScalarView(scalars))
  }
}
