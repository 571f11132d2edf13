internal import CJPEGRecoder
import Foundation

/// Makes JPEG files smaller without loss, with libjpeg-turbo (2.1): their coefficients are coded anew. From any
/// thread.
enum JPEGRecoder {
  /// The smallest file with the same pixels and markers; nil when that is the file itself, or when it is damaged.
  static func recode(_ data: Data) -> Data? {
    let sequential = recode(data, progressive: false)
    let progressive = recode(data, progressive: true)
    guard let sequential, let progressive else { return sequential ?? progressive }
    return progressive.count < sequential.count ? progressive : sequential
  }

  private static func recode(_ data: Data, progressive: Bool) -> Data? {
    guard !data.isEmpty else { return nil }
    let recoded = [UInt8](unsafeUninitializedCapacity: data.count) { buffer, count in
      count = data.withUnsafeBytes { (bytes: UnsafeRawBufferPointer) in
        recto_jpeg_recode(
          bytes.bindMemory(to: UInt8.self).baseAddress, bytes.count, progressive ? 1 : 0, buffer.baseAddress)
      }
    }
    return recoded.isEmpty || recoded.count >= data.count ? nil : Data(recoded)
  }
}
