internal import RectoModel

/// The words of pages that stand in no table, for those who write only tables.
final class OutsideWords {
  private var pages: [(page: Int, words: Int)] = []

  var diagnostics: [Diagnostic] { pages.map { .textOutsideTables(page: $0.page, words: $0.words) } }

  func add(_ page: Page, at index: Int) {
    let words = page.blocks.reduce(0) { $0 + $1.wordsOutsideTables }
    if words > 0 { pages.append((index + 1, words)) }
  }
}
