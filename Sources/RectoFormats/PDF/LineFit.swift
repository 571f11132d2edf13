import Foundation
internal import RectoModel

/// Where the letters of a horizontal line stand and how large they are, found from the boxes of its words.
///
/// Readers put words into lines and columns by baseline and font size. Boxes that hug their letters give neither: "as"
/// is smaller than "all", and "page" stands lower. So the words of a line share a baseline and a size.
struct LineFit {
  /// Of each word, how far down it is, across the line.
  var baselines: [Double]
  /// Font size in points.
  var size: Double

  /// nil when the line has no words.
  init?(_ frames: [WordFrame], baseline: Baseline?, scale: Double) {
    guard let first = frames.first else { return nil }
    let feet = frames.map(\.foot)
    let height = frames.map(\.height).median
    var baselines = baseline?.across(frames, angle: first.angle, scale: scale) ?? []
    // Engines round baselines, or draw them through the descenders: most words stand on theirs.
    let offsets = zip(feet, baselines).map { $0 - $1 }
    let near = offsets.filter { abs($0) < 0.2 * height }
    if baselines.count == frames.count, 2 * near.count >= frames.count {
      let offset = near.median
      baselines = baselines.map { $0 + offset }
    } else {
      baselines = [Double](repeating: feet.quantile(0.4), count: frames.count)
    }
    let heights = zip(frames, baselines).map { $1 - $0.head }
    size = heights.quantile(0.7) / RectangleFont.Shape.flat.ascentShare
    self.baselines = baselines
  }

  /// The frame of a word that stands in the line, and the shape of its font; nil when it is no part of the line's
  /// band: an initial, a speck, a rule.
  func place(_ frame: WordFrame, index: Int) -> (frame: WordFrame, shape: RectangleFont.Shape)? {
    let ascent = size * RectangleFont.Shape.flat.ascentShare
    let (above, below) = (baselines[index] - frame.head, frame.foot - baselines[index])
    guard size > 0, above > 0, above < 1.5 * ascent, below < 0.6 * ascent else { return nil }
    let shape: RectangleFont.Shape =
      below > 0.12 * ascent ? .deep : above < 0.85 * ascent ? .low : .flat
    var placed = frame
    placed.height = size * shape.heightShare
    let foot = baselines[index] + size * (shape.heightShare - shape.ascentShare)
    placed.origin.x -= (foot - frame.foot) * sin(frame.angle)
    placed.origin.y += (foot - frame.foot) * cos(frame.angle)
    return (placed, shape)
  }
}

extension WordFrame {
  /// How far down, across the line, its lower edge lies.
  var foot: Double { origin.y * cos(angle) - origin.x * sin(angle) }
  /// How far down, across the line, its upper edge lies.
  var head: Double { foot - height }
}

extension Baseline {
  /// The baseline under the middle of each frame, as distance across the line; nil without two finite points.
  fileprivate func across(_ frames: [WordFrame], angle: Double, scale: Double) -> [Double]? {
    let (c, s) = (cos(angle), sin(angle))
    let places = points.map { point in
      Point(
        x: (point.x * c + point.y * s) * scale, y: (point.y * c - point.x * s) * scale)
    }
    guard let first = places.first, let last = places.last, last.x > first.x,
      places.allSatisfy({ $0.x.isFinite && $0.y.isFinite })
    else { return nil }
    return frames.map { frame in
      let middle = frame.start + frame.length / 2
      let index = places.indices.dropFirst().first { places[$0].x >= middle } ?? places.count - 1
      let (left, right) = (places[index - 1], places[index])
      guard right.x > left.x else { return right.y }
      return left.y + (right.y - left.y) * (middle - left.x) / (right.x - left.x)
    }
  }
}

extension [Double] {
  /// 0 when there are none.
  var median: Double { quantile(0.5) }

  /// The value that the share of them lies below; 0 when there are none.
  func quantile(_ share: Double) -> Double {
    guard !isEmpty else { return 0 }
    return sorted()[Int((share * Double(count - 1)).rounded())]
  }
}
