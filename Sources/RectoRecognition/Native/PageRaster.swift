internal import CLeptonica
package import Foundation
package import RectoModel

/// A page of an image or PDF file as plain pixels, for those who compare or show pages and recognise nothing.
/// Leptonica 1.82, poppler-glib 22.12; from any thread.
package struct PageRaster: Sendable, Hashable {
  package let width: Int
  package let height: Int
  /// Red, green and blue of each pixel, row after row.
  package let samples: [UInt8]

  package init(width: Int, height: Int, samples: [UInt8]) {
    (self.width, self.height, self.samples) = (width, height, samples)
  }

  /// `page` is 0-based. A PDF page is drawn at `unitsPerInch`; pictures have the pixels that they have, upright. Throws
  /// as recognition would: what is too large is `.limitExceeded`.
  package init(page: Int, of input: InputFile, unitsPerInch: Double, limits: Limits) throws(RectoError) {
    let content = try InputContent(input, limits: limits)
    let bitmap =
      content.kind == .pdf
      ? try Self.drawn(page, of: input, unitsPerInch: unitsPerInch, limits: limits)
      : try Self.loaded(page, of: input, kind: content.kind, limits: limits)
    guard let coloured = pixConvertTo32(bitmap.pix) else { throw PageBitmap.outOfMemory }
    let made = PageBitmap(owning: coloured)
    self.init(width: made.width, height: made.height, samples: made.samples)
  }

  private static func drawn(
    _ index: Int, of input: InputFile, unitsPerInch: Double, limits: Limits
  ) throws(RectoError) -> PageBitmap {
    let page = try PDFFile(input).page(index)
    let (width, height) = (page.size.width * unitsPerInch / 72, page.size.height * unitsPerInch / 72)
    let pixels = (width + 1) * (height + 1)
    guard pixels.isFinite, pixels <= Double(limits.pixels), max(width, height) < 32_767 else {
      throw RectoError(
        .limitExceeded, "The page would have \(width) x \(height) pixels; choose a lower resolution.",
        location: .init(file: input.name, page: index + 1))
    }
    return try page.render(
      width: max(1, Int(width.rounded(.up))), height: max(1, Int(height.rounded(.up))),
      unitsPerInch: unitsPerInch
    )
  }

  private static func loaded(
    _ index: Int, of input: InputFile, kind: InputKind, limits: Limits
  ) throws(RectoError) -> PageBitmap {
    // For pictures that are encoded anew on their way.
    let spool = try TemporaryFolder()
    let task = PageTask(
      input: input, kind: kind, pageIndex: index, pageNumber: 1, source: 0, languages: [], spool: spool.url,
      limits: limits)
    do {
      return try PageLoader(task).load().bitmap
    } catch {
      throw task.locate(error)
    }
  }

  /// Lossless, at 72 pixels an inch.
  package func png() throws(RectoError) -> Data {
    let bitmap = try PageBitmap(samples: samples, width: width, height: height, channels: 3)
    return try PNGEncoder(PNGSamples(bitmap, reducesColours: true)).encode(unitsPerInch: 72)
  }
}
