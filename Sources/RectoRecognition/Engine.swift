public import RectoModel

/// The OCR engines that can be asked for.
public enum Engine: String, Codable, Sendable, CaseIterable {
  case tesseract

  /// A recogniser for one worker. Throws `.resourceUnavailable` when language data are missing.
  public func makeRecognizer(languages: [String]) throws(RectoError) -> any PageRecognizer {
    switch self {
    case .tesseract: try TesseractRecognizer(languages: languages)
    }
  }
}
