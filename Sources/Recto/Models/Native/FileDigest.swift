internal import CCrypto
import Foundation
import RectoModel

/// SHA-256 of files, by OpenSSL 3. From any thread.
enum FileDigest {
  private static let chunk = 1 << 20

  /// In small hexadecimal digits. Throws `.resourceUnavailable` when the file can't be read.
  static func sha256(of file: URL) throws(RectoError) -> String {
    guard let handle = try? FileHandle(forReadingFrom: file) else { throw unreadable(file) }
    defer { try? handle.close() }
    let context = EVP_MD_CTX_new()
    defer { EVP_MD_CTX_free(context) }
    EVP_DigestInit_ex(context, EVP_sha256(), nil)
    do {
      while let data = try handle.read(upToCount: chunk), !data.isEmpty {
        data.withUnsafeBytes { _ = EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
      }
    } catch {
      throw unreadable(file)
    }
    var digest = [UInt8](repeating: 0, count: 32)
    EVP_DigestFinal_ex(context, &digest, nil)
    return digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  private static func unreadable(_ file: URL) -> RectoError {
    RectoError(.resourceUnavailable, "The file can't be read.", location: .init(file: file.path))
  }
}
