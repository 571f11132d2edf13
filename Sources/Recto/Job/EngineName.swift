public import RectoRecognition

/// What the command and the server call engines: the local ones, and a vision model that reads after them.
public enum EngineName: String, Codable, Sendable, CaseIterable {
  case tesseract, paddle, auto
  /// The vision model that was set up, at the places that the best of the local engines has found.
  case vision

  /// The local engine.
  public var engine: Engine {
    switch self {
    case .tesseract: .tesseract
    case .paddle: .paddle
    case .auto, .vision: .auto
    }
  }
}
