import RectoModel

/// Level lines of about equal ends, one below the other.
enum LineStack {
  static func stacks(of lines: [DrawnLine], em: Double) -> [[DrawnLine]] {
    var stacks: [[DrawnLine]] = []
    for line in lines.sorted(by: { ($0.place, $0.start) < ($1.place, $1.start) }).prefix(400)
    where line.length > 4 * em {
      let fitting = stacks.lastIndex { stack in
        guard let last = stack.last else { return false }
        let shared = min(last.end, line.end) - max(last.start, line.start)
        return shared > 0.7 * max(last.length, line.length)
      }
      if let fitting { stacks[fitting].append(line) } else { stacks.append([line]) }
    }
    return stacks.filter { $0.count > 1 }
  }
}
