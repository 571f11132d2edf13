import RectoModel

/// Finds text that its font tells wrongly: signs of private use, or an alphabet in which letters stand for others.
/// Only what no language looks like counts, for good text must never be taken for bad.
struct TextCheck: Sendable {
  private var signs = 0
  /// Private, unassigned, control characters, and the sign for what is no character.
  private var nonsense = 0
  /// From a to z; accents and case aside.
  private var latin = [Int](repeating: 0, count: 26)
  private var letters = 0
  /// From U+00C0 to U+00FF.
  private var western = 0

  mutating func add(_ scalar: Unicode.Scalar) {
    signs += 1
    if Self.isNonsense(scalar) { nonsense += 1 }
    guard scalar.isLetter else { return }
    letters += 1
    switch scalar.value {
    case 0x41...0x5A: latin[Int(scalar.value) - 0x41] += 1
    case 0x61...0x7A: latin[Int(scalar.value) - 0x61] += 1
    case 0xC0...0xFF: western += 1
    default: break
    }
  }

  private static func isNonsense(_ scalar: Unicode.Scalar) -> Bool {
    if (0x20...0x7E).contains(scalar.value) { return false }
    return switch scalar.properties.generalCategory {
    // Symbol fonts have their bullets at U+F0xx.
    case .privateUse: !(0xF020...0xF0FF).contains(scalar.value)
    case .unassigned, .control, .surrogate: true
    default: scalar.value == 0xFFFD
    }
  }

  var isUnreadable: Bool {
    if nonsense >= 8, nonsense * 10 >= signs * 3 { return true }
    // Cyrillic or Greek codes that were taken for Western ones.
    if letters >= 60, western * 10 >= letters * 6 { return true }
    return isEnciphered
  }

  /// Letters are as unevenly used as in a language, but not the letters that languages use most.
  private var isEnciphered: Bool {
    let count = latin.reduce(0, +)
    guard count >= 200, count * 10 >= letters * 8, latin.count(where: { $0 > 0 }) >= 12 else { return false }
    let shares = latin.map { Double($0) / Double(count) }
    let unevenness = shares.reduce(0) { $0 + $1 * $1 }
    guard unevenness > 0.055 else { return false }
    let likeness = Self.likeness(shares, Self.usual)
    // Vowels are more than a third of any language's letters.
    let vowels = [0, 4, 8, 14, 20, 24].map { shares[$0] }.reduce(0, +)
    return likeness < 0.1 || likeness < 0.45 && vowels < 0.29
  }

  /// Over the languages of Western Europe, per mille.
  private static let usual: [Double] = [
    85, 14, 35, 45, 135, 14, 19, 30, 74, 4, 10, 46, 28, 74, 66, 26, 6, 66, 69, 68, 46, 13, 10, 3, 9, 6,
  ]

  /// Correlation, -1...1.
  private static func likeness(_ one: [Double], _ other: [Double]) -> Double {
    let (a, b) = (one.reduce(0, +) / 26, other.reduce(0, +) / 26)
    let shared = zip(one, other).reduce(0) { $0 + ($1.0 - a) * ($1.1 - b) }
    let spread = one.reduce(0) { $0 + ($1 - a) * ($1 - a) } * other.reduce(0) { $0 + ($1 - b) * ($1 - b) }
    return spread > 0 ? shared / spread.squareRoot() : 0
  }
}

extension PageTextSource {
  /// Fonts, by their places in the page's content, whose text says nothing.
  var unreadableFonts: Set<Int> {
    var checks: [Int: TextCheck] = [:]
    var guess: Int?
    for character in text.characters where character.attributes != nil {
      guess = shown.place(of: character.box.center, guess: guess)
      guard let guess, let font = shown.all[guess].fontIndex else { continue }
      checks[font, default: TextCheck()].add(character.scalar)
    }
    return Set(checks.filter { $0.value.isUnreadable }.keys)
  }
}
