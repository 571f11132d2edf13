/// The prefixes that people know namespaces by, whatever a file calls them.
enum MarkupPrefixes {
  /// nil for namespaces without a usual prefix.
  static func prefix(of namespace: String) -> String? { known[namespace] }

  private static let office = "http://schemas.openxmlformats.org/"

  private static let known: [String: String] = [
    office + "wordprocessingml/2006/main": "w",
    office + "presentationml/2006/main": "p",
    office + "drawingml/2006/main": "a",
    office + "drawingml/2006/picture": "pic",
    office + "drawingml/2006/chart": "c",
    office + "drawingml/2006/wordprocessingDrawing": "wp",
    office + "drawingml/2006/spreadsheetDrawing": "xdr",
    office + "officeDocument/2006/relationships": "r",
    office + "officeDocument/2006/math": "m",
    office + "markup-compatibility/2006": "mc",
    office + "package/2006/metadata/core-properties": "cp",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
    "http://schemas.microsoft.com/office/word/2012/wordml": "w15",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://www.w3.org/XML/1998/namespace": "xml",
    "http://www.w3.org/2001/XMLSchema-instance": "xsi",
    "http://www.w3.org/1999/xlink": "xlink",
  ]

  static let relationships = office + "officeDocument/2006/relationships"
}
