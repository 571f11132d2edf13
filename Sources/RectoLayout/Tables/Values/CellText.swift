import RectoModel

/// What is printed in a cell, in the form in which values are looked for: one kind of minus, of blanks and of digits.
struct CellText {
  /// Blanks are " ", those that no line may break at "\u{A0}".
  let characters: [Character]
  let isOneLine: Bool

  /// nil for an empty cell and for one that holds more than a paragraph. Raised marks of footnotes at its end are left
  /// out; after 10 they may be a power, which is no number.
  init?(_ cell: Cell) {
    guard cell.blocks.count == 1, case .paragraph(let paragraph)? = cell.blocks.first?.content else {
      return nil
    }
    var lines = paragraph.lines.filter { !$0.words.isEmpty }
    guard let last = lines.indices.last else { return nil }
    let words = lines[last].words
    let kept = words.count - words.reversed().prefix { $0.style?.has(.superscript) == true }.count
    if kept < words.count {
      guard kept > 0, words[kept - 1].text != "10" else { return nil }
      lines[last].words = Array(words.prefix(kept))
    }
    self.init(lines.map(\.plainText).joined(separator: " "), isOneLine: lines.count == 1)
  }

  init(_ text: String, isOneLine: Bool = true) {
    let normal = text.map(Self.normal)
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\u{A0}" }
    characters = Array(normal.drop(while: isBlank).reversed().drop(while: isBlank).reversed())
    self.isOneLine = isOneLine
  }

  private static func normal(_ character: Character) -> Character {
    if let ascii = character.asciiValue { return ascii == 0x09 ? " " : character }
    return switch character {
    case "\u{2212}", "\u{2013}", "\u{FF0D}", "\u{2010}", "\u{2011}": "-"
    case "\u{A0}", "\u{2007}", "\u{2008}", "\u{2009}", "\u{202F}": "\u{A0}"
    case "\u{2002}", "\u{2003}", "\u{3000}": " "
    case "\u{2019}", "\u{02BC}": "'"
    case "\u{FF0C}": ","
    case "\u{FF0E}", "\u{066B}": "."
    case "\u{066C}": ","
    case "\u{FF05}", "\u{066A}": "%"
    case "\u{FFE5}": "¥"
    case "\u{FF08}": "("
    case "\u{FF09}": ")"
    case "\u{FF1A}": ":"
    default: digit(character) ?? character
    }
  }

  /// The digits of other scripts; raised ones and fractions are none.
  private static func digit(_ character: Character) -> Character? {
    guard character.unicodeScalars.count == 1, let scalar = character.unicodeScalars.first,
      scalar.properties.numericType == .decimal, let value = character.wholeNumberValue
    else { return nil }
    return Character(String(value))
  }
}

extension Character {
  /// 0 to 9. Characters are compared by their looks, which takes long.
  var isPlainDigit: Bool { asciiValue.map { (0x30...0x39).contains($0) } ?? false }
}
