/// The bookmarks of a document, in their order.
package enum DocumentOutline {
  package struct Entry: Sendable, Hashable {
    package var title: String
    /// 1 for those that are in no other.
    package var level: Int
    package var place: PagePlace
  }

  private static let deepest = 20
  private static let most = 20_000

  /// Entries without a title and those that lead to no page are left out. Loops end. Settles the attributes that pages
  /// inherit.
  package static func entries(of document: QPDFDocument) -> [Entry] {
    document.settleInheritedAttributes()
    var walk = Walk(destinations: Destinations(of: document))
    walk.read(document.catalog["/Outlines"]["/First"], level: 1)
    return walk.entries
  }

  private struct Walk {
    let destinations: Destinations
    var entries: [Entry] = []
    var seen: Set<Int> = []

    mutating func read(_ first: consuming QPDFObject, level: Int) {
      guard level <= deepest else { return }
      var item = first
      while item.kind == .dictionary, seen.count < most, item.id != 0, seen.insert(item.id).inserted {
        if let title = title(of: item), let place = destinations.place(of: item) {
          entries.append(Entry(title: title, level: level, place: place))
        }
        read(item["/First"], level: level + 1)
        item = item["/Next"]
      }
    }

    /// On one line.
    private func title(of item: borrowing QPDFObject) -> String? {
      let words = (item["/Title"].text ?? "").split {
        $0.isWhitespace || $0.unicodeScalars.first?.value ?? 0 < 32
      }
      return words.isEmpty ? nil : words.joined(separator: " ")
    }
  }
}
