internal import CZlib
import Foundation
import RectoModel

/// Compresses with zlib (1.2). From any thread.
enum Deflate {
  /// A zlib stream, as small as zlib makes it.
  static func compress(_ bytes: [UInt8]) throws(RectoError) -> Data {
    var status = Z_OK
    let bound = Int(compressBound(UInt(bytes.count)))
    let stream = [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
      var length = UInt(bound)
      status = compress2(buffer.baseAddress, &length, bytes, UInt(bytes.count), Z_BEST_COMPRESSION)
      count = status == Z_OK ? Int(length) : 0
    }
    guard status == Z_OK else { throw PageBitmap.outOfMemory }
    return Data(stream)
  }

  /// The check sum of PNG chunks.
  static func crc(_ data: Data) -> UInt32 {
    data.withUnsafeBytes { (bytes: UnsafeRawBufferPointer) in
      UInt32(crc32_z(0, bytes.bindMemory(to: UInt8.self).baseAddress, bytes.count))
    }
  }
}
