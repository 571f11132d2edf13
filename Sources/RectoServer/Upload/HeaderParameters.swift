import Foundation

/// A header value with parameters: `form-data; name="a"; filename*=UTF-8''%41`.
struct HeaderParameters: Sendable, Hashable {
  /// What stands before the first semicolon, in small letters.
  let value: String
  private var parameters: [String: String] = [:]

  /// The first of equal parameters counts.
  init(_ text: String) {
    var rest = Substring(text)
    value = Self.piece(&rest, until: ";").trimmingCharacters(in: .whitespaces).lowercased()
    while !rest.isEmpty {
      let key = Self.piece(&rest, until: "=;").trimmingCharacters(in: .whitespaces).lowercased()
      guard rest.first == "=" else {
        rest = rest.dropFirst()
        continue
      }
      rest = rest.dropFirst().drop { $0 == " " || $0 == "\t" }
      let value = rest.first == "\"" ? Self.quoted(&rest) : Self.piece(&rest, until: ";")
      if parameters[key] == nil { parameters[key] = value.trimmingCharacters(in: .whitespaces) }
    }
  }

  subscript(_ key: String) -> String? { parameters[key] }

  /// The parameter as RFC 5987 writes those that are not ASCII; nil when it isn't there or isn't UTF-8.
  func extended(_ key: String) -> String? {
    guard let value = parameters[key + "*"] else { return nil }
    let parts = value.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].lowercased() == "utf-8" else { return nil }
    return String(parts[2]).removingPercentEncoding
  }

  /// Takes what stands before one of the characters, which stays; a semicolon that ends a value is taken, too.
  private static func piece(_ rest: inout Substring, until ends: String) -> String {
    let end = rest.firstIndex { ends.contains($0) } ?? rest.endIndex
    let piece = rest[..<end]
    rest = rest[end...]
    if rest.first == ";" { rest = rest.dropFirst() }
    return String(piece)
  }

  /// Browsers write quotes as `%22`, others with a backslash; a backslash before anything else stands for itself,
  /// since Windows paths are full of them.
  private static func quoted(_ rest: inout Substring) -> String {
    rest = rest.dropFirst()
    var value = ""
    while let character = rest.popFirst() {
      if character == "\"" { break }
      if character == "\\", let next = rest.first, next == "\"" || next == "\\" {
        value.append(next)
        rest = rest.dropFirst()
      } else {
        value.append(character)
      }
    }
    _ = piece(&rest, until: ";")
    return value
  }
}
