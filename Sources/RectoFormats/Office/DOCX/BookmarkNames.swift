internal import RectoModel

/// The places that links inside a document lead to.
enum BookmarkNames {
  /// Headings, counted from 1: `_Toc000001`, which is what Word calls them.
  static func heading(_ number: Int) -> String {
    let digits = String(number)
    return "_Toc" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }

  /// The first block of a page, counted from 1.
  static func page(_ number: Int) -> String { "page_\(number)" }
}

/// The pages of a document that its own links lead to.
struct LinkedPages {
  private var found: Set<Int> = []

  /// There is no document of more pages.
  private static let most = 1 << 20

  /// To be called for each page in turn.
  mutating func add(_ page: Page) {
    for line in page.blocks.lazy.flatMap(\.allLines) {
      for case let link? in line.words.lazy.map(\.link) {
        if case .page(let number)? = RunLink(link, pageCount: Self.most) { found.insert(number) }
      }
    }
  }

  /// Counted from 1, of a document that has so many.
  func numbers(upTo pageCount: Int) -> Set<Int> { found.filter { $0 <= pageCount } }
}
