internal import CLeptonica
import Foundation
import RectoModel

/// Draws the frames of a GIF file one over the other. Leptonica (1.82) reads a file's first frame only, so each frame
/// is given to it as a file of its own.
struct GIFCanvas {
  private let file: GIFFile
  private let canvas: PageBitmap

  /// The picture that is seen at `index`, on white paper.
  static func picture(_ file: GIFFile, at index: Int) throws(RectoError) -> PageBitmap {
    let canvas = try GIFCanvas(file)
    for frame in file.frames[..<index] {
      guard frame.disposal != 3 else { continue }
      try canvas.draw(frame)
      if frame.disposal == 2 { canvas.clear(frame) }
    }
    try canvas.draw(file.frames[index])
    return canvas.canvas
  }

  private init(_ file: GIFFile) throws(RectoError) {
    guard let pix = pixCreate(Int32(file.width), Int32(file.height), 32) else { throw PageBitmap.outOfMemory }
    pixSetAllArbitrary(pix, 0xFFFF_FF00)
    self.file = file
    canvas = PageBitmap(owning: pix)
  }

  private func draw(_ frame: GIFFile.Frame) throws(RectoError) {
    let data = file.file(of: frame)
    let indices = data.withUnsafeBytes { (bytes: UnsafeRawBufferPointer) in
      pixReadMem(bytes.bindMemory(to: UInt8.self).baseAddress, bytes.count)
    }
    guard let indices else {
      throw RectoError(.malformedInput, "A frame of the GIF can't be decoded; save it again.")
    }
    let source = PageBitmap(owning: indices)
    let opaque = try opaqueMask(of: source, transparentIndex: frame.transparentIndex)
    let colours = try source.made(by: pixConvertTo32(source.pix))
    guard let opaque else {
      pixRasterop(
        canvas.pix, Int32(frame.left), Int32(frame.top), Int32(frame.width), Int32(frame.height),
        Int32(PIX_SRC), colours.pix, 0, 0)
      return
    }
    pixCombineMaskedGeneral(canvas.pix, colours.pix, opaque.pix, Int32(frame.left), Int32(frame.top))
  }

  /// 1 where the frame covers the canvas; nil when it does so everywhere.
  private func opaqueMask(
    of source: PageBitmap, transparentIndex: Int?
  ) throws(RectoError) -> PageBitmap? {
    guard let index = transparentIndex else { return nil }
    let mask = try source.made(by: pixCreate(Int32(source.width), Int32(source.height), 1))
    var value: UInt32 = 0
    for y in 0..<Int32(source.height) {
      for x in 0..<Int32(source.width) {
        pixGetPixel(source.pix, x, y, &value)
        if value != UInt32(index) { pixSetPixel(mask.pix, x, y, 1) }
      }
    }
    return mask
  }

  private func clear(_ frame: GIFFile.Frame) {
    var box = boxCreate(Int32(frame.left), Int32(frame.top), Int32(frame.width), Int32(frame.height))
    defer { boxDestroy(&box) }
    pixSetInRectArbitrary(canvas.pix, box, 0xFFFF_FF00)
  }
}
