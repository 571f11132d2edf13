public import RectoModel

/// An OCR engine. It stands here and not in the model because it takes pixels, which the model never holds.
public protocol PageRecognizer: Sendable {
  var identity: EngineIdentity { get }
  /// The page as recognised, in pixels of `image`. One call at a time for one recogniser; it must not add
  /// parallelism of its own, since pages already run side by side.
  func recognize(_ image: PageBitmap, hints: RecognitionHints) async throws(RectoError) -> Page
  /// What is to be said about the last page, for people; mostly nothing.
  var notes: [String] { get async }
}

extension PageRecognizer {
  public var notes: [String] { [] }
}

/// What is known beforehand.
public struct RecognitionHints: Sendable, Hashable, Codable {
  /// How text stands in a picture.
  public enum Arrangement: String, Sendable, Hashable, Codable {
    /// As on any page: columns, pictures, tables.
    case page
    /// Lines below each other right across, as in a table that was cut out.
    case lines
    /// Pieces of lines anywhere, as the cells of a table.
    case pieces
  }

  /// Pixels an inch.
  public var resolution: Resolution
  /// What the file states when that is not to be believed, such as the 96 of a screen: engines that go by a ratio
  /// of sizes may still do better with it than with none.
  public var statedUnitsPerInch: Double?
  /// The engine stops after it and throws `.timedOut`; nil for never.
  public var deadlineSeconds: Int?
  /// Engines that find lines by themselves may ignore it.
  public var arrangement: Arrangement

  public init(
    resolution: Resolution, statedUnitsPerInch: Double? = nil, deadlineSeconds: Int? = nil,
    arrangement: Arrangement = .page
  ) {
    self.arrangement = arrangement
    self.resolution = resolution
    self.statedUnitsPerInch = statedUnitsPerInch
    self.deadlineSeconds = deadlineSeconds
  }
}
