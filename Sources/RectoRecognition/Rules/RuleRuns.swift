import RectoModel

/// The runs of one direction, pieces of one rule put together. Lengths are in ems, the height of words.
struct RuleRuns: Sendable, Hashable {
  private(set) var runs: [RuleRun]
  private let em: Double

  init(_ strokes: [Stroke], isLevel: Bool, em: Double) {
    self.em = em
    // A thicker one is a bar, or a stroke of a large letter.
    let thin = strokes.filter { $0.thickness <= max(3, 0.45 * em) && $0.looksDrawn(isLevel: isLevel, em: em) }
    runs = thin.flatMap { RuleRun.runs(of: $0, isLevel: isLevel, tolerance: max(1.5, 0.2 * em)) }
      .filter { abs($0.endLevel - $0.startLevel) <= $0.length * 0.12 + 1 }
    join(gap: 0.4 * em)
  }

  /// Keeps those long enough to be no part of a letter, and those that go from one of the `others` to another.
  mutating func select(least: Double, touching others: RuleRuns? = nil) {
    runs = runs.filter { run in
      run.length >= least * em || others?.touches(bothEndsOf: run, within: max(2, 0.2 * em)) == true
    }
  }

  /// Puts pieces on one straight line together that at most `gap` parts, and double lines; not those that end at `others` on
  /// both sides of the gap, as the frames of two tables do.
  mutating func join(gap: Double, unlessEndingAt others: RuleRuns? = nil) {
    var joined: [RuleRun] = []
    for run in runs.sorted(by: { ($0.start, $0.middle, $0.end) < ($1.start, $1.middle, $1.end) }) {
      var run = run
      while let index = joined.lastIndex(where: {
        goesOn($0, run, gap: gap) && others?.ends($0, run, within: max(2, 0.2 * em)) != true
      }) {
        run = joined.remove(at: index).joined(with: run)
      }
      joined.append(run)
    }
    runs = joined
  }

  private func goesOn(_ left: RuleRun, _ right: RuleRun, gap: Double) -> Bool {
    guard right.start - left.end <= gap, left.start - right.end <= gap else { return false }
    let common = min(left.end, right.end) - max(left.start, right.start)
    let place = common > 0 ? (max(left.start, right.start) + min(left.end, right.end)) / 2 : right.start
    // Side by side they are a double line; one after the other they must be in line.
    let most = common > 0 ? 0.3 * em : max(1.5, 0.15 * em)
    let reference = left.length >= right.length ? left.level(at: place) : right.level(at: left.end)
    let other = left.length >= right.length ? right.level(at: place) : left.level(at: left.end)
    return abs(reference - other) <= max(most, 1.5)
  }

  /// Whether runs of this direction pass both ends of a run of the other one.
  private func touches(bothEndsOf other: RuleRun, within distance: Double) -> Bool {
    touches(other.start, other.startLevel, within: distance)
      && touches(other.end, other.endLevel, within: distance)
  }

  /// Whether one passes this place, that far `across`.
  private func touches(_ place: Double, _ across: Double, within distance: Double) -> Bool {
    runs.contains { run in
      run.start - distance <= across && across <= run.end + distance
        && abs(run.level(at: across) - place) <= distance
    }
  }

  /// Whether runs of this direction lie on both sides of the gap between two of the other one.
  private func ends(_ left: RuleRun, _ right: RuleRun, within distance: Double) -> Bool {
    guard right.start - left.end > 2 * distance else { return false }
    return touches(left.end, left.endLevel, within: distance)
      && touches(right.start, right.startLevel, within: distance)
  }

  func rules(isLevel: Bool) -> [(from: Point, to: Point, thickness: Double)] {
    runs.sorted { ($0.middle, $0.start) < ($1.middle, $1.start) }.map {
      let ends = $0.rule(isLevel: isLevel)
      return (ends.from, ends.to, $0.thickness)
    }
  }
}

extension RuleRun {
  fileprivate func joined(with other: RuleRun) -> RuleRun {
    let (first, last) = (start <= other.start ? self : other, end >= other.end ? self : other)
    let common = min(end, other.end) - max(start, other.start)
    let isDouble = common > 0.5 * min(length, other.length)
    guard isDouble else {
      return RuleRun(
        start: first.start, end: last.end, startLevel: first.startLevel, endLevel: last.endLevel,
        thickness: max(thickness, other.thickness))
    }
    // A double line lies where the longer one does, and between them where both are alike.
    let (long, short) = length >= other.length ? (self, other) : (other, self)
    let share = short.length > 0.8 * long.length ? 0.5 : 0.0
    func middle(_ place: Double) -> Double {
      long.level(at: place) * (1 - share) + short.level(at: place) * share
    }
    let distance = abs(long.level(at: short.start) - short.level(at: short.start))
    return RuleRun(
      start: first.start, end: last.end, startLevel: middle(first.start), endLevel: middle(last.end),
      thickness: max(thickness, other.thickness, share > 0 ? distance + thickness : 0))
  }
}

extension Stroke {
  /// Letters in a row look like a rule over at most 0.7 of their length; a long stroke isn't made of letters alone. Those of
  /// lines below each other make no long one, so that an upright one may be worn: printed forms of old are.
  fileprivate func looksDrawn(isLevel: Bool, em: Double) -> Bool {
    guard let first = path.first, let last = path.last else { return false }
    let length = max(abs(last.x - first.x), abs(last.y - first.y))
    guard length >= 16 * em else { return evenness >= 0.8 }
    return evenness >= 0.72 || !isLevel && isolation >= 0.72
  }
}
