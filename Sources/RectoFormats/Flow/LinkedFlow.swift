internal import RectoModel

/// What begins on each page, whole; words that refer to footnotes have links to them. Pages are asked for in their order.
struct LinkedFlow {
  private var footnotes: FootnoteReferences
  private let whole: ReadingFlow?

  init(_ document: Document) {
    footnotes = FootnoteReferences(document)
    whole = ReadingFlow(footnotes.document)
  }

  /// For pages that come one after the other, of which no block goes on another one.
  init() {
    footnotes = FootnoteReferences()
    whole = nil
  }

  /// The numbers of footnotes, at least of those on the pages up to now.
  var numbers: [BlockID: Int] { footnotes.numbers }

  mutating func blocks(of page: Page, at index: Int) -> [Block] {
    whole?.blocks(ofPage: index) ?? footnotes.marked(page).blocks
  }

  /// The page itself with these links.
  mutating func marked(_ page: Page, at index: Int) -> Page {
    whole == nil ? footnotes.marked(page) : footnotes.document.pages[index]
  }

  /// What begins on a page that has its links, whole.
  func blocks(ofMarked page: Page, at index: Int) -> [Block] { whole?.blocks(ofPage: index) ?? page.blocks }
}
