import RectoModel

/// A character in its line.
struct TextLetter: Sendable, Hashable {
  enum Script: Sendable, Hashable {
    case normal, `super`, sub
  }

  /// nil for a blank.
  var scalar: Unicode.Scalar?
  /// From where to where it goes along the line.
  var along: ClosedRange<Double>
  /// How far up, in the line's frame, the line is that it stands on.
  var base: Double
  /// Of its font, on the page.
  var size: Double
  /// In the page's attributes.
  var attributes: Int?
  /// In the page's shown texts.
  var shown: Int?
  var script = Script.normal

  static func blank(at along: Double) -> TextLetter {
    TextLetter(scalar: nil, along: along...along, base: 0, size: 0)
  }

  /// What it stands for: ligatures as letters, the pictures of symbol fonts as signs; nil for what isn't text.
  var text: String? {
    guard let scalar else { return nil }
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF: return nil
    case 0xAD: return along.upperBound - along.lowerBound > 0.1 * size ? "-" : nil
    case 0xFB00...0xFB06: return ["ff", "fi", "fl", "ffi", "ffl", "st", "st"][Int(scalar.value) - 0xFB00]
    case 0xF0B7: return "•"
    case 0xF0A7: return "▪"
    case 0xF0D8: return "➢"
    case 0xF0FC: return "✓"
    default: return String(Character(scalar))
    }
  }
}
