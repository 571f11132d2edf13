import RectoModel

/// Words that were given side by side in one line stand in one row, however unlike their boxes are: those of handwriting rise,
/// fall and differ in height.
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
    var isChanged = false
    for members in Dictionary(grouping: words.indices, by: { words[$0].line }).values.sorted(by: {
      $0[0] < $1[0]
    })
    where members.contains(where: { rows[$0] != rows[members[0]] }) {
      for run in runs(of: members) {
        let main = mainRow(of: run)
        for member in run where rows[member] != main {
          rows[member] = main
          isChanged = true
        }
      }
    }
    return isChanged
  }

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
