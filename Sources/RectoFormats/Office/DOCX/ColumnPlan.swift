internal import RectoModel

/// How many columns of text the blocks of a page stand in.
enum ColumnPlan {
  /// One number a block, in reading order. 1 for all when no columns can be told.
  static func columns(of blocks: [Block], pageWidth: Double) -> [Int] {
    let one = blocks.map { _ in 1 }
    let text = blocks.filter { $0.content.isBodyText && !$0.region.box.isEmpty }
    guard text.count >= 2, let span = text.map(\.region.box).union, span.width > 0.4 * pageWidth else {
      return one
    }
    for count in [2, 3] {
      let slots = blocks.map { slot(of: $0.region.box, span: span, count: count) }
      if isSound(slots, blocks: blocks, count: count) {
        return spread(slots.map { $0 == nil ? 1 : count }, blocks)
      }
    }
    return one
  }

  /// Which of `count` equal columns the box is in; nil when it reaches over more.
  private static func slot(of box: Rect, span: Rect, count: Int) -> Int? {
    let width = span.width / Double(count)
    let slot = Int(min(max((box.midX - span.minX) / width, 0), Double(count - 1)))
    let start = span.minX + Double(slot) * width
    let slack = 0.08 * width
    return box.minX >= start - slack && box.maxX <= start + width + slack ? slot : nil
  }

  /// Each column has lines enough, they fill its width, and columns are read one after the other.
  private static func isSound(_ slots: [Int?], blocks: [Block], count: Int) -> Bool {
    var lines = [Int](repeating: 0, count: count)
    var last = 0
    for (slot, block) in zip(slots, blocks) where block.content.isBodyText {
      guard let slot else {
        last = 0
        continue
      }
      if slot < last { return false }
      last = slot
      lines[slot] += block.allLines.count
    }
    let most = lines.max() ?? 0
    return lines.allSatisfy { $0 >= 4 && $0 * 5 >= most }
  }

  /// What is no text goes with what is before it, unless it reaches over the columns.
  private static func spread(_ columns: [Int], _ blocks: [Block]) -> [Int] {
    var result = columns
    var last = columns.first ?? 1
    for (index, block) in blocks.enumerated() {
      if case .separator = block.content { result[index] = last }
      if case .footnote = block.content { result[index] = last }
      last = result[index]
    }
    return result
  }
}

extension Content {
  /// What columns can be told from.
  fileprivate var isBodyText: Bool {
    switch self {
    case .paragraph, .list: true
    default: false
    }
  }
}
