import Foundation

/// A colour of the screen (sRGB), 0...255 each. Written as `#rrggbb`.
public struct RGBColor: Sendable, Hashable, Codable, CustomStringConvertible {
  public var red: UInt8
  public var green: UInt8
  public var blue: UInt8

  public init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// nil for what isn't `#rrggbb`.
  public init?(_ text: String) {
    let digits = text.utf8.dropFirst().compactMap { Character(UnicodeScalar($0)).hexDigitValue }
    guard text.utf8.first == UInt8(ascii: "#"), text.utf8.count == 7, digits.count == 6 else { return nil }
    let bytes = [0, 2, 4].map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    self.init(red: bytes[0], green: bytes[1], blue: bytes[2])
  }

  public var description: String {
    "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// Whether text in it can be read on paper of this colour, or of one that isn't known: a contrast of 1.4 to 1, which light
  /// grey has on white and yellow has not.
  package func isVisible(on paper: RGBColor?) -> Bool { paper.map { contrast(with: $0) >= 1.4 } ?? true }

  package static let white = RGBColor(red: 255, green: 255, blue: 255)
  package static let black = RGBColor(red: 0, green: 0, blue: 0)

  /// 1...21, as WCAG 2 counts it.
  package func contrast(with other: RGBColor) -> Double {
    let (one, two) = (luminance + 0.05, other.luminance + 0.05)
    return max(one, two) / min(one, two)
  }

  /// 0...1.
  private var luminance: Double {
    func linear(_ part: UInt8) -> Double {
      let value = Double(part) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let color = RGBColor(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "not a colour like #1a2b3c: \(text)"))
    }
    self = color
  }

  public func encode(to encoder: any Encoder) throws {
    var single = encoder.singleValueContainer()
    try single.encode(description)
  }
}
