internal import RectoModel

/// Hands over the tables of pages, part by part.
final class TableStream {
  private let pages: any PageIterator
  private var flow: TableFlow
  private let visit: (Int, Page) -> Void
  private var index: Int
  private var waiting: ArraySlice<TablePart> = []

  /// `visit` is called with the index of each page and the page, before its tables.
  init(
    _ pages: any PageSequence, _ flow: TableFlow, visit: @escaping (Int, Page) -> Void = { _, _ in }
  ) throws(RectoError) {
    self.pages = try pages.makePages()
    index = pages.firstIndex
    self.flow = flow
    self.visit = visit
  }

  /// nil behind the last one.
  func next() throws(RectoError) -> TablePart? {
    while waiting.isEmpty {
      guard let page = try pages.next() else { return nil }
      visit(index, page)
      waiting = flow.parts(of: page, at: index)[...]
      index += 1
    }
    return waiting.popFirst()
  }
}
