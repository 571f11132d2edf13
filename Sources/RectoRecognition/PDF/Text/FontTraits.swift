import RectoModel
import RectoPDF

/// What the name of a font and its descriptor tell of its look.
struct FontTraits: Sendable, Hashable {
  /// Without the tag of a subset; nil when the font has no name.
  let name: String?
  private let named: [TextStyle.Trait]
  private let isLight: Bool

  init(name: String) {
    let isSubset =
      name.utf8.count > 7 && name.utf8.dropFirst(6).first == UInt8(ascii: "+")
      && name.utf8.prefix(6).allSatisfy { (65...90).contains($0) }
    let bare = isSubset ? String(name.dropFirst(7)) : name
    self.name = bare.isEmpty ? nil : bare
    let words = Self.words(of: bare)
    func tells(_ known: Set<String>) -> Bool { words.contains(where: known.contains) }
    var traits: [TextStyle.Trait] = []
    isLight = tells(Self.light)
    if tells(Self.bold) { traits.append(.bold) }
    if tells(Self.italic) { traits.append(.italic) }
    if tells(Self.monospace) { traits.append(.monospace) }
    if tells(Self.smallCaps) { traits.append(.smallCaps) }
    named = traits
  }

  /// What the name or the descriptor tells.
  func traits(with description: PageContentSummary.FontDescription?) -> [TextStyle.Trait] {
    guard let description else { return named }
    var traits = named
    if description.isBold, !isLight { traits.append(.bold) }
    if description.isItalic { traits.append(.italic) }
    if description.isFixedPitch { traits.append(.monospace) }
    if description.isSmallCaps { traits.append(.smallCaps) }
    return traits
  }

  private static let light: Set = ["light", "thin", "regular", "book", "roman"]
  private static let bold: Set = [
    "bold", "bd", "black", "heavy", "semibold", "demibold", "demi", "extrabold", "ultrabold", "boldmt",
    "boldps", "cmbx", "cmbxti", "cmssbx", "sfbx", "sfsx", "medi", "bolditalic", "boldoblique", "bolditalicmt",
    "boldital", "bi", "nimbusromnoblbold", "ecbx", "lmbx",
  ]
  private static let italic: Set = [
    "italic", "oblique", "ital", "it", "italicmt", "obl", "cmti", "cmsl", "cmmi", "cmbxti", "sfti", "slanted",
    "bolditalic", "boldoblique", "bolditalicmt", "boldital", "bi", "ecti", "lmri", "reguital", "mediital",
    "kursiv", "inclined",
  ]
  private static let monospace: Set = [
    "courier", "mono", "monospace", "monospaced", "consolas", "typewriter", "cmtt", "menlo", "monaco", "sftt",
    "inconsolata", "lmmono", "code", "terminal", "ectt", "couriernew", "nimbusmon",
  ]
  private static let smallCaps: Set = ["sc", "smallcaps", "smcp", "caps", "cmcsc", "smallcap", "eccc"]

  /// Lowercase words of it: `Times-BoldItalic` and `CMBX10` are divided where cases change and digits begin.
  private static func words(of name: String) -> [String] {
    var words: [String] = []
    var word = ""
    var before: Character = " "
    for letter in name {
      if !letter.isLetter || (letter.isUppercase && before.isLowercase) {
        if !word.isEmpty { words.append(word.lowercased()) }
        word = ""
      }
      if letter.isLetter { word.append(letter) }
      before = letter
    }
    if !word.isEmpty { words.append(word.lowercased()) }
    // Names such as `BoldItalic` are told by both of their words together as well.
    return words + zip(words, words.dropFirst()).map { $0 + $1 }
  }
}
