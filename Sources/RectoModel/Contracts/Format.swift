/// A file format that Recto writes or reads.
public struct Format: Sendable, Hashable {
  /// Short and stable: what `--to` takes.
  public var id: String
  /// For people.
  public var name: String
  /// Without the dot; the first is the one that is written. May hold a dot: `alto.xml`.
  public var fileExtensions: [String]
  public var mediaType: MediaType
  /// One line for the table of formats.
  public var summary: String

  /// Its writer shows the figures of a document, so that they have to be cut out of the pages.
  public var showsFigures: Bool

  /// Readers see what the parts of a page are. Not so in a text layer under the page as it looks, and where words stand alone: there
  /// it is not worth the time of a model.
  public var showsStructure: Bool

  public init(
    id: String, name: String, fileExtensions: [String], mediaType: MediaType, summary: String,
    showsFigures: Bool = false, showsStructure: Bool = true
  ) {
    self.id = id
    self.name = name
    self.fileExtensions = fileExtensions
    self.mediaType = mediaType
    self.summary = summary
    self.showsFigures = showsFigures
    self.showsStructure = showsStructure
  }
}
