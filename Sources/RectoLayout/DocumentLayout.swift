public import RectoModel

/// Finds what only all pages together tell: running heads, the levels of headings, what goes on over a page's end.
public struct DocumentLayout: Sendable, Hashable {
  /// The outline that the file brings along: its titles are headings, at its levels.
  public var bookmarks: [Bookmark]

  /// By page, what a model of layouts took its parts for; none for pages behind the last.
  public var regions: [[LayoutRegion]]

  public init(bookmarks: [Bookmark] = [], regions: [[LayoutRegion]] = []) {
    self.bookmarks = bookmarks
    self.regions = regions
  }

  /// The same words, with what they are to the document. Blocks are numbered `p3-b1` anew; words and boxes stay.
  public func structured(_ document: Document) -> Document {
    var result = document
    var pages = RunningHeads(document.pages, regions: regions).marked(document.pages)
    pages = pages.map(\.withoutEdgeSeparators)
    pages = Headings.marked(pages, bookmarks: bookmarks, regions: regions)
    pages = Self.numbered(pages)
    pages = TableContinuation.linked(pages)
    pages = Continuations.linked(pages)
    result.pages = Hyphens.marked(pages)
    if result.metadata.title == nil { result.metadata.title = result.printedTitle }
    return result
  }

  /// What points to a block on another page goes on doing so.
  private static func numbered(_ pages: [Page]) -> [Page] {
    var numbered = pages
    var new: [[BlockID: BlockID]] = []
    for index in pages.indices { new.append(numbered[index].blocks.renumber(prefix: "p\(index + 1)-")) }
    let all = new.reduce(into: [:]) { $0.merge($1) { first, _ in first } }
    for page in pages.indices {
      for (index, block) in pages[page].blocks.enumerated() {
        guard let earlier = block.continues else { continue }
        numbered[page].blocks[index].continues = new[page][earlier] ?? all[earlier] ?? earlier
      }
    }
    return numbered
  }
}

extension Page {
  /// Rules under running heads and over footers belong to these.
  fileprivate var withoutEdgeSeparators: Page {
    var page = self
    let isText = blocks.map { !$0.isRunning && $0.content != .separator }
    guard let first = isText.firstIndex(of: true), let last = isText.lastIndex(of: true) else { return self }
    page.blocks = blocks.indices.filter { index in
      blocks[index].content != .separator || (index > first && index < last)
    }.map { blocks[$0] }
    return page
  }
}

extension Document {
  /// The first page's heading when it stands above all others.
  fileprivate var printedTitle: String? {
    let headings = pages.prefix(1).flatMap(\.blocks).compactMap { block -> Heading? in
      if case .heading(let heading) = block.content { heading } else { nil }
    }
    guard let first = headings.first(where: { $0.level == 1 }), headings.count(where: { $0.level == 1 }) == 1
    else {
      return nil
    }
    return first.paragraph.lines.runningText
  }
}
