import RectoModel

/// Finds the level rules that part a text from the next one: those that belong to nothing else.
struct SeparatorRules {
  let em: Double
  /// Of the page's lines.
  let lines: [Rect]
  /// Tables and figures.
  let taken: [Rect]

  /// Boxes of such rules from top to bottom.
  func boxes(of rules: [Rule]) -> [Rect] {
    let level = rules.filter { $0.isLevel && $0.to.x - $0.from.x >= 6 * em }.map(\.box)
    let standing = rules.filter { !$0.isLevel }.map(\.box)
    var found: [Rect] = []
    for box in level.sorted(by: { ($0.minY, $0.minX) < ($1.minY, $1.minX) }) {
      let isFree =
        !taken.contains { $0.grown(by: 0.7 * em).intersection(box.grown(by: 0.1)) != nil }
        && !standing.contains { $0.grown(by: 0.3 * em).intersection(box.grown(by: 0.1)) != nil }
        && !isUnderline(box)
      // Of a double rule, one.
      let isSecond = found.contains { abs($0.midY - box.midY) < em && $0.sharedWidth(with: box) > 0.8 }
      if isFree, !isSecond { found.append(box) }
    }
    // Many of them are a form or a chart.
    return found.count <= 8 ? found : []
  }

  /// It goes on no farther than the words over it.
  private func isUnderline(_ rule: Rect) -> Bool {
    lines.contains { line in
      let gap = rule.midY - line.maxY
      return gap > -0.5 * em && gap < 0.35 * em && rule.minX > line.minX - em && rule.maxX < line.maxX + em
    }
  }
}

extension Rule {
  /// Thin, and never empty.
  var box: Rect {
    let thick = thickness.isFinite ? min(max(thickness, 0.01), 1e4) : 0.01
    let ends = Rect(left: from.x, top: from.y, right: to.x, bottom: to.y).sound
    return isLevel
      ? Rect(left: ends.minX, top: ends.midY - thick / 2, right: ends.maxX, bottom: ends.midY + thick / 2)
      : Rect(left: ends.midX - thick / 2, top: ends.minY, right: ends.midX + thick / 2, bottom: ends.maxY)
  }
}
