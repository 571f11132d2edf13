internal import Foundation
public import RectoModel

/// How a format's bytes become a text that a person can review.
public struct GoldenRendering: Sendable {
  private enum Kind {
    case text, html, pdf, office, binary
  }

  private let kind: Kind
  /// `expected.md`, `expected.pdf.txt`; for Office files a folder, `expected.docx`.
  public let fileName: String

  /// `stem` is what the expected files are called.
  public init(of format: Format, stem: String = "expected") {
    let type = format.mediaType.description
    let isText =
      type.hasPrefix("text/")
      || ["json", "xml"].contains { type.hasSuffix("/\($0)") || type.hasSuffix("+\($0)") }
    let isOffice = type.hasPrefix("application/vnd.openxmlformats-officedocument.")
    let isHTML = type == "text/html"
    kind = isHTML ? .html : isText ? .text : isOffice ? .office : format.mediaType == .pdf ? .pdf : .binary
    let ending = format.fileExtensions.first ?? format.id
    fileName = "\(stem).\(ending)" + (isText || isOffice ? "" : ".txt")
  }

  /// The expected files and their texts: one, or for Office files one a part that depends on the document.
  /// Throws `.malformedInput` when the bytes are not of the format.
  public func files(of bytes: [UInt8]) throws(RectoError) -> [(name: String, text: String)] {
    guard kind == .office else { return [(fileName, try text(of: bytes))] }
    return try OfficeDump(bytes).parts.map { ("\(fileName)/\($0.name)", $0.text) }
  }

  /// Text formats as they are, HTML without its style sheet, which is always the same, PDF with its streams inflated,
  /// Office files part by part, others as length and checksum.
  /// Throws `.malformedInput` when the bytes are not of the format.
  public func text(of bytes: [UInt8]) throws(RectoError) -> String {
    switch kind {
    case .text, .html:
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw RectoError(.malformedInput, "The text is not UTF-8.")
      }
      return kind == .html ? text.withoutStyleSheet : text
    case .pdf: return try PDFDump(bytes).text
    case .office: return try OfficeDump(bytes).parts.map { "\($0.name)\n\($0.text)" }.joined()
    case .binary: return bytes.summary + "\n"
    }
  }
}

extension String {
  fileprivate var withoutStyleSheet: String {
    guard let start = range(of: "<style>\n"),
      let end = range(of: "</style>", range: start.upperBound..<endIndex)
    else { return self }
    return String(self[..<start.upperBound] + self[end.lowerBound...])
  }
}
