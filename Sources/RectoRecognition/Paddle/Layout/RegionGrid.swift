import Foundation
import RectoLayout
import RectoModel

/// What the layout model says of a grid of places, in four finenesses: how likely each class is there, and how far the edges
/// of its region are, as chances over whole steps.
struct RegionGrid {
  /// In pixels of the model's picture.
  let width: Int
  let height: Int
  /// By fineness: place after place, a value for each class.
  let scores: [[Float]]
  /// By fineness: place after place, a value for each of 8 distances to the left, upper, right and lower edge.
  let distances: [[Float]]

  static let strides = [8, 16, 32, 64]
  private static let steps = 8
  /// What is less sure says nothing.
  private static let leastScore: Float = 0.4
  /// Two of a class that overlap more are one.
  private static let mostOverlap = 0.5
  private static let most = 200

  /// The surest first; nil when the outputs have other sizes. Boxes are whole pixels and scores whole hundredths, so that the last
  /// bits of a sum, which differ from processor to processor, don't matter.
  var regions: [LayoutRegion]? {
    let classes = LayoutRegion.Kind.allCases
    guard scores.count == Self.strides.count, distances.count == scores.count else { return nil }
    var found: [LayoutRegion] = []
    for (level, stride) in Self.strides.enumerated() {
      let (columns, rows) = ((width + stride - 1) / stride, (height + stride - 1) / stride)
      guard scores[level].count == columns * rows * classes.count,
        distances[level].count == columns * rows * 4 * Self.steps
      else { return nil }
      for place in 0..<columns * rows {
        for (index, kind) in classes.enumerated() {
          let score = scores[level][place * classes.count + index]
          guard score >= Self.leastScore, score.isFinite,
            let box = box(level, place, x: place % columns, y: place / columns, stride: stride)
          else { continue }
          found.append(LayoutRegion(kind, box, score: (Double(score) * 100).rounded() / 100))
        }
      }
    }
    return Self.apart(found)
  }

  /// nil for what is empty.
  private func box(_ level: Int, _ place: Int, x: Int, y: Int, stride: Int) -> Rect? {
    let (midX, midY) = ((Double(x) + 0.5) * Double(stride), (Double(y) + 0.5) * Double(stride))
    let edges = (0..<4).map { side in
      let start = (place * 4 + side) * Self.steps
      return Self.expectation(distances[level][start..<start + Self.steps]) * Double(stride)
    }
    let box = Rect(
      left: max(0, midX - edges[0]).rounded(), top: max(0, midY - edges[1]).rounded(),
      right: min(Double(width), midX + edges[2]).rounded(),
      bottom: min(Double(height), midY + edges[3]).rounded())
    return box.isEmpty ? nil : box
  }

  /// The mean of whole steps by their chances (softmax).
  private static func expectation(_ values: ArraySlice<Float>) -> Double {
    let largest = Double(values.max() ?? 0)
    var (sum, weighted) = (0.0, 0.0)
    for (step, value) in values.enumerated() {
      let chance = exp(Double(value) - largest)
      sum += chance
      weighted += chance * Double(step)
    }
    return weighted / sum
  }

  /// Without those of a class that a surer one covers.
  private static func apart(_ regions: [LayoutRegion]) -> [LayoutRegion] {
    let sorted = regions.sorted {
      ($1.score, $0.kind.rawValue, $0.box.minY, $0.box.minX) < (
        $0.score, $1.kind.rawValue, $1.box.minY, $1.box.minX
      )
    }
    var kept: [LayoutRegion] = []
    for region in sorted where kept.count < most {
      let isKnown = kept.contains {
        $0.kind == region.kind && $0.box.overlap(with: region.box) > mostOverlap
      }
      if !isKnown { kept.append(region) }
    }
    return kept
  }
}
