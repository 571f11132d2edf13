import Foundation
import RectoModel

/// A PDF file as reviewable text: its objects with streams inflated, pictures and fonts as length and checksum, and
/// then the words that a reader finds, with their boxes.
struct PDFDump {
  private let pdf: [UInt8]

  init(_ bytes: [UInt8]) { pdf = bytes }

  func text() throws(RectoError) -> String {
    var objects = QDFReader(try QDFFile(pdf).bytes)
    return objects.text() + "\n" + Self.words(in: try PDFTextBoxes(pdf).pages())
  }

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
  private let lines: [ArraySlice<UInt8>]
  private var index = 0

  init(_ bytes: [UInt8]) {
    lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  }

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
    guard index < lines.count else { return nil }
    index += 1
    return lines[index - 1]
  }

  private mutating func skipOffsets() {
    while index < lines.count, !lines[index].elementsEqual("trailer".utf8),
      !lines[index].starts(with: "trailer ".utf8)
    {
      index += 1
    }
  }

  /// Up to `endstream`, which QDF puts at the start of a line.
  private mutating func stream() -> [String] {
    var content: [ArraySlice<UInt8>] = []
    while index < lines.count, !lines[index].elementsEqual("endstream".utf8) {
      content.append(lines[index])
      index += 1
    }
    let bytes = content.joined(separator: [UInt8(ascii: "\n")])
    let binary = bytes.reduce(0) { $0 + ($1.isPrintable ? 0 : 1) }
    let isText = binary * 10 < content.reduce(content.count) { $0 + $1.count }
    return isText ? content.map(\.escaped) : ["(\(bytes.summary))"]
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
