import Foundation
internal import RectoModel
internal import RectoPDF

/// What the file says of itself, twice as the format wants it: in the Info dictionary and as XMP.
struct PDFMetadata: Sendable, Hashable {
  var title: String?
  var author: String?
  var subject: String?
  var keywords: String?
  var language: LanguageTag?
  var producer: String?
  var creator: String?
  /// In ISO 8601.
  var created: String?
  var modified: String?

  /// A document without title is called by its first heading, else, when it is all drawn anew, by the name of its
  /// first source.
  init(_ document: Document, producer: String, timestamp: Date, isDrawn: Bool = true) {
    var names = DocumentNames()
    for page in document.pages { names.add(page) }
    self.init(document, names, producer: producer, timestamp: timestamp, isDrawn: isDrawn)
  }

  /// `names` is what all pages tell.
  init(
    _ document: any PageSequence, _ names: DocumentNames, producer: String, timestamp: Date,
    isDrawn: Bool = true
  ) {
    let metadata = document.metadata
    language = metadata.language ?? names.language
    title = names.titles(of: document).prefix(isDrawn ? 4 : 2).lazy.compactMap(\.?.printable).first
    author = metadata.author?.printable
    subject = metadata.subject?.printable
    keywords = metadata.keywords?.printable
    self.producer = producer.printable
    created = timestamp.formatted(.iso8601)
  }

  /// What a file says of itself already; `own` is added where it says nothing.
  init(_ info: ArchiveInfo, _ own: PDFMetadata) {
    self = own
    title = own.title ?? info.title
    (author, subject, keywords) = (info.author, info.subject, info.keywords)
    (producer, creator) = (info.producer, info.creator)
    (created, modified) = (info.created, info.modified)
  }

  /// With what PDF/UA wants of every document.
  func completed(for standard: PDFStandard) -> PDFMetadata {
    guard standard.isAccessible else { return self }
    var metadata = self
    metadata.title = title ?? "Untitled"
    metadata.language = language?.wellFormed == nil ? "und" : language
    return metadata
  }

  /// Keys and values of the Info dictionary.
  var info: [(key: String, value: String)] {
    let fields: [(String, String?)] = [
      ("/Title", title), ("/Author", author), ("/Subject", subject), ("/Keywords", keywords),
      ("/Creator", creator), ("/Producer", producer), ("/CreationDate", created?.pdfDate),
      ("/ModDate", modified?.pdfDate),
    ]
    return fields.compactMap { key, value in value.map { (key, $0) } }
  }

  /// The packet from its template, without indents and without the lines whose value is unknown. `schema` describes
  /// what PDF/A doesn't know of PDF/UA.
  func xmp(_ template: String, standard: PDFStandard, schema: String) -> String {
    let isBoth = standard.part != nil && standard.isAccessible
    let values: [(String, String?)] = [
      ("title", title), ("author", author), ("subject", subject), ("keywords", keywords),
      ("language", language?.wellFormed), ("producer", producer), ("creator", creator),
      ("created", created), ("modified", modified),
      ("pdfa-part", standard.part.map(String.init)), ("pdfa-conformance", standard.conformance),
      ("pdfua-part", standard.isAccessible ? "1" : nil), ("none", nil),
    ]
    let lines = template.replacing("{{pdfua-schema}}", with: isBoth ? schema : "{{none}}")
      .split(separator: "\n").map { $0.drop { $0 == " " } }
    return lines.compactMap { Self.fill(String($0), values) }.joined(separator: "\n")
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

extension LanguageTag {
  /// As BCP 47 writes it; nil when it isn't one.
  var wellFormed: String? {
    let parts = description.split(separator: "-", omittingEmptySubsequences: false)
    let isTag = parts.allSatisfy { part in
      (1...8).contains(part.utf8.count) && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
    return isTag && parts[0].allSatisfy(\.isLetter) && parts[0] != "i" ? description : nil
  }
}

extension String {
  /// Without control characters, with blanks for line ends; nil when nothing is left.
  var printable: String? {
    let kept = unicodeScalars.compactMap { scalar -> Unicode.Scalar? in
      scalar.isInTextLayer || scalar.value == 0xA0 ? scalar : scalar.properties.isWhitespace ? " " : nil
    }
    return kept.contains { $0 != " " } ? String(String.UnicodeScalarView(kept)) : nil
  }

  /// From ISO 8601 in UTC.
  fileprivate var pdfDate: String? {
    let digits = filter(\.isNumber)
    return digits.isEmpty ? nil : "D:\(digits)Z"
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
