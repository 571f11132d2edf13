internal import RectoModel

/// Where pages begin. One that begins inside a block that goes on from the page before has a word for a mark there: a
/// link that no document can have together with its text.
struct PageStarts {
  private(set) var document: Document
  /// The pages, by index, that have their mark inside a block.
  private(set) var inside: Set<Int> = []

  private static let scheme = "recto-page:"
  /// Blanks stand beside the mark as they do beside its neighbours.
  private static let (mark, markWithoutBlanks) = ("\u{FFFC}", "\u{3013}")

  init(_ document: Document) {
    self.document = document
    let continued = Set(document.pages.lazy.flatMap(\.blocks).compactMap(\.continues))
    if continued.isEmpty { return }
    var hyphenated: Set<BlockID> = []
    for index in document.pages.indices {
      let blocks = document.pages[index].blocks
      for block in blocks where continued.contains(block.id) {
        if block.content.ownLines.last?.endsHyphenated == true { hyphenated.insert(block.id) }
      }
      guard index > 0, let first = blocks.firstIndex(where: { !$0.content.isRunningHead }),
        let earlier = blocks[first].continues,
        let marked = Self.marking(blocks[first].content, index + 1, hyphenated.contains(earlier))
      else { continue }
      self.document.pages[index].blocks[first].content = marked
      inside.insert(index)
    }
  }

  /// The page that begins at the word; nil for words of the text.
  static func page(of word: RunningWord) -> Int? {
    guard let link = word.link, link.hasPrefix(scheme), word.text == mark || word.text == markWithoutBlanks
    else { return nil }
    return Int(link.dropFirst(scheme.count))
  }

  /// nil where there is no text to put a mark in.
  private static func marking(_ content: Content, _ page: Int, _ isHyphenated: Bool) -> Content? {
    switch content {
    case .paragraph(var paragraph):
      guard let line = paragraph.lines.firstIndex(where: { !$0.words.isEmpty }) else { return nil }
      // The word's second half comes first.
      let place = isHyphenated ? 1 : 0
      let words = paragraph.lines[line].words
      guard words.count > place else { return nil }
      paragraph.lines[line].words.insert(word(page, before: words[place]), at: place)
      return .paragraph(paragraph)
    case .list(var list):
      guard let block = list.items.first?.blocks.first, let marked = marking(block.content, page, false)
      else { return nil }
      list.items[0].blocks[0].content = marked
      return .list(list)
    case .table(let table): return marking(table, page)
    default: return nil
    }
  }

  /// In the first cell behind the header rows, which may be repeated ones.
  private static func marking(_ table: Table, _ page: Int) -> Content? {
    guard let cell = table.cells.firstIndex(where: { $0.row >= table.headerRowCount && !$0.blocks.isEmpty }),
      let marked = marking(table.cells[cell].blocks[0].content, page, false)
    else { return nil }
    var place = table.cells[..<cell].reduce(0) { $0 + $1.blocks.count }
    return .table(
      table.mappingBlocks { block in
        defer { place -= 1 }
        guard place == 0 else { return block }
        var first = block
        first.content = marked
        return first
      })
  }

  private static func word(_ page: Int, before next: Word) -> Word {
    let isWithoutBlanks = next.text.unicodeScalars.first?.isWrittenWithoutBlanks ?? false
    return Word(
      isWithoutBlanks ? markWithoutBlanks : mark,
      box: Rect(x: next.box.minX, y: next.box.minY, width: 0, height: next.box.height),
      link: "\(scheme)\(page)")
  }
}

extension Content {
  /// The head or foot of a page.
  var isRunningHead: Bool {
    switch self {
    case .header, .footer: true
    default: false
    }
  }
}
