import RectoModel

/// The page turned or mirrored so that lines run from left to right and follow each other downwards, and made level where it
/// lies a little askew: what comes after need not know of direction.
struct ReadingPlane: Sendable, Hashable {
  enum Orientation: Sendable, Hashable {
    case upright
    /// Right-to-left scripts.
    case mirrored
    /// Columns from top to bottom, the first on the right.
    case turned
  }

  let orientation: Orientation
  /// How far lines of the page come down for each unit to the right.
  let slope: Double

  /// The box in the plane. Sides that are no numbers, negative or huge are put right. What lies askew fills less than the
  /// upright box round it.
  func place(_ box: Rect) -> Rect {
    let box = box.sound.levelled(by: slope)
    return switch orientation {
    case .upright: box
    case .mirrored: Rect(left: -box.maxX, top: box.minY, right: -box.minX, bottom: box.maxY)
    case .turned: Rect(left: box.minY, top: -box.maxX, right: box.maxY, bottom: -box.minX)
    }
  }

  /// The box back on the page: upright round what lies askew.
  func unplace(_ box: Rect) -> Rect {
    let box =
      switch orientation {
      case .upright: box
      case .mirrored: Rect(left: -box.maxX, top: box.minY, right: -box.minX, bottom: box.maxY)
      case .turned: Rect(left: -box.maxY, top: box.minX, right: -box.minY, bottom: box.maxX)
      }
    return box.sloped(by: slope)
  }

  /// A rule without its thickness.
  func place(_ rule: Rule) -> Rect {
    let ends = [rule.from, rule.to].map { Rect(x: $0.x, y: $0.y, width: 0, height: 0) }
    return place(ends[0]).union(place(ends[1]))
  }

  var direction: WritingDirection {
    switch orientation {
    case .upright: .leftToRight
    case .mirrored: .rightToLeft
    case .turned: .topToBottom
    }
  }
}

extension ReadingPlane {
  /// Told by what most words of the lines are like.
  init(of lines: [TextLine]) {
    if Self.areVertical(lines) {
      self.init(orientation: .turned, slope: 0)
    } else {
      self.init(
        orientation: Self.areRightToLeft(lines) ? .mirrored : .upright, slope: LineSlope(of: lines).value)
    }
  }

  private static func areVertical(_ lines: [TextLine]) -> Bool {
    let words = lines.reduce(0) { $0 + $1.words.count }
    let inVerticalLines = lines.reduce(0) { $0 + ($1.direction == .topToBottom ? $1.words.count : 0) }
    if inVerticalLines * 2 > words { return true }
    let (tall, long) = lines.reduce(into: (0, 0)) { counts, line in
      for word in line.words where word.text.characterCount >= 3 {
        counts.1 += 1
        if word.box.height > 1.5 * word.box.width { counts.0 += 1 }
      }
    }
    return long > 2 && tall * 2 > long
  }

  private static func areRightToLeft(_ lines: [TextLine]) -> Bool {
    var balance = 0
    for line in lines {
      for word in line.words {
        for scalar in word.text.unicodeScalars where scalar.isLetter {
          balance += scalar.isRightToLeft ? 1 : -1
        }
      }
    }
    return balance > 0
  }
}

extension Unicode.Scalar {
  /// Hebrew, Arabic and their neighbours.
  var isRightToLeft: Bool {
    switch value {
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFE, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
    default: false
    }
  }
}

extension Rect {
  /// With finite, moderate sides and the corners in order.
  var sound: Rect {
    func moderate(_ value: Double) -> Double { value.isFinite ? min(max(value, -1e7), 1e7) : 0 }
    let (a, b) = (moderate(minX), moderate(maxX))
    let (c, d) = (moderate(minY), moderate(maxY))
    return Rect(left: min(a, b), top: min(c, d), right: max(a, b), bottom: max(c, d))
  }

  /// Lines that come down by `slope` are level; the middle is moved, and the sides lose what the slope adds to them.
  fileprivate func levelled(by slope: Double) -> Rect {
    guard slope != 0 else { return self }
    let (x, y) = (midX + slope * midY, midY - slope * midX)
    return Rect(
      middle: Point(x: x, y: y), width: max(width - abs(slope) * height, width / 2),
      height: max(height - abs(slope) * width, height / 2))
  }

  /// Level lines come down by `slope`.
  fileprivate func sloped(by slope: Double) -> Rect {
    guard slope != 0 else { return self }
    let scale = 1 + slope * slope
    let (x, y) = ((midX - slope * midY) / scale, (midY + slope * midX) / scale)
    return Rect(
      middle: Point(x: x, y: y), width: width + abs(slope) * height, height: height + abs(slope) * width)
  }

  private init(middle: Point, width: Double, height: Double) {
    self.init(x: middle.x - width / 2, y: middle.y - height / 2, width: width, height: height)
  }

  /// How much of the narrower one's width both share, 0...1.
  func sharedWidth(with other: Rect) -> Double {
    let shared = min(maxX, other.maxX) - max(minX, other.minX)
    return max(shared, 0) / max(min(width, other.width), 1e-6)
  }
}

extension Collection<Double> {
  /// nil when there are none; the upper one of two middle values.
  var median: Double? { isEmpty ? nil : sorted()[count / 2] }
}
