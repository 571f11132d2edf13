internal import CLeptonica
import Foundation
import RectoModel

extension PageBitmap {
  /// Throws `.malformedInput` when leptonica can't decode the bytes.
  convenience init(decoding data: Data, kind: InputKind) throws(RectoError) {
    let pix = data.withUnsafeBytes { (bytes: UnsafeRawBufferPointer) in
      pixReadMem(bytes.bindMemory(to: UInt8.self).baseAddress, bytes.count)
    }
    guard let pix else {
      throw RectoError(.malformedInput, "The \(kind.name) image is damaged; scan or save it again.")
    }
    self.init(owning: pix)
  }
}
