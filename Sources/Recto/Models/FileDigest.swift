import Foundation
import RectoCrypto
import RectoModel

/// SHA-256 of files. From any thread.
enum FileDigest {
  private static let chunk = 1 << 20

  /// In small hexadecimal digits. Throws `.resourceUnavailable` when the file can't be read.
  static func sha256(of file: URL) throws(RectoError) -> String {
    let digest = Digest()
    do {
      let handle = try FileHandle(forReadingFrom: file)
      defer { try? handle.close() }
      while let data = try handle.read(upToCount: chunk), !data.isEmpty { digest.update(data) }
    } catch {
      throw RectoError(.resourceUnavailable, "The file can't be read.", location: .init(file: file.path))
    }
    return digest.finish().hexadecimal
  }
}
