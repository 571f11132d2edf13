/// Lines of a table that are the rest of the row above because they stand closer to it than rows stand to each other.
struct CloseLines {
  /// Positions of the lines, none where the distances don't tell or a line contradicts them.
  let rests: Set<Int>

  /// For each line, the columns that it fills and those in which it has figures; `steps` are from each line to the next. The
  /// first row below the heading is the line `first`.
  init(from first: Int, fills: [Set<Int>], figures: [Set<Int>], steps: [Double]) {
    let later = fills.indices.dropFirst(first + 1)
    let least = later.map { steps[$0 - 1] }.min() ?? 0
    let close = Set(later.filter { steps[$0 - 1] <= Self.evenness * least })
    let isTold = later.allSatisfy { close.contains($0) || steps[$0 - 1] >= Self.difference * least }
    guard isTold, close.count >= 2, close.count < later.count else {
      rests = []
      return
    }
    var (start, full) = (first, 0)
    let isSound = later.allSatisfy { line in
      guard close.contains(line) else {
        start = line
        return fills[line].contains(0)
      }
      let repeated = figures[line].intersection(figures[start]).count
      let isFull = fills[line].count == fills[start].count
      if isFull { full += 1 }
      return fills[line].isSubset(of: fills[start]) && repeated * 2 <= (isFull ? 0 : figures[start].count)
    }
    // All cells of a row may go on, but seldom do.
    rests = isSound && full * 3 <= close.count && fills[first].contains(0) ? close : []
  }

  /// Lines of one row differ by less than this in their distances, as measured on scans.
  private static let evenness = 1.08
  /// Rows stand that much farther apart than lines at least.
  private static let difference = 1.13
}
