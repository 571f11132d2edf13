public import RectoModel

/// The OCR engines that can be asked for.
public enum Engine: String, Codable, Sendable, CaseIterable {
  case tesseract
  /// PP-OCRv6.
  case paddle
  /// The better of both for each line, where Tesseract is unsure; Tesseract alone without the models.
  case auto

  /// A recogniser for one worker. `languages` are Tesseract's names, or `auto` alone. Throws `.resourceUnavailable` when
  /// language data or models are missing. `halfPrecision`: see `Preparation`.
  public func makeRecognizer(
    languages: [String], halfPrecision: Bool = false
  ) throws(RectoError) -> any PageRecognizer {
    switch self {
    case .tesseract: try Self.tesseract(languages)
    case .paddle: try PaddleRecognizer(languages: languages, halfPrecision: halfPrecision)
    case .auto: try Self.combined(languages, halfPrecision: halfPrecision)
    }
  }

  private static func tesseract(_ languages: [String]) throws(RectoError) -> any PageRecognizer {
    languages == [LanguageFinder.name] ? try LanguageFinder() : try TesseractRecognizer(languages: languages)
  }

  private static func combined(
    _ languages: [String], halfPrecision: Bool
  ) throws(RectoError) -> any PageRecognizer {
    let paddle =
      ModelFolder.installed == nil
      ? nil : try PaddleRecognizer(languages: languages, halfPrecision: halfPrecision)
    return CombinedRecognizer(tesseract: try tesseract(languages), paddle: paddle)
  }
}
