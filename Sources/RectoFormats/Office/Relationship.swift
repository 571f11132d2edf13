internal import RectoModel

/// A link from one part of a package to another, or out of it.
struct Relationship: Sendable, Hashable {
  /// Unique among those of its source: `rId1`.
  var id: String
  /// A URI; see `RelationshipType`.
  var type: String
  var target: Target

  enum Target: Sendable, Hashable {
    case part(PartName)
    case external(String)
  }
}

/// The kinds of relationships that the writers use.
enum RelationshipType {
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

  static let document = office + "officeDocument"
  static let extendedProperties = office + "extended-properties"
  static let coreProperties =
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
  static let image = office + "image"
  static let hyperlink = office + "hyperlink"
  static let styles = office + "styles"
  static let theme = office + "theme"

  /// One that has no name here: `footnotes`.
  static func named(_ name: String) -> String { office + name }
}

/// What `[Content_Types].xml` calls the parts.
enum ContentType {
  private static let office = "application/vnd.openxmlformats-officedocument."

  static let relationships = "application/vnd.openxmlformats-package.relationships+xml"
  static let coreProperties = "application/vnd.openxmlformats-package.core-properties+xml"
  static let extendedProperties = office + "extended-properties+xml"
  static let theme = office + "theme+xml"
  static let xml = "application/xml"

  /// `wordprocessing("styles")` is `application/vnd.…wordprocessingml.styles+xml`.
  static func wordprocessing(_ kind: String) -> String { office + "wordprocessingml.\(kind)+xml" }
  static func spreadsheet(_ kind: String) -> String { office + "spreadsheetml.\(kind)+xml" }
  static func presentation(_ kind: String) -> String { office + "presentationml.\(kind)+xml" }
}
