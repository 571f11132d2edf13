import RectoModel

/// Words that were given side by side in one line stand in one row, however unlike their boxes are: those of handwriting rise,
/// fall and differ in height. Lines that were given one above the other stand in rows of their own, however near they come.
struct GivenLines {
  private let words: [PlacedWord]
  private let em: Double
  /// Of each word.
  private var rows: [Int]

  /// The rows of the words from top to bottom, each with positions in `words` from left to right.
  static func rows(of words: [PlacedWord], em: Double) -> [[Int]] {
    let found = RowFinder.rows(of: words.map(\.box), em: em)
    var lines = GivenLines(words, rows: found, em: em)
    guard lines.unite() else { return found }
    return lines.result
  }

  private init(_ words: [PlacedWord], rows found: [[Int]], em: Double) {
    (self.words, self.em) = (words, em)
    rows = [Int](repeating: 0, count: words.count)
    for (row, members) in found.enumerated() { for member in members { rows[member] = row } }
  }

  /// False when nothing had to be changed.
  private mutating func unite() -> Bool {
    let lines = Dictionary(grouping: words.indices, by: { words[$0].line }).values.sorted { $0[0] < $1[0] }
    let broken = lines.filter { line in line.contains { rows[$0] != rows[line[0]] } }
    guard !broken.isEmpty else { return false }
    var isChanged = false
    for run in broken.flatMap(runs) {
      let main = mainRow(of: run)
      for member in run where rows[member] != main {
        rows[member] = main
        isChanged = true
      }
    }
    if isChanged { part(lines.flatMap(runs)) }
    return isChanged
  }

  /// Where a piece of a line lies from left to right.
  private struct Span {
    var words: [Int]
    var left: Double
    var right: Double

    var width: Double { right - left }

    func covers(_ other: Span, by least: Double) -> Bool {
      min(right, other.right) - max(left, other.left) >= least
    }
  }

  /// Gives pieces that lie over a longer one in its row a row of their own. Marks beside a line, which are short, stay.
  private mutating func part(_ runs: [[Int]]) {
    let spans = runs.filter { $0.count > 2 }.map { run in
      Span(
        words: run, left: words[run[0]].box.minX, right: run.map { words[$0].box.maxX }.max() ?? 0)
    }
    let long = spans.filter { $0.width > Self.long * em }
    var kept: [Int: [Span]] = [:]
    var next = (rows.max() ?? 0) + 1
    for span in long.sorted(by: { ($1.width, $0.words[0]) < ($0.width, $1.words[0]) }) {
      var row = rows[span.words[0]]
      if kept[row, default: []].contains(where: { $0.covers(span, by: Self.overlap * em) }) {
        row = next
        next += 1
        for member in span.words { rows[member] = row }
      }
      kept[row, default: []].append(span)
    }
  }

  /// In em.
  private static let long = 6.0
  private static let overlap = 3.0

  /// A line parted at wide blanks: it may reach over columns.
  private func runs(of members: [Int]) -> [[Int]] {
    var runs: [[Int]] = []
    var end = -Double.infinity
    for member in members.sorted(by: { (words[$0].box.minX, $0) < (words[$1].box.minX, $1) }) {
      if words[member].box.minX - end < em, !runs.isEmpty {
        runs[runs.count - 1].append(member)
      } else {
        runs.append([member])
      }
      end = max(end, words[member].box.maxX)
    }
    return runs
  }

  /// That of most of its width; the first of several.
  private func mainRow(of run: [Int]) -> Int {
    var widths: [Int: Double] = [:]
    for member in run { widths[rows[member], default: 0] += words[member].box.width }
    return widths.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key ?? rows[run[0]]
  }

  private var result: [[Int]] {
    let made = Dictionary(grouping: words.indices, by: { rows[$0] }).values.map { row in
      let sorted = row.sorted { (words[$0].box.minX, $0) < (words[$1].box.minX, $1) }
      return (words: sorted, midY: sorted.map { words[$0].box.midY }.median ?? 0)
    }
    return made.sorted { ($0.midY, $0.words[0]) < ($1.midY, $1.words[0]) }.map(\.words)
  }
}
