import Foundation
internal import RectoModel

internal import struct RectoModel.AffineTransform

/// One word of the text layer: rectangles in a row that cover the word's box.
struct TextRun: Sendable, Hashable {
  /// One glyph a character, in the order of the file, with its trailing blank.
  var text: String
  /// Where the baseline starts, in points from the top left of the page.
  var origin: Point
  var shape: RectangleFont.Shape
  /// Font size in points.
  var size: Double
  /// Width of an em in points; negative for a run that goes backwards.
  var stretch: Double
  /// Of the baseline, clockwise, in radians.
  var angle: Double
  /// Which word of its line it is.
  var word = 0

  /// From one glyph to the next.
  var step: Point {
    let advance = stretch * Double(RectangleFont.glyphWidth) / Double(RectangleFont.unitsPerEm)
    return Point(x: advance * cos(angle), y: advance * sin(angle))
  }

  /// From ems to points.
  var matrix: AffineTransform {
    .scale(x: stretch, y: size).followed(by: angle == 0 ? .identity : .rotation(angle))
  }
}

/// A word's box, turned as its line is.
struct WordFrame: Sendable, Hashable {
  /// The bottom left corner as the word is read.
  var origin: Point
  var length: Double
  var height: Double
  var angle: Double

  /// How far along the line it starts.
  var start: Double { origin.x * cos(angle) + origin.y * sin(angle) }

  /// Words of a level line that touch are shortened a little: Poppler takes them for one otherwise. `size` is that of
  /// the font.
  static func apart(_ frames: [WordFrame], size: Double) -> [WordFrame] {
    let (blank, most) = (0.06 * size, 0.06)
    var frames = frames
    for index in frames.indices.dropLast() {
      let end = frames[index + 1].start - blank
      let length = end - frames[index].start
      guard length < frames[index].length, length > 0 else { continue }
      frames[index].length = max(length, (1 - most) * frames[index].length)
    }
    return frames
  }

  /// The frame at `angle` whose upright outline is `box`.
  init(in box: Rect, angle: Double) {
    let quarters = (angle / (.pi / 2)).rounded()
    let (c, s) = (abs(cos(angle - quarters * .pi / 2)), abs(sin(angle - quarters * .pi / 2)))
    let isUpright = quarters.truncatingRemainder(dividingBy: 2) == 0
    let (width, height) = isUpright ? (box.width, box.height) : (box.height, box.width)
    // An outline says little about the height near 45 degrees, and boxes are never exact: keep half.
    let squeeze = max(c * c - s * s, 0.2)
    self.length = max((width * c - height * s) / squeeze, width / 2)
    self.height = max((height * c - width * s) / squeeze, min(width, height) / 2)
    self.angle = angle
    let (along, down) = (length / 2, self.height / 2)
    origin = Point(
      x: box.midX - along * cos(angle) - down * sin(angle),
      y: box.midY - along * sin(angle) + down * cos(angle))
  }

  /// The level frame of the same height in the middle of the box.
  func upright(in box: Rect) -> WordFrame {
    var frame = self
    frame.angle = 0
    frame.length = box.width
    frame.origin = Point(x: box.minX, y: box.midY + height / 2)
    return frame
  }
}
