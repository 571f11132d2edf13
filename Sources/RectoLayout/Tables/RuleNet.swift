import RectoModel

/// Lines that touch or cross one another: the borders of a table, the frame of a box.
struct RuleNet: Sendable {
  let lines: DrawnLines

  /// The nets of a page, and the level lines that touch nothing.
  static func nets(of lines: DrawnLines, em: Double) -> (nets: [RuleNet], loose: [DrawnLine]) {
    var groups = DisjointSets(count: lines.level.count + lines.standing.count)
    let reach = 0.5 * em
    for (row, level) in lines.level.enumerated() {
      let (from, to) = (level.start - reach, level.end + reach)
      var column = lines.standing.firstPosition { $0.place >= from }
      while column < lines.standing.count, lines.standing[column].place <= to {
        let standing = lines.standing[column]
        if level.place >= standing.start - reach, level.place <= standing.end + reach {
          groups.join(row, lines.level.count + column)
        }
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
