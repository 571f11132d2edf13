import RectoModel

/// Red, green and blue, 0...1.
struct OverlayColour {
  var red: Double
  var green: Double
  var blue: Double

  init(_ red: Double, _ green: Double, _ blue: Double) {
    (self.red, self.green, self.blue) = (red, green, blue)
  }

  static let line = OverlayColour(0.45, 0.45, 0.6)

  /// Of a block's kind.
  init(of content: Content) {
    self =
      switch content {
      case .paragraph: OverlayColour(0.12, 0.35, 0.85)
      case .heading: OverlayColour(0.78, 0.1, 0.1)
      case .list: OverlayColour(0.0, 0.5, 0.5)
      case .table: OverlayColour(0.85, 0.45, 0.0)
      case .figure: OverlayColour(0.5, 0.15, 0.7)
      case .caption: OverlayColour(0.75, 0.2, 0.6)
      case .formula: OverlayColour(0.55, 0.45, 0.0)
      case .code: OverlayColour(0.25, 0.25, 0.25)
      case .header, .footer: OverlayColour(0.45, 0.45, 0.45)
      case .footnote: OverlayColour(0.1, 0.5, 0.15)
      case .separator: OverlayColour(0.6, 0.6, 0.6)
      }
  }

  /// From red over yellow to green; grey where it is unknown.
  init(of confidence: Confidence?) {
    guard let value = confidence?.value else {
      self.init(0.5, 0.5, 0.5)
      return
    }
    self.init(min(1, 2 - 2 * value), min(1, 2 * value) * 0.8, 0)
  }
}
