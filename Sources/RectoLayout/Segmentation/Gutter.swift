import RectoModel

/// An empty strip between two columns, over a part of the page's height.
struct Gutter: Sendable {
  let x: Double
  let top: Double
  let bottom: Double
  /// The column on the left is narrow and has few rows: notes in the margin.
  let hasMarginOnTheLeft: Bool
}

/// The rules that are drawn on the page, as far as they tell columns.
struct ColumnRules: Sendable {
  var standing: [Rect] = []
  var level: [Rect] = []

  /// How much better a strip is with a rule in it, a border that somebody drew: more than by any width.
  static let worthOfRule = 4.0
  var mostWorth: Double { standing.isEmpty ? 0 : Self.worthOfRule }
}

/// Two sides of an empty strip, and whether they are columns of text.
struct GutterSides {
  let left: [Fragment]
  let right: [Fragment]
  let em: Double
  private let blank: Double
  private let leftBox: Rect
  private let rightBox: Rect
  /// Where both run beside each other.
  private let beside: ClosedRange<Double>
  private let leftRows: Int
  private let rightRows: Int

  /// nil when nothing stands beside each other.
  init?(left: [Fragment], right: [Fragment], em: Double, blank: Double) {
    guard let leftBox = left.map(\.box).union, let rightBox = right.map(\.box).union else { return nil }
    let (top, bottom) = (max(leftBox.minY, rightBox.minY), min(leftBox.maxY, rightBox.maxY))
    guard top < bottom else { return nil }
    self.left = left
    self.right = right
    self.em = em
    self.blank = blank
    self.leftBox = leftBox
    self.rightBox = rightBox
    beside = top...bottom
    leftRows = left.lazy.filter { $0.box.maxY > top && $0.box.minY < bottom }.rowCount
    rightRows = right.lazy.filter { $0.box.maxY > top && $0.box.minY < bottom }.rowCount
  }

  var width: Double { rightBox.minX - leftBox.maxX }
  var middle: Double { (rightBox.minX + leftBox.maxX) / 2 }
  /// Rows beside each other, then the width; of equal strips the one that parts more. A rule counts for a few.
  func score(_ rules: ColumnRules) -> Double {
    let score = Self.score(rows: leftRows + rightRows, width: width, count: left.count + right.count, em: em)
    return isRuled(rules) ? score + ColumnRules.worthOfRule : score
  }

  static func score(rows: Int, width: Double, count: Int, em: Double) -> Double {
    Double(rows) + min(width / em, 3) + 1e-3 * Double(min(count, 900))
  }

  var hasMarginOnTheLeft: Bool {
    leftBox.width < 0.3 * rightBox.width && left.rowCount * 2 < right.filter { !$0.isReady }.rowCount
  }

  /// Enough rows on both sides, wide enough apart, and text rather than a table.
  func areColumns(_ rules: ColumnRules) -> Bool {
    let few = min(leftRows, rightRows)
    guard max(leftRows, rightRows) >= 3, few >= 2 else { return false }
    let needed = few >= 6 ? 0.6 : few >= 3 ? 1 : 2
    // Blanks of a typewriter stand below each other by chance.
    guard width >= (isRuled(rules) ? 0.3 * em : max(needed * em, 1.3 * blank)) else { return false }
    guard isFilled(left, leftBox, beside: right), isFilled(right, rightBox, beside: left) else {
      return false
    }
    if left.areEntries, right.areEntries { return true }
    if areChoices || areTableRows { return false }
    return !isTableColumn(left, beside: right) && !isTableColumn(right, beside: left)
      || isText(right) && isTable(left) || isText(left) && isTable(right)
  }

  /// Boxes to be ticked stand level on both sides, and make up half of one: they are read row by row.
  private var areChoices: Bool {
    let choices = right.filter { $0.isChoice && reaches($0) }
    let others = left.filter { $0.isChoice && reaches($0) }.map(\.midY)
    let level = right.count(where: reaches)
    guard choices.count > 1, others.count > 1, choices.count * 2 >= level else { return false }
    return levelCount(of: choices, with: others) * 3 >= choices.count * 2
  }

  /// Several short pieces side by side in the rows of both, wide apart and nearly all of them level: the middle of a table, but
  /// for labels with their values.
  private var areTableRows: Bool {
    let (left, right) = (left.filter(reaches), right.filter(reaches))
    return areShort(left, in: leftBox) && areShort(right, in: rightBox) && isTable(left) && isTable(right)
      && levelCount(of: left, with: right.map(\.midY)) * 10 >= left.count * 9
      && levelCount(of: right, with: left.map(\.midY)) * 10 >= right.count * 9
  }

  /// Neither lines of text with their numbers, nor the pieces of lines that are set out to the full width, which leave little of
  /// it blank.
  private func areShort(_ side: [Fragment], in box: Rect) -> Bool {
    let words = side.reduce(0) { $0 + $1.wordCount }
    let filled = side.reduce(0) { $0 + $1.box.width }
    return words * 2 <= 7 * side.count && side.count(where: { $0.wordCount > 6 }) * 6 < side.count
      && side.count(where: \.isLabel) * 3 < side.count && filled < 0.75 * box.width * Double(side.rowCount)
  }

  /// One rule between them goes over more than half of the height where both sides have text.
  private func isRuled(_ rules: ColumnRules) -> Bool {
    rules.standing.contains { rule in
      let length = min(rule.maxY, beside.upperBound) - max(rule.minY, beside.lowerBound)
      return rule.midX > leftBox.maxX - 0.3 * em && rule.midX < rightBox.minX + 0.3 * em
        && length > 0.5 * (beside.upperBound - beside.lowerBound)
    }
  }

  /// Many of its rows go over a good part of its width. A table or picture counts as far as text stands beside it.
  private func isFilled(_ side: [Fragment], _ whole: Rect, beside other: [Fragment]) -> Bool {
    guard whole.width >= 4 * em else { return false }
    let text = side.filter { !$0.isReady }
    guard var box = text.map(\.box).union else { return true }
    var widths: [Double] = []
    for ready in side where ready.isReady {
      let beside = other.lazy.filter { $0.midY > ready.box.minY && $0.midY < ready.box.maxY }.rowCount
      guard min(ready.rows, beside) > 0 else { continue }
      widths += [Double](repeating: ready.box.width, count: min(ready.rows, beside))
      box = box.union(ready.box)
    }
    guard box.width >= 4 * em else { return false }
    var last = -Double.infinity
    for fragment in text {
      if fragment.midY > last + 0.4 * em {
        widths.append(fragment.box.width)
        last = fragment.midY
      } else {
        widths[widths.count - 1] += fragment.box.width
      }
    }
    // Formulas and short lines may be the most, but not nearly all.
    return widths.sorted()[Int(0.65 * Double(widths.count - 1))] >= 0.3 * box.width
  }

  /// Lines of running text: most are as wide as the widest.
  private func isText(_ side: [Fragment]) -> Bool {
    let rows = side.filter { !$0.isReady }
    guard rows.count >= 5, let width = rows.map(\.box.width).max() else { return false }
    let words = rows.reduce(0) { $0 + $1.wordCount }
    let (figures, characters) = rows.reduce(into: (0, 0)) { sums, row in
      sums.0 += row.figures
      sums.1 += row.characters
    }
    let full = rows.count { $0.box.width > 0.8 * width }
    return full * 10 >= rows.count * 6 && words * 2 >= rows.count * 9 && figures * 5 < characters
  }

  /// Rows of several pieces each.
  private func isTable(_ side: [Fragment]) -> Bool {
    let rows = side.filter { !$0.isReady }
    return rows.count >= 2 * max(rows.rowCount, 1)
  }

  /// Rows level with the other side's that hold figures or a word or two each.
  private func isTableColumn(_ side: [Fragment], beside other: [Fragment]) -> Bool {
    let rows = side.filter { reaches($0) && !$0.isReady }
    let others = other.lazy.filter { reaches($0) && !$0.isReady }.map(\.midY)
    guard !rows.isEmpty, !others.isEmpty else { return false }
    let characters = rows.reduce(0) { $0 + $1.characters }
    let figures = rows.reduce(0) { $0 + $1.figures }
    let words = rows.reduce(0) { $0 + $1.wordCount }
    let count = Double(max(rows.rowCount, 1))
    let isShort = Double(characters) / count < 12 && Double(words) / count < 2.5
    guard isShort || Double(figures) > 0.45 * Double(characters) else { return false }
    return Double(levelCount(of: rows, with: Array(others))) >= 0.7 * Double(rows.count)
  }

  private func reaches(_ fragment: Fragment) -> Bool {
    fragment.box.maxY > beside.lowerBound && fragment.box.minY < beside.upperBound
  }

  /// Both come from top to bottom.
  private func levelCount(of rows: [Fragment], with others: [Double]) -> Int {
    var next = 0
    return rows.count { row in
      while next < others.count - 1, others[next] < row.midY - 0.35 * em { next += 1 }
      return abs(others[next] - row.midY) < 0.35 * em
    }
  }
}

extension [Fragment] {
  /// Nearly all are lines of a register: text with a number behind it.
  fileprivate var areEntries: Bool {
    let own = filter { !$0.isReady }
    return own.count >= 5 && own.count(where: \.isEntry) * 10 >= own.count * 7
  }
}
