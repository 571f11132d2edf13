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
  /// The same of lines in one size of type, in half points, where the sizes are known.
  private let pitches: [Int: Double]
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
  /// Nearly all are words with the numbers of pages behind them.
  let isRegister: Bool

  init(_ lines: [PlacedLine], em: Double, hasFonts: Bool = false, textWidth: Double = 0) {
    self.em = em
    let pairs = Array(zip(lines, lines.dropFirst()))
    size = lines.map(\.size).median ?? 0
    isRegister = lines.areRegister(em: em)
    left = lines.map(\.box.minX).median ?? 0
    let ends = lines.map(\.box.maxX).sorted()
    let right = ends.isEmpty ? 0 : ends[Int(0.9 * Double(ends.count - 1))]
    self.right = right
    width = max(right - left, textWidth)
    let gaps = pairs.map { $1.box.minY - $0.box.maxY }.filter { $0 < 1.5 * em && $0 > -em }
    leading = gaps.median ?? 0.4 * em
    let steps = pairs.map { LineStep(from: $0, to: $1, right: right - 3 * em) }
      .filter { $0.length > 0 && $0.length < 3 * em }
    pitch = steps.insidePitch ?? steps.map(\.length).median ?? 1.4 * em
    pitches = !hasFonts ? [:] : Dictionary(grouping: steps, by: \.size).compactMapValues(\.insidePitch)
  }

  /// From line to line within paragraphs of this size.
  func pitch(of size: Double) -> Double { pitches[LineStep.key(size)] ?? pitch }
}

extension [PlacedLine] {
  /// Text with a number behind it on nearly every line, of different lengths: a register.
  fileprivate func areRegister(em: Double) -> Bool {
    let ends = map(\.box.maxX)
    let entries = count { $0.style.letters > 1 && $0.line.words.last?.text.isFigure == true }
    return count >= 5 && entries * 10 >= count * 7 && (ends.max() ?? 0) - (ends.min() ?? 0) > em
  }
}

/// The way from a line to the next one.
private struct LineStep {
  let length: Double
  /// Both are lines of one paragraph: the first is full, and its sentence has not ended.
  let isInside: Bool
  /// Of the type, in half points; that of the larger line.
  let size: Int

  init(from line: PlacedLine, to next: PlacedLine, right: Double) {
    length = line.step(to: next)
    isInside =
      line.box.maxX > right && !line.endsSentence && next.line.words.first?.text.first?.isUppercase != true
    size = Self.key(max(line.size, next.size))
  }

  static func key(_ size: Double) -> Int { Int(min((size * 2).rounded(), 10_000)) }
}

extension [LineStep] {
  /// Within paragraphs; nil when too few are known.
  fileprivate var insidePitch: Double? {
    let inside = filter(\.isInside).map(\.length)
    return inside.count > 2 ? inside.median : nil
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
    if var place = above?.place {
      // A short line above, too, that ends left of it.
      let elements = self[place.leaf].elements
      while place.element < elements.count, elements[place.element].box(of: ready).midY < box.minY {
        place.element += 1
      }
      self[place.leaf].elements.insert(.ready(index), at: place.element)
    } else if let place = below?.place {
      self[place.leaf].elements.insert(.ready(index), at: place.element)
    } else {
      append(Leaf(elements: [.ready(index)]))
    }
  }
}

private struct Place {
  let leaf: Int
  var element: Int
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
