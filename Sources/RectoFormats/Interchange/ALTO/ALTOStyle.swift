internal import RectoModel

extension TextStyle {
  /// Of a `TextStyle` element.
  init(alto element: MarkupElement) {
    var traits = Self.traits(alto: element["FONTSTYLE"])
    if element["FONTWIDTH"] == "fixed" { traits.append(.monospace) }
    let color = element["FONTCOLOR"].map { "#" + $0.drop { $0 == "#" }.lowercased() }
    self.init(
      traits, fontName: element["FONTFAMILY"].flatMap { $0.isEmpty ? nil : $0 },
      fontSize: element["FONTSIZE"].flatMap { Double.pageNumber($0) }.flatMap { $0 > 0 ? Points($0) : nil },
      color: color.flatMap { RGBColor($0) == nil ? nil : $0 })
  }

  /// `bold italics`.
  static func traits(alto names: String?) -> [Trait] {
    (names ?? "").lowercased().split(separator: " ").compactMap { name in
      switch name {
      case "italics", "italic": .italic
      case "smallcaps": .smallCaps
      case "underlined": .underline
      default: Trait(rawValue: String(name))
      }
    }
  }

  /// Attributes of a `TextStyle` element that hold it.
  var altoAttributes: KeyValuePairs<String, String?> {
    let names = traits.filter { $0 != .monospace }.map(\.alto)
    return [
      "FONTFAMILY": fontName, "FONTWIDTH": has(.monospace) ? "fixed" : nil,
      "FONTSIZE": fontSize?.value.decimalText,
      "FONTCOLOR": color.flatMap { RGBColor($0) == nil ? nil : String($0.dropFirst()) },
      "FONTSTYLE": names.isEmpty ? nil : names.joined(separator: " "),
    ]
  }

  /// What ALTO has a place for; nil when that is nothing.
  var heldByALTO: TextStyle? {
    var held = self
    held.isHandwritten = false
    return held == TextStyle() && self != held ? nil : held
  }

  /// With what the inner style says besides or instead.
  func overlaid(by inner: TextStyle) -> TextStyle {
    TextStyle(
      traits + inner.traits, fontName: inner.fontName ?? fontName, fontSize: inner.fontSize ?? fontSize,
      color: inner.color ?? color, isHandwritten: isHandwritten || inner.isHandwritten)
  }
}

extension TextStyle.Trait {
  fileprivate var alto: String {
    switch self {
    case .italic: "italics"
    case .smallCaps: "smallcaps"
    default: rawValue
    }
  }
}

extension Paragraph.Alignment {
  init?(alto name: String) {
    switch name {
    case "Left": self = .start
    case "Right": self = .end
    case "Center": self = .center
    case "Block": self = .justified
    default: return nil
    }
  }

  var alto: String {
    switch self {
    case .start: "Left"
    case .end: "Right"
    case .center: "Center"
    case .justified: "Block"
    }
  }
}
