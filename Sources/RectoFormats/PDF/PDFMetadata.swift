import Foundation
internal import RectoModel

/// What the file says of itself, twice as the format wants it: in the Info dictionary and as XMP.
struct PDFMetadata: Sendable, Hashable {
  var title: String?
  var author: String?
  var subject: String?
  var keywords: String?
  var language: String?
  var producer: String
  /// In ISO 8601, UTC.
  var date: String

  init(_ document: Document, producer: String, timestamp: Date) {
    let language = document.metadata.language ?? document.pages.lazy.compactMap(\.language).first
    title = document.metadata.title?.printable
    author = document.metadata.author?.printable
    subject = document.metadata.subject?.printable
    keywords = document.metadata.keywords?.printable
    self.language = language?.description.printable
    self.producer = producer.printable ?? ""
    date = timestamp.formatted(.iso8601)
  }

  /// Keys and values of the Info dictionary.
  var info: [(key: String, value: String)] {
    let pdfDate = "D:" + date.filter(\.isNumber) + "Z"
    let fields: [(String, String?)] = [
      ("/Title", title), ("/Author", author), ("/Subject", subject), ("/Keywords", keywords),
      ("/Creator", producer), ("/Producer", producer), ("/CreationDate", pdfDate), ("/ModDate", pdfDate),
    ]
    return fields.compactMap { key, value in value.map { (key, $0) } }
  }

  /// `template` with its placeholders filled: a line whose value is unknown is left out.
  func xmp(_ template: String) -> String {
    let values: [(String, String?)] = [
      ("title", title), ("author", author), ("subject", subject), ("keywords", keywords),
      ("language", language), ("producer", producer), ("date", date),
    ]
    return template.split(separator: "\n", omittingEmptySubsequences: false)
      .compactMap { line in Self.fill(String(line), values) }.joined(separator: "\n")
  }

  private static func fill(_ line: String, _ values: [(name: String, value: String?)]) -> String? {
    for (name, value) in values {
      let parts = line.components(separatedBy: "{{\(name)}}")
      guard parts.count > 1 else { continue }
      return value.map { parts.joined(separator: $0.escapedForXML) }
    }
    return line
  }
}

extension String {
  /// Without control characters; nil when nothing is left.
  fileprivate var printable: String? {
    let kept = unicodeScalars.filter { $0.isInTextLayer || $0 == " " || $0.value == 0xA0 }
    return kept.isEmpty ? nil : String(String.UnicodeScalarView(kept))
  }

  fileprivate var escapedForXML: String {
    var escaped = ""
    for character in unicodeScalars {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      default: escaped.unicodeScalars.append(character)
      }
    }
    return escaped
  }
}
