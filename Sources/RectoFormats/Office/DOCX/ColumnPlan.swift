internal import RectoModel

/// How many columns of text the blocks of a page stand in.
///
/// A page is cut into bands, from one block over the whole width to the next one: each is in columns or isn't, so that a
/// title over two columns, or three columns under two, are told.
struct ColumnPlan {
  private let blocks: [Block]
  private let span: Rect
  private let isRightToLeft: Bool

  /// One number a block, in reading order. 1 for all when no columns can be told.
  static func columns(of blocks: [Block], pageWidth: Double) -> [Int] {
    let text = blocks.filter { $0.content.isBodyText && !$0.region.box.isEmpty }
    guard text.count >= 2, let span = text.map(\.region.box).union, span.width > 0.4 * pageWidth else {
      return blocks.map { _ in 1 }
    }
    let isRightToLeft = text.flatMap(\.allLines).runsRightToLeft
    return ColumnPlan(blocks: blocks, span: span, isRightToLeft: isRightToLeft).columns()
  }

  private func columns() -> [Int] {
    var result = blocks.map { _ in 1 }
    for count in 2...4 {
      let bands = bands(of: count)
      // Where columns are certain once on a page, few lines tell of them elsewhere.
      guard bands.contains(where: { $0.isCertain(count) }) else { continue }
      for band in bands where band.isSound {
        for (index, _) in band.slots where result[index] == 1 { result[index] = count }
      }
    }
    return spread(result)
  }

  /// Blocks after each other that stand in columns, each column read to its end before the next one.
  private struct Band {
    /// The column of each block, by its position.
    var slots: [(index: Int, slot: Int)] = []
    var lines: [Int]
    /// Widths of the lines, as a share of the column's.
    var widths: [Double] = []
    var isInOrder = true

    init(count: Int) { lines = [Int](repeating: 0, count: count) }

    var isSound: Bool {
      isInOrder && lines.prefix { $0 > 0 }.count >= 2 && !lines.drop { $0 > 0 }.contains { $0 > 0 }
        && fillsColumns
    }

    /// Every column has lines enough.
    func isCertain(_ count: Int) -> Bool {
      let most = lines.max() ?? 0
      return isSound && lines.allSatisfy { $0 >= 4 && $0 * 5 >= most }
    }

    /// Narrow columns are not mistaken for fewer, wide ones.
    private var fillsColumns: Bool {
      let sorted = widths.sorted()
      return !sorted.isEmpty && sorted[sorted.count / 2] > 0.55
    }
  }

  private func bands(of count: Int) -> [Band] {
    let width = span.width / Double(count)
    var (bands, band) = ([Band](), Band(count: count))
    var last = 0
    for (index, block) in blocks.enumerated() where !block.content.standsAnywhere {
      guard let slot = slot(of: block.region.box, count: count) else {
        bands.append(band)
        (band, last) = (Band(count: count), 0)
        continue
      }
      if slot < last {
        // The next band, when it is below all of this one; else the columns are not read one after the other.
        let bottom = band.slots.map { blocks[$0.index].region.box.maxY }.max() ?? 0
        let isBelow = block.region.box.midY > bottom
        if !isBelow { band.isInOrder = false }
        bands.append(band)
        band = Band(count: count)
        band.isInOrder = isBelow
      }
      last = slot
      band.slots.append((index, slot))
      guard block.content.isBodyText else { continue }
      let lines = block.allLines
      band.lines[slot] += lines.count
      band.widths += lines.map { $0.box.width / width }
    }
    return bands + [band]
  }

  /// Which of `count` equal columns the box is in, in the direction of reading; nil when it reaches over more.
  private func slot(of box: Rect, count: Int) -> Int? {
    let width = span.width / Double(count)
    let slot = Int(min(max((box.midX - span.minX) / width, 0), Double(count - 1)))
    let start = span.minX + Double(slot) * width
    let slack = 0.08 * width
    guard box.minX >= start - slack && box.maxX <= start + width + slack else { return nil }
    return isRightToLeft ? count - 1 - slot : slot
  }

  /// Rules and notes go with what is before them.
  private func spread(_ columns: [Int]) -> [Int] {
    var result = columns
    var last = columns.first ?? 1
    for (index, block) in blocks.enumerated() {
      if block.content.standsAnywhere { result[index] = last }
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

  fileprivate var standsAnywhere: Bool {
    switch self {
    case .separator, .footnote: true
    default: false
    }
  }
}
