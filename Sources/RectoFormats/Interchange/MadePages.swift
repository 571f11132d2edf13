internal import RectoModel

/// What a builder has made of a file so far: pages wait in it until they are taken.
struct MadePages {
  var metadata = DocumentMetadata()
  var sources: [Source] = []
  /// Of all pages, taken or not.
  private(set) var count = 0
  private var waiting: [Page] = []

  var isEmpty: Bool { count == 0 }

  mutating func append(_ page: Page) {
    count += 1
    waiting.append(page)
  }

  /// The first one that waits; nil when none does.
  mutating func take() -> Page? { waiting.isEmpty ? nil : waiting.removeFirst() }
}
