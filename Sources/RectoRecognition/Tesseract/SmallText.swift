import RectoModel

/// Tesseract misreads letters of a few pixels. Enlarged, the same picture is read well: with words 6 pixels high, a
/// quarter of the characters were wrong, and 1 % after enlarging.
enum SmallText {
  /// Readings at least so sure on the whole are kept: there the second one is as often worse as better.
  private static let enoughConfidence = 80.0
  /// Words at least so high gain nothing.
  private static let enoughPixels = 10.0
  /// What words are enlarged to.
  private static let goodPixels = 24.0
  /// Of the enlarged picture.
  private static let mostPixels = 40_000_000.0

  /// By what to enlarge the picture for a second look; nil when the words found are high enough.
  static func enlargement(for elements: [TesseractElement], image: Size) -> Double? {
    guard let factor = factor(for: elements, image: image) else { return nil }
    return image.width * image.height * factor * factor <= mostPixels ? factor : nil
  }

  private static func factor(for elements: [TesseractElement], image: Size) -> Double? {
    let isSmall = max(image.width, image.height) < 1000
    let heights = elements.filter { !$0.text.isEmpty }.map(\.letterHeight).sorted()
    // A small picture without any sure word may hold letters too small to be found.
    if worth(of: elements) <= 0 { return isSmall ? 3 : nil }
    let median = heights.isEmpty ? 0 : heights[heights.count / 2]
    guard median < enoughPixels, median > 0, confidence(of: elements) < enoughConfidence else { return nil }
    return min(max(goodPixels / median, 2), 4)
  }

  /// The mean over characters, 0...100.
  private static func confidence(of elements: [TesseractElement]) -> Double {
    let characters = elements.reduce(0) { $0 + $1.text.count }
    let sum = elements.reduce(0) { $0 + Double($1.text.count) * ($1.confidence ?? 50) }
    return characters == 0 ? 0 : sum / Double(characters)
  }

  /// Only clearly better readings count: confidence is no exact measure.
  static func isBetter(_ second: [TesseractElement], than first: [TesseractElement]) -> Bool {
    worth(of: second) > max(worth(of: first), 0) * 1.5
  }

  /// How much of it is likely to be right, less what is likely to be wrong.
  static func worth(of elements: [TesseractElement]) -> Double {
    elements.reduce(0) { $0 + Double($1.text.count) * (($1.confidence ?? 50) - 50) }
  }
}

extension TesseractElement {
  fileprivate var letterHeight: Double { direction == .topToBottom ? box.width : box.height }

  /// As it lies in a picture that is smaller by `factor`.
  func shrunk(by factor: Double) -> TesseractElement {
    let back = AffineTransform.scale(x: 1 / factor, y: 1 / factor)
    var copy = self
    copy.box = back.apply(to: box)
    copy.lineBox = back.apply(to: lineBox)
    copy.baseline = baseline.map { Baseline($0.points.map(back.apply(to:))) }
    return copy
  }
}
