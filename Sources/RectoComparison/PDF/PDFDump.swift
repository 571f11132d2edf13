import Foundation
import RectoModel

/// A PDF file as reviewable text: its objects with streams inflated, pictures and fonts as length and checksum, and
/// then the words that a reader finds, with their boxes.
struct PDFDump {
  /// Its objects in QDF form.
  let objects: String
  let pages: [PDFTextBoxes.PageText]

  /// Throws `.malformedInput` for what can't be read.
  init(_ pdf: [UInt8]) throws(RectoError) {
    var reader = QDFReader(try QDFFile(pdf).bytes)
    objects = reader.text()
    pages = try PDFTextBoxes(pdf).pages()
  }

  var text: String { objects + "\n" + Self.words(in: pages) }

  private static func words(in pages: [PDFTextBoxes.PageText]) -> String {
    var text = ""
    for (index, page) in pages.enumerated() {
      text += "page \(index + 1) as read, \(page.size.width.tenths) x \(page.size.height.tenths) points\n"
      for word in page.words {
        let box = [word.box.x, word.box.y, word.box.width, word.box.height].map(\.tenths)
        text += "  \(box.joined(separator: " "))  \(word.text)\n"
      }
      for line in page.unplacedText.split(separator: "\n") { text += "  (no box)  \(line)\n" }
    }
    return text
  }
}

/// Copies a QDF file, with streams that are no text summed up and without the table of offsets.
private struct QDFReader {
  private let bytes: [UInt8]
  private var index = 0

  private static let lineFeed = UInt8(ascii: "\n")
  /// What a stream begins with tells whether it is text.
  private static let looked = 1 << 20

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func text() -> String {
    var out: [String] = []
    while let line = next() {
      if line.elementsEqual("xref".utf8) {
        skipOffsets()
      } else if line.elementsEqual("startxref".utf8) {
        break
      } else {
        // The file's id is a checksum of its compressed bytes, which differ between versions of zlib.
        out.append(line.starts(with: "  /ID [".utf8) ? "  /ID (not compared)" : line.escaped)
        if line.elementsEqual("stream".utf8) { out += stream() }
      }
    }
    return out.joined(separator: "\n") + "\n"
  }

  private mutating func next() -> ArraySlice<UInt8>? {
    guard index <= bytes.count else { return nil }
    let end = bytes[min(index, bytes.count)...].firstIndex(of: Self.lineFeed) ?? bytes.count
    defer { index = end + 1 }
    return bytes[index..<end]
  }

  private mutating func skipOffsets() {
    while index < bytes.count, !bytes[index...].starts(with: "trailer".utf8) { _ = next() }
  }

  /// Up to `endstream`, which QDF puts at the start of a line.
  private mutating func stream() -> [String] {
    let start = index
    while index < bytes.count {
      let line = index
      guard let found = next(), !found.elementsEqual("endstream".utf8) else {
        index = line
        break
      }
    }
    guard index > start else { return ["(\([UInt8]().summary))"] }
    let content = bytes[start..<index - 1]
    let seen = content.prefix(Self.looked)
    let binary = seen.reduce(0) { $0 + ($1.isPrintable ? 0 : 1) }
    guard binary * 10 < seen.count + 1 else { return ["(\(content.summary))"] }
    return content.split(separator: Self.lineFeed, omittingEmptySubsequences: false).map(\.escaped)
  }
}

extension UInt8 {
  fileprivate var isPrintable: Bool {
    (0x20..<0x7F).contains(self) || self == 0x0A || self == 0x0D || self == 0x09
  }
}

extension ArraySlice<UInt8> {
  /// UTF-8 as it is, other bytes as `\xff`.
  fileprivate var escaped: String {
    if let text = String(validating: self, as: UTF8.self),
      text.unicodeScalars.allSatisfy({ $0.value >= 0x20 })
    {
      return text
    }
    return map { byte in
      byte.isPrintable && byte >= 0x20
        ? String(Character(Unicode.Scalar(byte)))
        : "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
  }
}

extension Double {
  /// One decimal, `0.0` without a sign.
  fileprivate var tenths: String {
    let rounded = (self * 10).rounded() / 10
    return String(rounded == 0 ? 0 : rounded)
  }
}
