import Foundation
import RectoModel

/// Files that Recto does not read, told apart so that the error can say what to do.
struct ForeignKind: Sendable {
  let name: String
  let advice: String
  private let signature: ByteSignature

  /// The error for a file that is no `InputKind`.
  static func error(for data: Data) -> RectoError {
    let head = [UInt8](data.prefix(1024))
    if let kind = all.first(where: { $0.signature.matches(head) }) {
      return RectoError(.unsupportedFeature, "\(kind.name) is not supported; \(kind.advice)")
    }
    return RectoError(
      .malformedInput,
      "This is not an image or PDF; give a PDF, PNG, JPEG, TIFF, WEBP, GIF, BMP or JPEG 2000.")
  }

  private static let office = "convert it to PDF with: soffice --headless --convert-to pdf FILE"
  private static let heif = "convert it with: heif-convert FILE page.png"

  private static let all: [ForeignKind] =
    ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"].map {
      ForeignKind(name: "HEIC", advice: heif, signature: ByteSignature("", then: "ftyp" + $0, at: 4))
    }
    + ["avif", "avis"].map {
      ForeignKind(name: "AVIF", advice: heif, signature: ByteSignature("", then: "ftyp" + $0, at: 4))
    }
    + [
      ForeignKind(
        name: "DjVu", advice: "convert it with: ddjvu -format=pdf FILE page.pdf",
        signature: ByteSignature("AT&TFORM")),
      ForeignKind(
        name: "OpenDocument", advice: office,
        signature: ByteSignature("PK\u{3}\u{4}", then: "mimetypeapplication/vnd.oasis", at: 30)),
      ForeignKind(
        name: "EPUB", advice: "it holds text already, which other tools extract",
        signature: ByteSignature("PK\u{3}\u{4}", then: "mimetypeapplication/epub", at: 30)),
      ForeignKind(
        name: "An Office file or ZIP archive",
        advice: "unpack it, or " + office, signature: ByteSignature("PK\u{3}\u{4}")),
      ForeignKind(
        name: "An old or encrypted Office file", advice: office,
        signature: ByteSignature([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])),
      ForeignKind(name: "RTF", advice: office, signature: ByteSignature("{\\rtf")),
      ForeignKind(
        name: "PostScript", advice: "convert it with: ps2pdf FILE page.pdf", signature: ByteSignature("%!PS")),
      ForeignKind(
        name: "JPEG XL", advice: "convert it with: djxl FILE page.png",
        signature: ByteSignature([0, 0, 0, 12, 0x4A, 0x58, 0x4C, 0x20])),
      ForeignKind(
        name: "JPEG XL", advice: "convert it with: djxl FILE page.png",
        signature: ByteSignature([0xFF, 0x0A])),
      ForeignKind(
        name: "Photoshop", advice: "save it as PNG or TIFF", signature: ByteSignature("8BPS")),
      ForeignKind(name: "A gzip archive", advice: "unpack it with: gunzip FILE", signature: gzip),
      ForeignKind(
        name: "PNM", advice: "convert it with: pnmtopng FILE > page.png", signature: ByteSignature("P4\n")),
      ForeignKind(
        name: "PNM", advice: "convert it with: pnmtopng FILE > page.png", signature: ByteSignature("P5\n")),
      ForeignKind(
        name: "PNM", advice: "convert it with: pnmtopng FILE > page.png", signature: ByteSignature("P6\n")),
    ]

  private static let gzip = ByteSignature([0x1F, 0x8B])
}
