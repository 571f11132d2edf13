import Foundation
internal import RectoModel

/// A link out of a file, as Office programs take it: a URI with a scheme. One that isn't makes them call the whole
/// file damaged.
struct ExternalTarget: Sendable, Hashable {
  let uri: String

  /// Characters that a URI can't hold are percent-encoded. nil for what is no link to elsewhere, and for links that
  /// run a program or open a file here.
  init?(_ link: String) {
    let text = link.trimmingCharacters(in: .whitespacesAndNewlines)
    guard InlineRun.isSafe(text), let colon = text.firstIndex(of: ":") else { return nil }
    let scheme = text[..<colon]
    guard let first = scheme.first, first.isASCII, first.isLetter,
      scheme.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) })
    else { return nil }
    let escaped = Self.escaped(String(text[text.index(after: colon)...]))
    let uri = "\(scheme):\(escaped)"
    guard !escaped.isEmpty, uri.utf8.count <= Self.longest, let parts = URLComponents(string: uri) else {
      return nil
    }
    if escaped.hasPrefix("//"), parts.host?.isEmpty != false { return nil }
    self.uri = uri
  }

  /// What Excel takes; Word takes more.
  private static let longest = 2079

  private static let kept = Set("-._~:/?#@!$&'()*+,;=".utf8)

  private static func escaped(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var result = ""
    var hasFragment = false
    for (index, byte) in bytes.enumerated() {
      let isSecondHash = byte == UInt8(ascii: "#") && hasFragment
      if byte == UInt8(ascii: "#") { hasFragment = true }
      let isEscape =
        byte == UInt8(ascii: "%") && index + 2 < bytes.count && bytes[index + 1].isHexDigit
        && bytes[index + 2].isHexDigit
      if isEscape || !isSecondHash && (kept.contains(byte) || byte.isASCIILetterOrDigit) {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.count < 2 ? "0" : "") + digits
      }
    }
    return result
  }
}

extension UInt8 {
  fileprivate var isASCIILetterOrDigit: Bool {
    let character = Character(Unicode.Scalar(self))
    return character.isASCII && (character.isLetter || character.isNumber)
  }

  fileprivate var isHexDigit: Bool { Character(Unicode.Scalar(self)).isHexDigit }
}
