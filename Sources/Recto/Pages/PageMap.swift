import RectoLayout
import RectoModel
import RectoRecognition

/// Where the pages of an input are in the document: what a file says of its own pages is said anew of these.
struct PageMap: Sendable {
  /// 0-based in the file, to the first page of the document that it became, 0-based.
  private var places: [Int: Int] = [:]
  private let source: Int

  init(_ tasks: [PageTask], source: Int) {
    self.source = source
    for (place, task) in tasks.enumerated() where task.source == source {
      places[task.pageIndex] = places[task.pageIndex] ?? place
    }
  }

  /// Those that lead to pages of the document.
  func bookmarks(_ given: [Bookmark]) -> [Bookmark] {
    given.compactMap { bookmark in
      places[bookmark.pageIndex].map { place in
        var bookmark = bookmark
        bookmark.pageIndex = place
        return bookmark
      }
    }
  }

  /// The page with its links to pages of the same file leading to those of the document; those to pages that are left
  /// out go.
  func linked(_ page: Page) -> Page {
    guard page.provenance?.source == source, !places.allSatisfy({ $0.key == $0.value }) else { return page }
    var page = page
    for index in page.blocks.indices {
      page.blocks[index].content = page.blocks[index].content.mapWords(linked)
    }
    return page
  }

  private func linked(_ word: Word) -> Word {
    var word = word
    word.link = word.link.flatMap(target)
    return word
  }

  private func target(of link: String) -> String? {
    guard link.hasPrefix("#page="), let number = Int(link.dropFirst(6)) else { return link }
    return places[number - 1].map { "#page=\($0 + 1)" }
  }
}
