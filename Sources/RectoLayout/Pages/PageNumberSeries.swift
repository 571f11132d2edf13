import RectoModel

/// Finds the pages' numbers by their counting on, also where margins are wide.
struct PageNumberSeries {
  private struct Entry {
    let page: Int
    let block: Int
    /// The number, less the place of the page in the document.
    let offset: Int
    let y: Double
  }

  /// Blocks that are such numbers, by page.
  private(set) var blocks: [Int: [Int: RunningHeads.Edge]] = [:]

  init(_ pages: [MeasuredPage]) {
    for edge in [RunningHeads.Edge.head, .foot] {
      let entries = pages.indices.compactMap { Self.entry(on: $0, pages[$0], edge) }
      let offsets = entries.reduce(into: [Int: Int]()) { $0[$1.offset, default: 0] += 1 }
      for entry in entries where offsets[entry.offset, default: 0] >= 2 {
        let em = pages[entry.page].em
        let isAtOneHeight = entries.contains {
          $0.page != entry.page && $0.offset == entry.offset && abs($0.y - entry.y) < 1.5 * em
        }
        if isAtOneHeight { blocks[entry.page, default: [:]][entry.block] = edge }
      }
    }
  }

  /// The outermost block of the page, when it is a number.
  private static func entry(on page: Int, _ sheet: MeasuredPage, _ edge: RunningHeads.Edge) -> Entry? {
    let texts = sheet.blocks.indices.filter {
      !sheet.blocks[$0].lines.isEmpty && !sheet.blocks[$0].isSideways
    }
    let outermost = texts.max { one, two in
      let (a, b) = (sheet.blocks[one].lines[0].line.box.midY, sheet.blocks[two].lines[0].line.box.midY)
      return edge == .foot ? a < b : a > b
    }
    guard let outermost, texts.count > 1 else { return nil }
    let look = sheet.blocks[outermost]
    guard look.isParagraph, look.lines.count == 1, PageNumberText.matches(look.text),
      let number = PageNumberText.value(of: look.text)
    else { return nil }
    return Entry(page: page, block: outermost, offset: number - page, y: look.lines[0].line.box.midY)
  }
}
