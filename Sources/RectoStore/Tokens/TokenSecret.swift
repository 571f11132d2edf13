import Foundation
import RectoCrypto

/// A token: `recto_ID_SECRET`, 256 random bits in its secret. The id finds the record, the hash of the whole is
/// compared.
struct TokenSecret {
  let text: String
  let id: String

  /// A new one.
  init() {
    let random = Data.random(byteCount: 32)
    id = String(UUID().uuidString.lowercased().filter { $0 != "-" }.prefix(12))
    text = "recto_\(id)_\(random.base64URL)"
  }

  /// nil when it can't be one.
  init?(_ text: String) {
    let parts = text.split(separator: "_", maxSplits: 2, omittingEmptySubsequences: false)
    guard text.utf8.count <= 200, parts.count == 3, parts[0] == "recto", parts[1].utf8.count == 12 else {
      return nil
    }
    self.text = text
    id = String(parts[1])
  }

  var hash: Data { Digest.of(Data(text.utf8)) }

  var callbackKey: Data { Digest.code(of: Data("recto-callback".utf8), key: Data(text.utf8)) }

  /// In constant time.
  func matches(hash other: Data) -> Bool { Digest.areEqual(hash, other) }
}

extension Data {
  /// Base 64 of RFC 4648, section 5, without padding.
  var base64URL: String {
    String(base64EncodedString().filter { $0 != "=" }.map { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 })
  }

  /// From the system's generator.
  static func random(byteCount: Int) -> Data {
    var generator = SystemRandomNumberGenerator()
    return Data((0..<byteCount).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
  }
}
