import RectoModel

/// Tells formulas that stand on lines of their own.
struct FormulaRule {
  let measure: LeafMeasure
  let hasFonts: Bool
  var evidence = LayoutEvidence([])

  func isFormula(_ lines: [PlacedLine]) -> Bool {
    if isSeen(lines) { return true }
    guard lines.count <= 4, lines.allSatisfy({ stands(apart: $0) }) else { return false }
    let words = lines.flatMap(\.line.words)
    let total = words.reduce(0) { $0 + $1.text.count }
    guard total >= 3 else { return false }
    let signs = words.reduce(0) { $0 + $1.text.unicodeScalars.count(where: \.isMathematical) }
    // Words of a language: a formula has few, such as "if" and "where".
    let prose = words.reduce(0) { $0 + ($1.isProse ? $1.text.count : 0) }
    guard signs > 0 || isInMathFont(words), prose * 10 < total * 3 else { return false }
    return isInMathFont(words) || signs * 12 >= total && words.contains { $0.text.isRelation }
  }

  /// The layout model saw an equation: what engines make of one has few signs of it, but no words of a language either.
  private func isSeen(_ lines: [PlacedLine]) -> Bool {
    guard !lines.isEmpty, lines.allSatisfy({ evidence.isEquation($0.line.box) }) else { return false }
    let words = lines.flatMap(\.line.words)
    let total = words.reduce(0) { $0 + $1.text.count }
    let prose = words.reduce(0) { $0 + ($1.isProse ? $1.text.count : 0) }
    return prose * 5 < total * 2
  }

  /// Indented on the left, and short of the right edge unless its number stands there.
  private func stands(apart line: PlacedLine) -> Bool {
    line.box.minX > measure.left + measure.em
  }

  private func isInMathFont(_ words: [Word]) -> Bool {
    guard hasFonts else { return false }
    let letters = words.reduce(0) { $0 + $1.text.count }
    let math = words.reduce(0) { $0 + ($1.style?.fontName?.isMathFont == true ? $1.text.count : 0) }
    return math * 2 >= letters
  }
}

extension Word {
  /// A word of three small letters or more.
  fileprivate var isProse: Bool {
    text.count >= 3 && style?.fontName?.isMathFont != true
      && text.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || ".,;:".unicodeScalars.contains($0) }
      && !["sin", "cos", "tan", "log", "exp", "max", "min", "lim", "det", "arg", "sup", "inf"].contains(text)
  }
}

extension String {
  fileprivate var isRelation: Bool {
    unicodeScalars.contains { "=≠≤≥<>≈≡∈⊂⊆→↦∝~≅⟹⇒⇔".unicodeScalars.contains($0) }
  }

  /// By the names that common mathematical fonts have.
  fileprivate var isMathFont: Bool {
    let name = split(separator: "+").last.map(String.init) ?? self
    return [
      "CMMI", "CMSY", "CMEX", "MSAM", "MSBM", "Math", "Symbol", "STIXSize", "MTEX", "MTSY", "EUFM", "EUSM",
    ]
    .contains { name.hasPrefix($0) || $0 == "Math" && name.contains($0) }
  }
}

extension Unicode.Scalar {
  /// Operators, relations and letters that only formulas have.
  fileprivate var isMathematical: Bool {
    switch value {
    case 0x2200...0x22FF, 0x2A00...0x2AFF, 0x27C0...0x27EF, 0x2980...0x29FF, 0x1D400...0x1D7FF,
      0x2190...0x21FF:
      true
    case 0x2B, 0x3C...0x3E, 0xB1, 0xD7, 0xF7, 0x2212, 0x5E, 0x2032...0x2034, 0x0391...0x03C9, 0x210E...0x2115,
      0x7C:
      true
    default: false
    }
  }
}
