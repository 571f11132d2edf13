import RectoModel

/// What can be said of a case, and for all cases as defaults. What is not said has the default of `recto convert`.
public struct SuiteSettings: Codable, Sendable, Hashable {
  /// Who reads the pages.
  public enum EngineChoice: String, Codable, Sendable, CaseIterable {
    case tesseract, paddle, auto
    /// Nobody: what was recognised stands in a file, so that the case tests what is made of it.
    case recorded
  }

  /// How far off is still equal.
  public struct Tolerance: Codable, Sendable, Hashable {
    /// Of one colour channel of a pixel, 0...255.
    public var channel: Int?
    /// The share of pixels that may be off, 0...1.
    public var pixels: Double?
    /// The least structural similarity, 0...1.
    public var similarity: Double?
    /// Of a box of a word, in points.
    public var boxes: Double?
    /// Of a number in JSON.
    public var numbers: Double?
    /// The share of characters that may be wrong, 0...1: only texts are compared then.
    public var characters: Double?
  }

  /// Ids of formats.
  public var formats: [String]?
  /// `docx.layout` and its like.
  public var options: [String: String]?
  public var engine: EngineChoice?
  public var languages: [String]?
  public var pages: String?
  public var ocr: String?
  public var rotatePages: Bool?
  public var deskew: Bool?
  public var clean: Bool?
  public var mode: ComparisonOptions.Mode?
  public var only: [ComparisonOptions.Aspect]?
  /// A case adds its own to the defaults'.
  public var masks: [Mask]?
  public var tolerance: Tolerance?
  /// Compares dates and producers too.
  public var dates: Bool?
  /// Pixels an inch at which PDF pages are compared.
  public var resolution: Double?
}

extension SuiteSettings {
  func filled(from defaults: SuiteSettings) -> SuiteSettings {
    var settings = self
    settings.formats = formats ?? defaults.formats
    settings.options = (defaults.options ?? [:]).merging(options ?? [:]) { $1 }
    settings.engine = engine ?? defaults.engine
    settings.languages = languages ?? defaults.languages
    settings.pages = pages ?? defaults.pages
    settings.ocr = ocr ?? defaults.ocr
    settings.rotatePages = rotatePages ?? defaults.rotatePages
    settings.deskew = deskew ?? defaults.deskew
    settings.clean = clean ?? defaults.clean
    settings.mode = mode ?? defaults.mode
    settings.only = only ?? defaults.only
    settings.masks = (defaults.masks ?? []) + (masks ?? [])
    settings.tolerance = tolerance ?? defaults.tolerance
    settings.dates = dates ?? defaults.dates
    settings.resolution = resolution ?? defaults.resolution
    return settings
  }

  /// What counts as a difference.
  var comparison: ComparisonOptions {
    var options = ComparisonOptions(masks: masks ?? [], comparesDates: dates ?? false)
    options.mode = mode ?? options.mode
    options.aspects = only.map(Set.init) ?? options.aspects
    options.pixelTolerance = tolerance?.channel ?? options.pixelTolerance
    options.pixelShare = tolerance?.pixels ?? options.pixelShare
    options.leastSimilarity = tolerance?.similarity
    options.boxTolerance = tolerance?.boxes ?? options.boxTolerance
    options.numberTolerance = tolerance?.numbers ?? options.numberTolerance
    options.characterErrorRate = tolerance?.characters
    options.resolution = resolution ?? options.resolution
    return options
  }
}
