/// What was recognised: the value that readers and engines fill and writers turn into files.
///
/// Geometry: page units, origin top left, y down; a page unit is a pixel of the recognised page, and the page's
/// `resolution` gives it a length.
public struct Document: Sendable, Hashable {
  public var metadata: DocumentMetadata
  public var sources: [Source]
  public var pages: [Page]

  public init(metadata: DocumentMetadata = DocumentMetadata(), sources: [Source] = [], pages: [Page]) {
    self.metadata = metadata
    self.sources = sources
    self.pages = pages
  }
}

/// What is known of the document as a whole.
public struct DocumentMetadata: Sendable, Hashable, Codable {
  public var title: String?
  public var author: String?
  public var subject: String?
  public var keywords: String?
  /// The main language.
  public var language: LanguageTag?

  public init(
    title: String? = nil, author: String? = nil, subject: String? = nil, keywords: String? = nil,
    language: LanguageTag? = nil
  ) {
    self.title = title
    self.author = author
    self.subject = subject
    self.keywords = keywords
    self.language = language
  }
}

/// A file that pages came from.
public struct Source: Sendable, Hashable, Codable {
  /// Its name, without folders.
  public var name: String
  public var mediaType: MediaType

  public init(name: String, mediaType: MediaType) {
    self.name = name
    self.mediaType = mediaType
  }
}

/// Where a page or block comes from.
public struct Provenance: Sendable, Hashable, Codable {
  /// Index in `Document.sources`.
  public var source: Int?
  /// 1-based, in that source.
  public var page: Int?
  public var engine: EngineIdentity?

  public init(source: Int? = nil, page: Int? = nil, engine: EngineIdentity? = nil) {
    self.source = source
    self.page = page
    self.engine = engine
  }
}

/// The program that recognised something.
public struct EngineIdentity: Sendable, Hashable, Codable {
  public var name: String
  public var version: String
  /// Models or language data, in the order they were asked for.
  public var models: [String]

  public init(name: String, version: String, models: [String] = []) {
    self.name = name
    self.version = version
    self.models = models
  }
}

extension EngineIdentity {
  /// Stands for text that was in the file already, as against recognised text.
  public static func embeddedText(version: String) -> EngineIdentity {
    EngineIdentity(name: embeddedTextName, version: version)
  }

  public var isEmbeddedText: Bool { name == Self.embeddedTextName }

  private static let embeddedTextName = "embedded text"
}
