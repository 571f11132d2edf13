import RectoModel

/// What `q` saves and `Q` brings back, as far as it tells what can be seen.
struct GraphicsState {
  var matrix = AffineTransform.identity
  var text = TextState()
  var pen = Pen()
  /// Round all that can be drawn on, in page space.
  var clip: Rect
  /// Whether `clip` is the clipping path itself.
  var isClipExact = true
  /// Text whose letters clip what is drawn: places in the walk's text.
  var clippingText: [Int] = []
  var fillAlpha = 1.0
  var strokeAlpha = 1.0
  var isBlended = false
  var isMasked = false
  /// Of the groups around.
  var isGroupUnseen = false
  var isGroupBlended = false

  /// Whether what is under a picture drawn now would be seen through it.
  var isSeeThrough: Bool {
    fillAlpha < 1 || isBlended || isMasked || isGroupUnseen || isGroupBlended || !isClipExact
      || !clippingText.isEmpty
  }

  /// Whether nothing of what lies in the box can be seen.
  func isOutside(_ box: Rect) -> Bool {
    clip.isEmpty || box.minX > clip.maxX || box.maxX < clip.minX || box.minY > clip.maxY
      || box.maxY < clip.minY
  }

  /// How the content of a transparency group starts.
  mutating func enterGroup() {
    isGroupUnseen = isGroupUnseen || fillAlpha == 0
    isGroupBlended = isGroupBlended || fillAlpha < 1 || isBlended || isMasked
    (fillAlpha, strokeAlpha, isBlended, isMasked) = (1, 1, false, false)
  }

  mutating func intersectClip(_ box: Rect, isExact: Bool) {
    isClipExact = isClipExact && isExact
    clip = clip.intersection(box) ?? Rect(x: box.x, y: box.y, width: 0, height: 0)
  }
}

struct TextState {
  /// In the walk's fonts.
  var font: Int?
  var size = 0.0
  var charSpacing = 0.0
  var wordSpacing = 0.0
  /// 1 is 100 %.
  var scale = 1.0
  var leading = 0.0
  var rise = 0.0
  var mode = 0

  var fills: Bool { mode == 0 || mode == 2 || mode == 4 || mode == 6 }
  var strokes: Bool { mode == 1 || mode == 2 || mode == 5 || mode == 6 }
  var clips: Bool { mode >= 4 }
}

extension AffineTransform {
  /// Whether upright boxes stay upright boxes.
  var keepsBoxes: Bool {
    let slack = 1e-6 * max(abs(a), abs(b), abs(c), abs(d))
    return abs(b) <= slack && abs(c) <= slack || abs(a) <= slack && abs(d) <= slack
  }

  /// By how much upright strokes grow.
  var heightScale: Double { (c * c + d * d).squareRoot() }

  /// Whether upright strokes lean to the right by 8 to 30 degrees, as those of italics do.
  var isSlanted: Bool {
    let (across, up) = ((a * a + b * b).squareRoot(), (c * c + d * d).squareRoot())
    guard across > 0, up > 0 else { return false }
    return (0.14...0.5).contains((a * c + b * d) / (across * up))
  }

  var isFinite: Bool { [a, b, c, d, tx, ty].allSatisfy { $0.isFinite && abs($0) < 1e12 } }
}
