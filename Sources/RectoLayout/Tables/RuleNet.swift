import RectoModel

/// Lines that touch or cross one another: the borders of a table, the frame of a box.
struct RuleNet: Sendable {
  let lines: DrawnLines

  /// The nets of a page, and the level lines that touch nothing.
  static func nets(of lines: DrawnLines, em: Double) -> (nets: [RuleNet], loose: [DrawnLine]) {
    var groups = DisjointSets(count: lines.level.count + lines.standing.count)
    let standingEnds = lines.standing.map { LineEnds($0, at: lines.level, em: em) }
    for (row, level) in lines.level.enumerated() {
      let ends = LineEnds(level, at: lines.standing, em: em)
      var column = lines.standing.firstPosition { $0.place >= ends.reach.lowerBound }
      while column < lines.standing.count, lines.standing[column].place <= ends.reach.upperBound {
        if standingEnds[column].reach.contains(level.place) { groups.join(row, lines.level.count + column) }
        column += 1
      }
    }
    var nets: [RuleNet] = []
    var loose: [DrawnLine] = []
    for members in groups.all {
      let level = members.filter { $0 < lines.level.count }.map { lines.level[$0] }
      let standing = members.filter { $0 >= lines.level.count }
        .map { lines.standing[$0 - lines.level.count] }
      if standing.isEmpty {
        loose += level
      } else if !level.isEmpty {
        nets.append(RuleNet(lines: DrawnLines(level: level, standing: standing)))
      }
    }
    return (nets, loose)
  }

  /// How many columns its standing lines part the box into.
  func columnCount(within box: Rect) -> Int {
    1
      + lines.standing.count { line in
        line.place > box.minX && line.place < box.maxX
          && line.coverage(of: box.minY...box.maxY) > 0.5
      }
  }

  /// Where columns and rows may begin and end. Lines that go beyond the outermost ones across them leave a side open:
  /// their ends are its edge.
  func edges(em: Double) -> (columns: [Double], rows: [Double]) {
    (
      Self.edges(lines.standing, openBy: lines.level, em: em),
      Self.edges(lines.level, openBy: lines.standing, em: em)
    )
  }

  private static func edges(_ lines: [DrawnLine], openBy others: [DrawnLine], em: Double) -> [Double] {
    var places = lines.map(\.place)
    if let first = others.map(\.start).min(), let last = others.map(\.end).max() {
      places += [first, last]
    }
    var edges: [Double] = []
    for place in places.sorted() {
      if let before = edges.last, place - before < 0.6 * em { continue }
      edges.append(place)
    }
    return edges
  }
}

/// How far a line may be taken to go: where it ends at a line across it, another one behind that is not its own.
private struct LineEnds {
  let reach: ClosedRange<Double>

  /// `others` run across it, by place.
  init(_ line: DrawnLine, at others: [DrawnLine], em: Double) {
    let (tight, wide) = (0.15 * em, 0.5 * em)
    func ends(at place: Double) -> Bool {
      var index = others.firstPosition { $0.place >= place - tight }
      while index < others.count, others[index].place <= place + tight {
        if others[index].start - tight <= line.place, others[index].end + tight >= line.place { return true }
        index += 1
      }
      return false
    }
    reach =
      line.start - (ends(at: line.start) ? tight : wide)...line.end + (ends(at: line.end) ? tight : wide)
  }
}

extension [DrawnLine] {
  /// Of lines by place, the position of the first for which `isReached` holds, as it does for all after it.
  fileprivate func firstPosition(where isReached: (DrawnLine) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isReached(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
