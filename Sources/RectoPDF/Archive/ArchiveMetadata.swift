import Foundation

/// The metadata packet (XMP) that a file has.
struct ArchiveMetadata {
  private let text: String

  init(_ document: QPDFDocument) {
    text =
      document.catalog["/Metadata"].streamData(.generalized).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  /// Of PDF/UA.
  var accessibilityPart: Int? { value("pdfuaid:part").flatMap { Int($0) } }
  /// Of PDF/A.
  var archivePart: Int? { value("pdfaid:part").flatMap { Int($0) } }

  var hasTitle: Bool {
    guard let start = text.range(of: "<dc:title")?.upperBound,
      let end = text.range(of: "</dc:title>")?.lowerBound,
      start < end
    else { return false }
    let plain = text[start..<end].split(separator: "<").compactMap {
      $0.split(separator: ">").dropFirst().first
    }
    return plain.contains { !$0.allSatisfy(\.isWhitespace) }
  }

  /// As an element or as an attribute.
  private func value(_ name: String) -> String? {
    if let start = text.range(of: "<\(name)>")?.upperBound {
      return String(text[start...].prefix { $0 != "<" }).filter { !$0.isWhitespace }
    }
    guard let start = text.range(of: "\(name)=")?.upperBound else { return nil }
    return String(text[start...].dropFirst().prefix { $0 != "\"" && $0 != "'" })
  }

  // MARK: Extensions

  private static let known: Set<String> = [
    "rdf", "xml", "xmlns", "x", "dc", "xmp", "pdf", "pdfaid", "pdfuaid", "xmpMM", "stRef", "stEvt",
    "xmpRights",
    "photoshop", "tiff", "exif", "xmpTPg", "stDim", "stFnt", "xmpG", "pdfx", "xap", "xapMM", "illustrator",
  ]

  /// The `rdf:Description` elements of schemas that a PDF/A file describes itself, with that description: what an
  /// electronic invoice says about its attachment. Empty when the file has none, or isn't PDF/A.
  var extensions: [String] {
    guard archivePart != nil, text.contains("pdfaExtension:schemas") else { return [] }
    return descriptions.filter { description in
      let prefixes = Self.prefixes(description)
      let own = prefixes.filter { $0.hasPrefix("pdfa") || !Self.known.contains($0) }
      return !own.isEmpty && !prefixes.contains("pdfaid") && !prefixes.contains("dc")
        && prefixes.allSatisfy {
          ["rdf", "xml", "xmlns"].contains($0) || description.contains("xmlns:\($0)=")
        }
    }
  }

  /// The outermost ones.
  private var descriptions: [String] {
    var (found, start, depth): ([String], String.Index?, Int) = ([], nil, 0)
    var place = text.startIndex
    while let tag = text[place...].range(of: "rdf:Description") {
      place = tag.upperBound
      guard tag.lowerBound > text.startIndex, let close = text[place...].firstIndex(of: ">") else { break }
      let before = text[text.index(before: tag.lowerBound)]
      if before == "<" {
        if depth == 0 { start = text.index(before: tag.lowerBound) }
        depth += 1
      }
      if before == "/" || before == "<" && text[text.index(before: close)] == "/" {
        depth -= 1
        if depth == 0, let first = start { found.append(String(text[first...close])) }
      }
    }
    return found
  }

  /// Of elements and attributes.
  private static func prefixes(_ element: String) -> Set<String> {
    var prefixes: Set<String> = []
    for tag in element.split(separator: "<").map({ $0.prefix { $0 != ">" } }) {
      for word in tag.split(whereSeparator: \.isWhitespace) {
        let name = word.drop { $0 == "/" }.prefix { $0 != "=" }
        guard let colon = name.firstIndex(of: ":"), !name.contains("\""), !name.contains("'") else {
          continue
        }
        prefixes.insert(String(name[..<colon]))
      }
    }
    return prefixes
  }
}
