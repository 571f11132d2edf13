import RectoModel

import struct RectoModel.AffineTransform

/// The graphics state of a content stream, as far as the place and visibility of text and pictures go.
struct ContentState: Sendable {
  var matrix = AffineTransform.identity
  /// In page space; nil for all of it.
  var clip: Rect?
  var fillAlpha = 1.0
  var isBlending = false
  var font = FontFacts()
  var fontSize = 0.0
  var renderingMode = 0
  var characterSpacing = 0.0
  var wordSpacing = 0.0
  /// 1 for 100 %.
  var stretch = 1.0
  var leading = 0.0
  var rise = 0.0

  mutating func clip(to box: Rect) {
    let empty = Rect(x: box.x, y: box.y, width: 0, height: 0)
    clip = clip.map { $0.intersection(box) ?? empty } ?? box
  }

  /// What the clip leaves of a box.
  func visible(_ box: Rect) -> Rect? { clip.map { $0.intersection(box) } ?? box }

  /// Nothing when text is painted, or added to a clip.
  var hiding: PageContent.Hiding? {
    if renderingMode == 3 { return .invisible }
    return fillAlpha == 0 && renderingMode == 0 ? .transparent : nil
  }
}

/// The two matrices of a text object.
struct TextPlace: Sendable {
  private var line = AffineTransform.identity
  private(set) var current = AffineTransform.identity

  mutating func set(_ matrix: AffineTransform) { (line, current) = (matrix, matrix) }

  /// To the start of another line.
  mutating func move(x: Double, y: Double) {
    set(AffineTransform.translation(x: x, y: y).followed(by: line))
  }

  mutating func advance(by width: Double) {
    current = AffineTransform.translation(x: width, y: 0).followed(by: current)
  }
}
