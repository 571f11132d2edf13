package import Foundation

/// How deep arrays and objects nest in JSON text. Readers recurse, so depth costs stack; this looks at the bytes
/// only, before anything is parsed.
package enum JSONDepth {
  /// What is read and written. A list in a list costs four levels.
  package static let limit = 400

  package static var exceeded: RectoError {
    RectoError(.limitExceeded, "The JSON nests deeper than \(limit) levels; no page is built like that.")
  }

  /// Throws `.limitExceeded` when the text nests deeper than `limit`.
  package static func check(_ text: Data) throws(RectoError) {
    guard text.withUnsafeBytes({ isWithinLimit($0) }) else { throw exceeded }
  }

  /// The same of text that is known to nest so many levels.
  package static func check(_ levels: Int) throws(RectoError) {
    if levels > limit { throw exceeded }
  }

  private static func isWithinLimit(_ text: UnsafeRawBufferPointer) -> Bool {
    var depth = 0
    var inString = false
    var escaped = false
    for byte in text {
      if inString {
        if escaped {
          escaped = false
        } else if byte == UInt8(ascii: "\\") {
          escaped = true
        } else if byte == UInt8(ascii: "\"") {
          inString = false
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): inString = true
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        depth += 1
        if depth > limit { return false }
      case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      default: break
      }
    }
    return true
  }
}
