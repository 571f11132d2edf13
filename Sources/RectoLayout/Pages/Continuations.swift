import RectoModel

/// Finds paragraphs and lists that go on in the next column or on the next page.
struct Continuations {
  /// The last block of running text, and where it stands.
  private struct Open {
    let block: Block
    let look: MeasuredBlock
    let page: Int
    let index: Int
  }

  static func linked(_ pages: [Page]) -> [Page] {
    var pages = pages
    var open: Open?
    for page in pages.indices {
      let sheet = MeasuredPage(pages[page])
      for index in pages[page].blocks.indices {
        let block = pages[page].blocks[index]
        guard !block.isPassedOver, !sheet.blocks[index].isSideways else { continue }
        guard block.isRunningText else {
          open = nil
          continue
        }
        let next = Open(block: block, look: sheet.blocks[index], page: page, index: index)
        if let open, block.continues == nil, isBreak(open, next, em: sheet.em), goesOn(open, in: next) {
          pages[page].blocks[index].continues = open.block.id
        }
        open = next
      }
    }
    return pages
  }

  /// A page or column ends between them, or something stands between.
  private static func isBreak(_ one: Open, _ two: Open, em: Double) -> Bool {
    one.page != two.page || two.look.box.minY < one.look.box.maxY - em || two.index > one.index + 1
  }

  private static func goesOn(_ one: Open, in two: Open) -> Bool {
    switch (one.block.content, two.block.content) {
    case (.paragraph(let first), .paragraph(let second)):
      first.role == second.role && isSameType(one.look, two.look) && text(one.look, goesOnIn: two.look)
    case (.list(let first), .list(let second)): list(first, goesOnIn: second)
    case (.code, .code): true
    default: false
    }
  }

  private static func isSameType(_ one: MeasuredBlock, _ two: MeasuredBlock) -> Bool {
    let ratio = two.size / max(one.size, 1e-6)
    return one.isBold == two.isBold && ratio > 0.85 && ratio < 1.18
  }

  private static func text(_ one: MeasuredBlock, goesOnIn two: MeasuredBlock) -> Bool {
    guard let last = one.lines.last, let end = last.text.lastOfSentence, let start = two.text.firstLetter
    else {
      return false
    }
    // Of a register, the next entry.
    if two.lines.first?.text.endsInFigure == true, last.text.endsInFigure, one.lines.count == 1 {
      return false
    }
    if ".!?:。！？：;；".contains(end) { return end == ";" && start.isLowercase }
    if start.isLowercase { return true }
    // Scripts without capitals tell by the line that goes to the end of its measure.
    guard !start.isUppercase, start.isLetter, one.lines.count > 1 else { return false }
    let right = one.lines.map(\.box.maxX).max() ?? 0
    return last.box.maxX > right - 1.5 * last.box.height
  }

  private static func list(_ one: List, goesOnIn two: List) -> Bool {
    guard one.kind == two.kind, let last = one.items.last?.marker, let next = two.items.first?.marker else {
      return false
    }
    if one.kind == .bulleted { return last == next }
    return ItemMarker.Count.all(in: last).contains { count in
      ItemMarker.Count.all(in: next).contains {
        $0.numerals == count.numerals && $0.frame == count.frame && $0.value == count.value + 1
      }
    }
  }
}

extension Block {
  /// It may stand in the middle of a text.
  fileprivate var isPassedOver: Bool {
    switch content {
    case .header, .footer, .footnote, .caption, .figure, .table, .separator: true
    default: false
    }
  }

  fileprivate var isRunningText: Bool {
    switch content {
    case .paragraph, .list, .code: true
    default: false
    }
  }
}

extension String {
  fileprivate var endsInFigure: Bool { split(separator: " ").last.map { String($0).isFigure } ?? false }

  /// Its last character, closing quotes and brackets left out.
  fileprivate var lastOfSentence: Character? { last { !"\"”’')]»」』）".contains($0) } }

  /// Its first character, opening quotes and brackets left out.
  fileprivate var firstLetter: Character? { first { !"\"“‘'([«「『（".contains($0) } }
}
