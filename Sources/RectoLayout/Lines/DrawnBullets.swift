import RectoModel

/// Bullets that are drawn and not set: small marks left of lines, two or more below each other; of squares, which explain
/// the colours of charts as well, three.
struct DrawnBullets: Sendable {
  /// In the reading plane.
  private let marks: [Mark]
  private let em: Double

  static let none = DrawnBullets([], em: 1)

  init(_ marks: [Mark], em: Double) {
    self.em = em
    let small = marks.filter { (0.12...0.8).contains(max($0.box.width, $0.box.height) / em) }
    self.marks = small.filter { mark in
      let others = small.filter { other in
        other.box != mark.box && other.shape == mark.shape && abs(other.box.minX - mark.box.minX) < 0.3 * em
          && abs(other.box.width - mark.box.width) < 0.2 * mark.box.width
      }
      // Closer ones are dots of a line.
      guard others.allSatisfy({ abs($0.box.midY - mark.box.midY) > 0.8 * em }) else { return false }
      return others.count >= (mark.shape == .square ? 2 : 1)
    }
  }

  /// The bullet of a line, which stands a little left of it, at the height of its letters.
  func marker(of line: PlacedLine) -> ItemMarker? {
    guard !marks.isEmpty, line.style.characters > 0 else { return nil }
    let beside = marks.filter { mark in
      let gap = line.box.minX - mark.box.maxX
      return gap > 0.15 * em && gap < 2.5 * em && mark.box.midY > line.box.minY - 0.1 * em
        && mark.box.midY < line.box.maxY + 0.1 * em
    }
    guard let nearest = beside.max(by: { $0.box.maxX < $1.box.maxX }) else { return nil }
    return .drawn(nearest.text, at: nearest.box)
  }
}

extension Mark {
  fileprivate var text: String {
    switch shape {
    case .disc: "•"
    case .circle: "◦"
    case .square: "▪"
    }
  }
}
