import RectoModel

/// A part of the page without columns, from top to bottom.
struct Leaf: Sendable {
  enum Element: Sendable {
    case line(PlacedLine)
    /// The position in the list of ready blocks.
    case ready(Int)
  }

  var elements: [Element]

  var lines: [PlacedLine] {
    elements.compactMap { if case .line(let line) = $0 { line } else { nil } }
  }

  /// In the reading plane; nil without lines.
  var box: Rect? { lines.map(\.box).union }
}

/// What the lines of a leaf have in common.
struct LeafMeasure: Sendable {
  let em: Double
  /// From line to line.
  let pitch: Double
  /// Between a line and the next.
  let leading: Double
  /// Where most lines begin.
  let left: Double
  /// Where long lines end.
  let right: Double
  /// Of most lines, in points.
  let size: Double

  init(_ lines: [PlacedLine], em: Double) {
    self.em = em
    let pairs = zip(lines, lines.dropFirst())
    let pitches = pairs.map { $0.step(to: $1) }.filter { $0 > 0 && $0 < 3 * em }
    let gaps = pairs.map { $1.box.minY - $0.box.maxY }.filter { $0 < 1.5 * em && $0 > -em }
    pitch = pitches.median ?? 1.4 * em
    leading = gaps.median ?? 0.4 * em
    size = lines.map(\.size).median ?? 0
    left = lines.map(\.box.minX).median ?? 0
    let ends = lines.map(\.box.maxX).sorted()
    right = ends.isEmpty ? 0 : ends[Int(0.9 * Double(ends.count - 1))]
  }
}

extension [Leaf] {
  /// Puts a ready block after what stands above it in its column, else before what stands below.
  mutating func insert(_ index: Int, of ready: [Rect]) {
    let box = ready[index]
    var (above, below): ((place: Place, y: Double)?, (place: Place, y: Double)?)
    for (leaf, content) in enumerated() {
      for (element, item) in content.elements.enumerated() {
        let other = item.box(of: ready)
        guard other.sharedWidth(with: box) >= 0.3 else { continue }
        if other.midY < box.minY, other.midY > above?.y ?? -.infinity {
          above = (Place(leaf: leaf, element: element + 1), other.midY)
        } else if other.midY >= box.minY, other.midY < below?.y ?? .infinity {
          below = (Place(leaf: leaf, element: element), other.midY)
        }
      }
    }
    if let place = above?.place ?? below?.place {
      self[place.leaf].elements.insert(.ready(index), at: place.element)
    } else {
      append(Leaf(elements: [.ready(index)]))
    }
  }
}

private struct Place {
  let leaf: Int
  let element: Int
}

extension Leaf.Element {
  /// In the reading plane.
  fileprivate func box(of ready: [Rect]) -> Rect {
    switch self {
    case .line(let line): line.box
    case .ready(let index): ready[index]
    }
  }
}
