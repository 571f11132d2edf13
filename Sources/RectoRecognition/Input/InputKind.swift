public import Foundation
public import RectoModel

/// The kinds of files that pages come from. Found by content, never by name.
public enum InputKind: String, Codable, Sendable, CaseIterable {
  case png, jpeg, jpeg2000, webp, gif, bmp, tiff, pdf

  public var mediaType: MediaType {
    switch self {
    case .png: .png
    case .jpeg: .jpeg
    case .jpeg2000: .jpeg2000
    case .webp: .webp
    case .gif: .gif
    case .bmp: .bmp
    case .tiff: .tiff
    case .pdf: .pdf
    }
  }

  /// For people.
  public var name: String {
    switch self {
    case .png: "PNG"
    case .jpeg: "JPEG"
    case .jpeg2000: "JPEG 2000"
    case .webp: "WEBP"
    case .gif: "GIF"
    case .bmp: "BMP"
    case .tiff: "TIFF"
    case .pdf: "PDF"
    }
  }

  /// The kind of a file that starts with `head`; nil when it is none of these. The first 1,024 bytes are enough.
  public static func sniff(_ head: Data) -> InputKind? {
    let bytes = [UInt8](head.prefix(1024))
    for (kind, signature) in signatures where signature.matches(bytes) { return kind }
    // A PDF may have other bytes before its header, within the first 1,024.
    return ByteSignature.find(Array("%PDF-".utf8), in: bytes) == nil ? nil : .pdf
  }

  private static let signatures: [(InputKind, ByteSignature)] = [
    (.png, ByteSignature([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])),
    (.jpeg, ByteSignature([0xFF, 0xD8, 0xFF])),
    (.jpeg2000, ByteSignature([0, 0, 0, 12, 0x6A, 0x50, 0x20, 0x20, 0x0D, 0x0A, 0x87, 0x0A])),
    (.jpeg2000, ByteSignature([0xFF, 0x4F, 0xFF, 0x51])),
    (.webp, ByteSignature("RIFF", then: "WEBP", at: 8)),
    (.gif, ByteSignature("GIF87a")),
    (.gif, ByteSignature("GIF89a")),
    (.bmp, ByteSignature("BM", then: "\0\0\0\0", at: 6)),
    (.tiff, ByteSignature([0x49, 0x49, 0x2A, 0x00])),
    (.tiff, ByteSignature([0x4D, 0x4D, 0x00, 0x2A])),
    (.tiff, ByteSignature([0x49, 0x49, 0x2B, 0x00])),
    (.tiff, ByteSignature([0x4D, 0x4D, 0x00, 0x2B])),
    (.pdf, ByteSignature("%PDF-")),
  ]
}
