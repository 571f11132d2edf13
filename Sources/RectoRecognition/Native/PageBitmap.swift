internal import CLeptonica
public import RectoModel

/// The pixels of one page. Owns a leptonica `Pix` (1.82) whose pixels nothing changes once the bitmap is handed out,
/// so they may be read from any thread.
public final class PageBitmap: @unchecked Sendable {
  let pix: UnsafeMutablePointer<Pix>

  /// Takes over the caller's reference.
  init(owning pix: UnsafeMutablePointer<Pix>) { self.pix = pix }

  deinit {
    var handle: UnsafeMutablePointer<Pix>? = pix
    pixDestroy(&handle)
  }

  public var width: Int { Int(pix.pointee.w) }
  public var height: Int { Int(pix.pointee.h) }
  /// Bits a pixel: 1, 8 or 32.
  public var depth: Int { Int(pix.pointee.d) }
  public var size: Size { Size(width: Double(width), height: Double(height)) }
}
