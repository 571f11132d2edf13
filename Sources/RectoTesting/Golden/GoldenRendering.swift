public import RectoModel

/// How a format's bytes become a text that a person can review.
public struct GoldenRendering: Sendable {
  private enum Kind {
    case text, pdf, binary
  }

  private let kind: Kind
  /// `expected.md`, `expected.pdf.txt`.
  public let fileName: String

  public init(of format: Format) {
    let type = format.mediaType.description
    let isText =
      type.hasPrefix("text/")
      || ["json", "xml"].contains { type.hasSuffix("/\($0)") || type.hasSuffix("+\($0)") }
    kind = isText ? .text : format.mediaType == .pdf ? .pdf : .binary
    let ending = format.fileExtensions.first ?? format.id
    fileName = "expected.\(ending)" + (isText ? "" : ".txt")
  }

  /// Text formats as they are, PDF as `PDFDump` shows it, others as length and checksum.
  /// Throws `.malformedInput` when the bytes are not of the format.
  public func text(of bytes: [UInt8]) throws(RectoError) -> String {
    switch kind {
    case .text:
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw RectoError(.malformedInput, "The text is not UTF-8.")
      }
      return text
    case .pdf: return try PDFDump(bytes).text()
    case .binary: return bytes.summary + "\n"
    }
  }
}

extension Sequence<UInt8> {
  /// Length and FNV-1a checksum: `1234 bytes, checksum 0123456789abcdef`.
  var summary: String {
    var (count, hash) = (0, UInt64(0xcbf2_9ce4_8422_2325))
    for byte in self {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
      count += 1
    }
    let digits = String(hash, radix: 16)
    return "\(count) bytes, checksum \(String(repeating: "0", count: 16 - digits.count))\(digits)"
  }
}
