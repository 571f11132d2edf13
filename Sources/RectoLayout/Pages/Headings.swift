import RectoModel

/// Turns paragraphs into headings.
enum Headings {
  static func marked(
    _ pages: [Page], bookmarks: [Bookmark], regions: [[LayoutRegion]] = []
  ) -> [Page] {
    let measured = pages.map(MeasuredPage.init)
    let given = Set(pages.indices.filter { pages[$0].hasHeading })
    let finder = HeadingFinder(measured, bookmarks: bookmarks, regions: regions)
    let found = finder.candidates(skipping: given)
    let levels = HeadingLevels(found, pageCount: pages.count, hasFonts: finder.hasFonts)
    var result = pages
    for (index, heading) in found.enumerated() {
      result[heading.page].mark(heading.blocks, level: levels.level(of: heading, at: index))
    }
    for index in result.indices { result[index].blocks.removeAll { $0.isSpent } }
    return result
  }
}

extension Page {
  fileprivate var hasHeading: Bool {
    blocks.contains { if case .heading = $0.content { true } else { false } }
  }

  /// Makes one heading of these blocks; all but the first are left without lines.
  fileprivate mutating func mark(_ indices: [Int], level: Int) {
    guard let first = indices.first, case .paragraph(var whole) = blocks[first].content else { return }
    for index in indices.dropFirst() {
      guard case .paragraph(let part) = blocks[index].content else { continue }
      whole.lines += part.lines
      blocks[first].region = Region(blocks[first].region.box.union(blocks[index].region.box))
      blocks[index].content = .paragraph(Paragraph([]))
    }
    blocks[first].content = .heading(Heading(level: level, whole))
    blocks[first].confidence = whole.lines.lazy.flatMap(\.words).compactMap(\.confidence).mean
  }
}

extension Block {
  /// Its lines went to another block.
  fileprivate var isSpent: Bool {
    if case .paragraph(let paragraph) = content { paragraph.lines.isEmpty } else { false }
  }
}
