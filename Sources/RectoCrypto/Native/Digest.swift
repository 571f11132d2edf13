internal import CCrypto
package import Foundation

/// SHA-256 and what is made with it, by OpenSSL 3. A value is used by one task at a time; the functions are for any.
package final class Digest {
  package static let byteCount = 32

  private let context: OpaquePointer?

  package init() {
    context = EVP_MD_CTX_new()
    EVP_DigestInit_ex(context, EVP_sha256(), nil)
  }

  deinit { EVP_MD_CTX_free(context) }

  package func update(_ bytes: Data) {
    bytes.withUnsafeBytes { _ = EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
  }

  /// The digest of all bytes. Nothing can be added after it.
  package func finish() -> Data {
    var digest = [UInt8](repeating: 0, count: Self.byteCount)
    EVP_DigestFinal_ex(context, &digest, nil)
    return Data(digest)
  }

  package static func of(_ bytes: Data) -> Data {
    let digest = Digest()
    digest.update(bytes)
    return digest.finish()
  }

  /// HMAC-SHA-256 (RFC 2104).
  package static func code(of bytes: Data, key: Data) -> Data {
    var code = [UInt8](repeating: 0, count: byteCount)
    key.withUnsafeBytes { key in
      bytes.withUnsafeBytes { bytes in
        _ = HMAC(
          EVP_sha256(), key.baseAddress, Int32(key.count),
          bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count, &code, nil)
      }
    }
    return Data(code)
  }

  /// Looks at every byte, whatever it finds. The lengths are no secret.
  package static func areEqual(_ left: Data, _ right: Data) -> Bool {
    guard left.count == right.count else { return false }
    return left.withUnsafeBytes { left in
      right.withUnsafeBytes { CRYPTO_memcmp(left.baseAddress, $0.baseAddress, left.count) == 0 }
    }
  }
}
