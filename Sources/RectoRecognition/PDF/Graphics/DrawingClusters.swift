import RectoModel
import RectoPDF

/// Finds drawings: parts of a page with many curves and slanting lines close together.
struct DrawingClusters {
  /// In points, from the top left of the page as it is shown.
  private(set) var boxes: [Rect] = []

  private let paper: Rect
  private let em: Double
  private static let most = 4_000

  private struct Cluster {
    var box: Rect
    var shapeCount: Int
    var segmentCount: Int
  }

  init(_ content: PageContentSummary, _ display: AffineTransform, paper: Rect, em: Double) {
    (self.paper, self.em) = (paper, em)
    let shapes = content.drawing.shapes.compactMap { shape -> Cluster? in
      let box = display.apply(to: shape.box)
      guard box.width < 0.9 * paper.width || box.height < 0.9 * paper.height else { return nil }
      return Cluster(box: box, shapeCount: 1, segmentCount: shape.segmentCount)
    }
    let text = content.text.filter(\.isVisible).map { display.apply(to: $0.box) }
    let frames = (content.drawing.fills.map(\.box) + content.drawing.strokes.map(\.box)).map {
      display.apply(to: $0)
    }
    boxes = joined(Array(shapes.prefix(Self.most))).filter { isDrawing($0, text) }.map {
      grown($0.box, frames)
    }
  }

  private func joined(_ shapes: [Cluster]) -> [Cluster] {
    var clusters: [Cluster] = []
    for shape in shapes.sorted(by: { ($0.box.minY, $0.box.minX) < ($1.box.minY, $1.box.minX) }) {
      var cluster = shape
      while let place = clusters.firstIndex(where: { isNear($0.box, cluster.box) }) {
        let other = clusters.remove(at: place)
        cluster = Cluster(
          box: cluster.box.union(other.box), shapeCount: cluster.shapeCount + other.shapeCount,
          segmentCount: cluster.segmentCount + other.segmentCount)
      }
      clusters.append(cluster)
    }
    return clusters
  }

  private func isNear(_ one: Rect, _ other: Rect) -> Bool {
    one.grown(by: 1.2 * em).overlaps(other)
  }

  /// Large enough, more than a few strokes, and not a frame round text.
  private func isDrawing(_ cluster: Cluster, _ text: [Rect]) -> Bool {
    let box = cluster.box
    guard box.width > 4 * em, box.height > 4 * em, box.area < 0.85 * paper.area,
      cluster.shapeCount >= 4, cluster.segmentCount >= 24
    else { return false }
    let written = text.compactMap { $0.intersection(box)?.area }.reduce(0, +)
    return written < 0.25 * box.area
  }

  /// With the axes, bars and frames that lie in it or stick out a little.
  private func grown(_ box: Rect, _ frames: [Rect]) -> Rect {
    var grown = box
    for frame in frames where grown.overlaps(frame) {
      let both = grown.union(frame)
      if both.width < 1.4 * box.width, both.height < 1.4 * box.height { grown = both }
    }
    return grown.intersection(paper) ?? box
  }
}

extension Rect {
  /// Edges count too, so lines without width can overlap.
  fileprivate func overlaps(_ other: Rect) -> Bool {
    minX <= other.maxX && other.minX <= maxX && minY <= other.maxY && other.minY <= maxY
  }
}

extension PageDrawing.Stroke {
  fileprivate var box: Rect { Rect(around: [from, to]) ?? Rect(x: from.x, y: from.y, width: 0, height: 0) }
}
