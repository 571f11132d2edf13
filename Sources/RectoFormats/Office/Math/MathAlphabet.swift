/// Letters in the faces that Unicode has of its own: ℝ, 𝒜, 𝔤.
enum MathAlphabet: String, Sendable {
  case mathbb, mathcal, mathscr, mathfrak

  func letters(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map(letter)))
  }

  private func letter(_ plain: Unicode.Scalar) -> Unicode.Scalar {
    if let early = early[plain] { return early }
    let base: (capital: UInt32, small: UInt32) =
      switch self {
      case .mathbb: (0x1D538, 0x1D552)
      case .mathcal, .mathscr: (0x1D49C, 0x1D4B6)
      case .mathfrak: (0x1D504, 0x1D51E)
      }
    switch plain {
    case "A"..."Z": return Unicode.Scalar(base.capital + plain.value - 0x41) ?? plain
    case "a"..."z": return Unicode.Scalar(base.small + plain.value - 0x61) ?? plain
    default: return plain
    }
  }

  /// Those that Unicode had before the others.
  private var early: [Unicode.Scalar: Unicode.Scalar] {
    switch self {
    case .mathbb: ["C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ"]
    case .mathcal, .mathscr:
      [
        "B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ", "e": "ℯ", "g": "ℊ",
        "o": "ℴ",
      ]
    case .mathfrak: ["C": "ℭ", "H": "ℌ", "I": "ℑ", "R": "ℜ", "Z": "ℨ"]
    }
  }
}
