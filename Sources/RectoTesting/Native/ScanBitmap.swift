internal import CLeptonica
import Foundation
public import RectoModel

/// The pixels of a synthetic page: grey with 8 bits, or black and white with 1. Owns a leptonica `Pix` (1.82) that
/// nothing writes to once it is made, so it may be used from any thread.
public final class ScanBitmap: @unchecked Sendable {
  let pix: UnsafeMutablePointer<Pix>

  /// Takes over the caller's reference; throws `.limitExceeded` when leptonica gave none.
  init(owning pix: UnsafeMutablePointer<Pix>?) throws(RectoError) {
    guard let pix else {
      throw RectoError(.limitExceeded, "No memory for the page image; draw it at a lower resolution.")
    }
    self.pix = pix
  }

  deinit {
    var handle: UnsafeMutablePointer<Pix>? = pix
    pixDestroy(&handle)
  }

  /// From rows of coverage, 0 for paper and 255 for ink.
  convenience init(coverage: UnsafePointer<UInt8>, width: Int, height: Int, stride: Int) throws(RectoError) {
    try self.init(owning: pixCreate(Int32(width), Int32(height), 8))
    let wordsPerLine = Int(pix.pointee.wpl)
    for y in 0..<height {
      let row = pix.pointee.data + y * wordsPerLine
      for x in 0..<width { Self.store(255 - coverage[y * stride + x], in: row, at: x) }
    }
  }

  public var width: Int { Int(pix.pointee.w) }
  public var height: Int { Int(pix.pointee.h) }
  /// 1 or 8.
  public var bitsPerPixel: Int { Int(pix.pointee.d) }
  public var size: Size { Size(width: Double(width), height: Double(height)) }

  /// What encoded files say. Only before the bitmap is shared.
  func setResolution(_ perInch: Double) {
    let perInch = Int32(perInch.rounded())
    pixSetResolution(pix, perInch, perInch)
  }

  /// How many pixels in the box are darker than `level`; parts outside the picture don't count.
  public func darkPixelCount(in box: Rect, below level: Int = 128) -> Int {
    let columns = max(0, Int(box.minX))..<max(0, min(width, Int(box.maxX.rounded(.up))))
    let rows = max(0, Int(box.minY))..<max(0, min(height, Int(box.maxY.rounded(.up))))
    guard columns.lowerBound < columns.upperBound, rows.lowerBound < rows.upperBound else { return 0 }
    var count = 0
    for y in rows {
      let row = pix.pointee.data + y * Int(pix.pointee.wpl)
      for x in columns where value(in: row, at: x) < level { count += 1 }
    }
    return count
  }

  private func value(in row: UnsafeMutablePointer<UInt32>, at x: Int) -> Int {
    bitsPerPixel == 1
      ? ((row[x >> 5] >> UInt32(31 - (x & 31))) & 1 == 1 ? 0 : 255)
      : Int((row[x >> 2] >> UInt32(24 - 8 * (x & 3))) & 0xFF)
  }

  /// Leptonica keeps the leftmost pixel in the highest bits of a word.
  private static func store(_ value: UInt8, in row: UnsafeMutablePointer<UInt32>, at x: Int) {
    let shift = UInt32(24 - 8 * (x & 3))
    row[x >> 2] = row[x >> 2] & ~(0xFF << shift) | UInt32(value) << shift
  }
}

extension ScanBitmap {
  func skewed(degrees: Double) throws(RectoError) -> ScanBitmap {
    try ScanBitmap(owning: pixRotateAMGray(try grey().pix, Float(degrees * .pi / 180), 255))
  }

  func turned(_ rotation: Rotation) throws(RectoError) -> ScanBitmap {
    try ScanBitmap(owning: pixRotateOrth(pix, Int32(rotation.rawValue / 90)))
  }

  func blurred(radius: Int) throws(RectoError) -> ScanBitmap {
    try ScanBitmap(owning: pixBlockconvGray(try grey().pix, nil, Int32(radius), Int32(radius)))
  }

  func thresholded(level: Int) throws(RectoError) -> ScanBitmap {
    try ScanBitmap(owning: pixThresholdToBinary(try grey().pix, Int32(level)))
  }

  func throughJPEG(quality: Int) throws(RectoError) -> ScanBitmap {
    let data = try ScanEncoder.jpeg(try grey(), quality: quality)
    let decoded = data.withUnsafeBytes { (bytes: UnsafeRawBufferPointer) in
      pixReadMem(bytes.bindMemory(to: UInt8.self).baseAddress, bytes.count)
    }
    return try ScanBitmap(owning: decoded)
  }

  /// A new grey picture; `change` gets each value and how far across the page it is (0...1), row by row.
  func mappingPixels(_ change: (Int, Double) -> Int) throws(RectoError) -> ScanBitmap {
    let copy = try ScanBitmap(owning: pixCopy(nil, try grey().pix))
    let across = (0..<width).map { Double($0) / Double(max(width - 1, 1)) }
    for y in 0..<height {
      let row = copy.pix.pointee.data + y * Int(copy.pix.pointee.wpl)
      for x in 0..<width {
        let changed = change(copy.value(in: row, at: x), across[x])
        Self.store(UInt8(clamping: changed), in: row, at: x)
      }
    }
    return copy
  }

  private func grey() throws(RectoError) -> ScanBitmap {
    bitsPerPixel == 1 ? try ScanBitmap(owning: pixConvert1To8(nil, pix, 255, 0)) : self
  }
}
