import RectoLayout
import RectoModel

/// Joins pieces of straight lines that are one line to the eye: borders drawn cell by cell or twice, dashes, dots.
struct RuleJoiner {
  /// A piece of a level line; upright ones come with their sides exchanged.
  private struct Piece {
    var start: Double
    var end: Double
    var level: Double
    var thickness: Double

    var length: Double { end - start }
  }

  private var level: [Piece] = []
  private var upright: [Piece] = []
  private var dots: [Rect] = []

  /// Lines further apart are two.
  private static let nearness = 0.7

  /// `from` and `to` differ in one direction only, but for a little.
  mutating func add(from: Point, to: Point, thickness: Double) {
    let (x, y) = ((from.x + to.x) / 2, (from.y + to.y) / 2)
    if abs(to.x - from.x) >= abs(to.y - from.y) {
      level.append(Piece(start: min(from.x, to.x), end: max(from.x, to.x), level: y, thickness: thickness))
    } else {
      upright.append(Piece(start: min(from.y, to.y), end: max(from.y, to.y), level: x, thickness: thickness))
    }
  }

  /// A filled area that is as narrow as a line.
  mutating func add(_ box: Rect) {
    let thickness = min(box.width, box.height)
    if max(box.width, box.height) < 2 * thickness {
      dots.append(box)
    } else if box.width >= box.height {
      add(from: Point(x: box.minX, y: box.midY), to: Point(x: box.maxX, y: box.midY), thickness: thickness)
    } else {
      add(from: Point(x: box.midX, y: box.minY), to: Point(x: box.midX, y: box.maxY), thickness: thickness)
    }
  }

  /// From the top down; shorter ones than `least` are left out.
  func rules(least: Double) -> [Rule] {
    var (level, upright) = (level, upright)
    addDots(to: &level, &upright)
    let rules =
      Self.joined(level).filter { $0.length >= least }.map { piece in
        Rule(
          from: Point(x: piece.start, y: piece.level), to: Point(x: piece.end, y: piece.level),
          thickness: piece.thickness)
      }
      + Self.joined(upright).filter { $0.length >= least }.map { piece in
        Rule(
          from: Point(x: piece.level, y: piece.start), to: Point(x: piece.level, y: piece.end),
          thickness: piece.thickness)
      }
    return rules.sorted {
      ($0.from.y, $0.from.x, $0.to.y, $0.to.x) < ($1.from.y, $1.from.x, $1.to.y, $1.to.x)
    }
  }

  private static func joined(_ pieces: [Piece]) -> [Piece] {
    let sorted = pieces.sorted { ($0.level, $0.start, $0.end) < ($1.level, $1.start, $1.end) }
    var joined: [Piece] = []
    var start = 0
    while start < sorted.count {
      var end = start + 1
      while end < sorted.count, sorted[end].level - sorted[end - 1].level < nearness,
        sorted[end].level - sorted[start].level < 2 * nearness
      { end += 1 }
      joined += chains(sorted[start..<end].sorted { ($0.start, $0.end) < ($1.start, $1.end) })
      start = end
    }
    return joined
  }

  /// Of pieces on one line, in their order.
  private static func chains(_ pieces: [Piece]) -> [Piece] {
    var chains: [Piece] = []
    /// Of the last piece: a dash is followed by a gap that is about as long.
    var lastLength = 0.0
    for piece in pieces {
      if let chain = chains.last, piece.start - chain.end <= gap(lastLength, piece.length, piece.thickness) {
        chains[chains.count - 1].end = max(chain.end, piece.end)
        chains[chains.count - 1].thickness = max(chain.thickness, piece.thickness)
        if piece.length > chain.length { chains[chains.count - 1].level = piece.level }
      } else {
        chains.append(piece)
      }
      lastLength = piece.length
    }
    return chains
  }

  private static func gap(_ before: Double, _ after: Double, _ thickness: Double) -> Double {
    let touching = max(1, thickness)
    let isDashed = max(before, after) < 12 && max(before, after) < 3 * min(before, after) + 1
    return isDashed ? max(touching, 1.5 * min(before, after)) : touching
  }

  /// Four dots or more at equal steps make a line.
  private func addDots(to level: inout [Piece], _ upright: inout [Piece]) {
    func piece(_ box: Rect, isLevel: Bool) -> Piece {
      isLevel
        ? Piece(start: box.minX, end: box.maxX, level: box.midY, thickness: box.height)
        : Piece(start: box.minY, end: box.maxY, level: box.midX, thickness: box.width)
    }
    func lines(isLevel: Bool) -> [Piece] {
      let pieces = dots.map { piece($0, isLevel: isLevel) }
      return Self.joined(
        pieces.map { dot in
          // A gap may be twice as long as the dot.
          var wide = dot
          wide.end += 2 * dot.thickness
          return wide
        }
      ).filter { $0.length > 9 * $0.thickness }.map { line in
        var line = line
        line.end -= 2 * line.thickness
        return line
      }
    }
    level += lines(isLevel: true)
    upright += lines(isLevel: false)
  }
}
