import Foundation
import RectoModel

extension ImageHeader {
  /// The header of a file with one picture. For GIF the whole screen; TIFF and PDF have a header for each page.
  static func read(_ content: InputContent) throws(RectoError) -> ImageHeader? {
    switch content.kind {
    case .png: try PNGHeader.read(content.data)
    case .jpeg: try JPEGHeader.read(content.data)
    case .jpeg2000: try JPEG2000Header.read(content.data)
    case .webp: try WebPHeader.read(content.data)
    case .bmp: try BMPHeader.read(content.data)
    case .gif, .tiff, .pdf: nil
    }
  }
}
