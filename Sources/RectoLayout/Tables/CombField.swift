import RectoModel

/// A row of small boxes of a form, one for each character: a field that is written into a line, and no table.
enum CombField {
  /// `words` are those within the net.
  static func isDrawn(_ net: RuleNet, words: [Int], of all: [PlacedWord], em: Double) -> Bool {
    let (columns, rows) = net.edges(em: em)
    let widths = zip(columns, columns.dropFirst()).map { $1 - $0 }
    guard widths.count >= 3, let width = widths.median, width < 2.5 * em,
      widths.count(where: { abs($0 - width) < 0.25 * width }) * 4 >= widths.count * 3
    else { return false }
    let fit = words.count { index in
      let word = all[index]
      return Double(word.word.text.count) <= (word.box.width / width + 0.4).rounded(.up)
    }
    guard fit * 10 >= words.count * 9 else { return false }
    let filled = Set(words.compactMap { rows.place(of: all[$0].box.midY) })
    // Squares that touch from row to row are a grid.
    return !filled.contains { filled.contains($0 + 1) }
  }
}
