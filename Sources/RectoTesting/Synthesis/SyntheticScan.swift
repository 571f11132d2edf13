public import Foundation
public import RectoModel

/// Page images that were drawn, and what is known to stand on them.
public struct SyntheticScan: Sendable {
  public var metadata: DocumentMetadata
  public var pages: [SyntheticPage]

  public init(metadata: DocumentMetadata = DocumentMetadata(), pages: [SyntheticPage]) {
    self.metadata = metadata
    self.pages = pages
  }

  /// The truth of all pages.
  public var truth: Document { Document(metadata: metadata, pages: pages.map(\.truth)) }
  /// The truth as printed: one line a line, an empty line between blocks, a form feed between pages.
  public var truthText: String { pages.map(\.truth.printedText).joined(separator: "\u{0C}\n") }

  public enum Encoding: Sendable, Hashable {
    /// One page.
    case png
    /// One page, quality 1...100.
    case jpeg(quality: Int)
    /// Any number of pages: G4 for black and white, deflated for grey.
    case tiff
    /// Any number of pages, as pictures without text: G4 for black and white, else JPEG.
    case pdf(quality: Int)
  }

  /// The file; the same bytes for the same pages. Throws `.unsupportedFeature` for more pages than the encoding
  /// holds.
  public func encoded(as encoding: Encoding) throws(RectoError) -> Data {
    let bitmaps = pages.map(\.bitmap)
    guard let first = bitmaps.first else {
      throw RectoError(.malformedInput, "There is no page to encode.")
    }
    switch encoding {
    case .tiff: return try ScanEncoder.tiff(bitmaps)
    case .pdf(let quality): return try ScanEncoder.pdf(bitmaps, quality: quality)
    case .png, .jpeg:
      guard bitmaps.count == 1 else {
        throw RectoError(.unsupportedFeature, "PNG and JPEG hold one page; encode as TIFF or PDF.")
      }
      guard case .jpeg(let quality) = encoding else { return try ScanEncoder.png(first) }
      return try ScanEncoder.jpeg(first, quality: quality)
    }
  }
}
