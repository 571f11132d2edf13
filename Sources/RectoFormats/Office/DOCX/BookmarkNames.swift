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

extension Document {
  /// The pages that its own links lead to, counted from 1.
  var linkedPages: Set<Int> {
    pages.reduce(into: []) { $0.formUnion($1.linkedPages(of: pages.count)) }
  }
}

extension Page {
  /// The pages that its links lead to, counted from 1, in a document of so many.
  func linkedPages(of pageCount: Int) -> Set<Int> {
    var found: Set<Int> = []
    for word in words {
      if let link = word.link, case .page(let number)? = RunLink(link, pageCount: pageCount) {
        found.insert(number)
      }
    }
    return found
  }
}
