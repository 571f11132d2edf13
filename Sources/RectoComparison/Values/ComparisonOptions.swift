public import RectoModel

/// What counts as a difference.
public struct ComparisonOptions: Codable, Sendable, Hashable {
  public enum Mode: String, Codable, Sendable, CaseIterable {
    /// What a reader of the files would notice.
    case semantic
    /// Every byte.
    case exact
  }

  /// Sides of a file that are compared; those that a format does not have are the same.
  public enum Aspect: String, Codable, Sendable, CaseIterable {
    /// Elements, attributes, objects: what the file is made of.
    case structure
    /// Words, and in PDF their boxes.
    case text
    /// Pixels of pictures and of PDF pages.
    case look
  }

  public var mode: Mode
  public var aspects: Set<Aspect>
  /// What may differ.
  public var masks: [Mask]
  /// What dates, document ids and producers say is compared too.
  public var comparesDates: Bool
  /// How far a colour channel of a pixel may be off, 0...255.
  public var pixelTolerance: Int
  /// The share of pixels that may be off by more than that, 0...1.
  public var pixelShare: Double
  /// The least structural similarity of two pictures, 0...1: with it, single pixels may differ.
  public var leastSimilarity: Double?
  /// How far a word of a PDF may be off, in points.
  public var boxTolerance: Double
  /// How far numbers of JSON may be apart.
  public var numberTolerance: Double
  /// The share of characters that may be wrong, 0...1: with it, only the text is compared, for engines that don't
  /// read the same twice.
  public var characterErrorRate: Double?
  /// Pixels an inch at which PDF pages are compared.
  public var resolution: Double
  /// More differences than these are counted, not listed.
  public var listed: Int
  /// Keeps pictures of pages that differ, for a report.
  public var keepsPictures: Bool
  public var limits: Limits

  public init(
    mode: Mode = .semantic, aspects: Set<Aspect> = Set(Aspect.allCases), masks: [Mask] = [],
    comparesDates: Bool = false, pixelTolerance: Int = 0, pixelShare: Double = 0,
    leastSimilarity: Double? = nil, boxTolerance: Double = 0.05, numberTolerance: Double = 0,
    characterErrorRate: Double? = nil, resolution: Double = 96, listed: Int = 100,
    keepsPictures: Bool = false, limits: Limits = Limits(inputBytes: 512 << 20, pixels: 50_000_000)
  ) {
    self.mode = mode
    self.aspects = aspects
    self.masks = masks
    self.comparesDates = comparesDates
    self.pixelTolerance = pixelTolerance
    self.pixelShare = pixelShare
    self.leastSimilarity = leastSimilarity
    self.boxTolerance = boxTolerance
    self.numberTolerance = numberTolerance
    self.characterErrorRate = characterErrorRate
    self.resolution = resolution
    self.listed = listed
    self.keepsPictures = keepsPictures
    self.limits = limits
  }
}
