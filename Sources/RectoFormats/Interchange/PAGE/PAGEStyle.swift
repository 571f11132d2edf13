internal import RectoModel

extension TextStyle {
  /// Of a `TextStyle` element of PAGE, or of Transkribus' `textStyle {bold:true;}`.
  init(page value: (String) -> String?) {
    let traits = Trait.allCases.filter { trait in
      trait.pageNames.contains { ["true", "1"].contains(value($0)) }
    }
    self.init(
      traits, fontName: value("fontFamily").flatMap { $0.isEmpty ? nil : $0 },
      fontSize: value("fontSize").flatMap { Double.pageNumber($0) }.flatMap { $0 > 0 ? Points($0) : nil },
      color: value("textColourRgb").flatMap { Int($0) }.flatMap(Self.color))
  }

  /// Of a region, a line or a word that says how it was made: `handwritten-cursive`, `handwritten-printscript`.
  init(production: String?) { self.init(isHandwritten: production?.hasPrefix("handwritten") == true) }

  /// PAGE has no word for what a hand wrote, whether joined or not.
  var production: String? { isHandwritten ? "handwritten-cursive" : nil }

  /// Red + 256 green + 65536 blue.
  private static func color(_ code: Int) -> String? {
    guard (0...0xFF_FFFF).contains(code) else { return nil }
    let parts = [code & 255, code >> 8 & 255, code >> 16]
    return "#" + parts.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  private var colorCode: Int? {
    guard let color, RGBColor(color) != nil, let value = Int(color.dropFirst(), radix: 16) else { return nil }
    return (value >> 16) | (value & 0xFF00) | (value & 255) << 16
  }

  /// Attributes of a `TextStyle` element that hold it.
  var pageAttributes: [(name: String, value: String)] {
    var attributes: [(name: String, value: String)] = []
    if let fontName { attributes.append(("fontFamily", fontName)) }
    if has(.monospace) { attributes.append(("monospace", "true")) }
    if let fontSize { attributes.append(("fontSize", fontSize.value.decimalText)) }
    if let colorCode { attributes.append(("textColourRgb", String(colorCode))) }
    for trait in traits where trait != .monospace { attributes.append((trait.pageNames[0], "true")) }
    return attributes
  }

  /// What a style of PAGE may say besides.
  static let pageExtras = [
    "letterSpaced", "reverseVideo", "textColour", "bgColour", "bgColourRgb", "underlineStyle",
  ]
}

extension TextStyle.Trait {
  /// The first is PAGE's own.
  fileprivate var pageNames: [String] {
    switch self {
    case .underline: ["underlined", "underline"]
    case .strikethrough: ["strikethrough", "strikeThrough"]
    default: [rawValue]
    }
  }
}
