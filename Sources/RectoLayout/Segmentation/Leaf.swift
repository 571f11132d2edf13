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
  /// From line to line within paragraphs, as far as these are known; lists and letters have more space between them.
  let pitch: Double
  /// Between a line and the next.
  let leading: Double
  /// Where most lines begin.
  let left: Double
  /// Where long lines end.
  let right: Double
  /// Of most lines, in points.
  let size: Double
  /// From there to here, or as wide as most text of the page is set, when that is more.
  let width: Double

  init(_ lines: [PlacedLine], em: Double, textWidth: Double = 0) {
    self.em = em
    let pairs = Array(zip(lines, lines.dropFirst()))
    size = lines.map(\.size).median ?? 0
    left = lines.map(\.box.minX).median ?? 0
    let ends = lines.map(\.box.maxX).sorted()
    let right = ends.isEmpty ? 0 : ends[Int(0.9 * Double(ends.count - 1))]
    self.right = right
    width = max(right - left, textWidth)
    let gaps = pairs.map { $1.box.minY - $0.box.maxY }.filter { $0 < 1.5 * em && $0 > -em }
    leading = gaps.median ?? 0.4 * em
    let steps = pairs.map { (step: $0.step(to: $1), isInside: $0.goesOn(in: $1, right: right - 3 * em)) }
      .filter { $0.step > 0 && $0.step < 3 * em }
    let inside = steps.filter(\.isInside).map(\.step)
    pitch = (inside.count > 2 ? inside.median : steps.map(\.step).median) ?? 1.4 * em
  }
}

extension PlacedLine {
  /// A full line whose sentence has not ended.
  fileprivate func goesOn(in next: PlacedLine, right: Double) -> Bool {
    box.maxX > right && !endsSentence && next.line.words.first?.text.first?.isUppercase != true
  }
}

extension [Leaf] {
  /// How wide most text is set, by its characters.
  var textWidth: Double {
    map { leaf in (leaf.box?.width ?? 0, leaf.lines.reduce(0) { $0 + $1.style.characters }) }.weightedMedian
  }

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
