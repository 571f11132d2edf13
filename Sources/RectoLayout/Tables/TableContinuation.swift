import RectoModel

/// Finds tables that go on at the top of the next page: the same columns at the same places, with nothing between.
/// A heading that is printed again stays on its page; its rows are marked, so that writers leave them out.
struct TableContinuation {
  static func linked(_ pages: [Page]) -> [Page] {
    var pages = pages
    for index in pages.indices.dropFirst() {
      guard let last = pages[index - 1].lastOfBody, let first = pages[index].firstOfBody,
        case .table(let above) = pages[index - 1].blocks[last].content,
        case .table(let below) = pages[index].blocks[first].content,
        pages[index].blocks[first].continues == nil
      else { continue }
      let pair = TablePair(above, below)
      guard pair.haveEqualColumns(pages[index - 1].size, pages[index].size),
        pages[index].allowsCaption(of: first)
      else { continue }
      let heading = pair.repeatedHeading
      guard heading > 0 || !pair.hasOtherHeading && pages[index - 1].isFilled(to: last) else { continue }
      pages[index - 1].blocks[last].content = .table(
        above.with(headerRowCount: max(heading, above.headerRowCount)))
      pages[index].blocks[first].content = .table(below.with(headerRowCount: heading))
      pages[index].blocks[first].continues = pages[index - 1].blocks[last].id
    }
    return pages
  }
}

/// The last table of a page and the first of the next.
struct TablePair {
  private let above: Table
  private let below: Table

  init(_ above: Table, _ below: Table) { (self.above, self.below) = (above, below) }

  /// As many columns, at the same places of the page; all may be shifted, as on left and right pages.
  func haveEqualColumns(_ sizeAbove: Size, _ sizeBelow: Size) -> Bool {
    guard above.columnCount == below.columnCount, above.columnCount > 1,
      let first = above.edges(on: sizeAbove), let second = below.edges(on: sizeBelow),
      first.count == second.count
    else { return false }
    let offsets = zip(first, second).map { $1 - $0 }
    let shift = offsets.reduce(0, +) / Double(offsets.count)
    let allowed = above.isRuled && below.isRuled ? 0.015 : 0.04
    return abs(shift) < 0.08 && offsets.allSatisfy { abs($0 - shift) < allowed }
  }

  /// How many rows at the top of both have the same texts, when they are headings in one of them.
  var repeatedHeading: Int {
    let count = above.headerRowCount > 0 ? above.headerRowCount : below.headerRowCount
    guard count > 0, count < below.rowCount, count < above.rowCount || above.headerRowCount > 0 else {
      return 0
    }
    let texts = above.texts(ofRows: count)
    return !texts.isEmpty && texts == below.texts(ofRows: count) ? count : 0
  }

  /// The second names its columns otherwise. Where neither figures nor bold type tell, the first row of every table
  /// looks like its heading.
  var hasOtherHeading: Bool {
    guard below.headerRowCount > 0 else { return false }
    let heading = below.cells.filter { $0.row < below.headerRowCount }
    let words = heading.flatMap(\.words)
    if !words.isEmpty, words.allSatisfy({ $0.style?.has(.bold) == true }) { return true }
    let body = below.cells.filter { $0.row >= below.headerRowCount && $0.column > 0 && !$0.words.isEmpty }
    let figures = body.count { cell in cell.words.count { $0.text.isFigure } * 2 > cell.words.count }
    return figures * 2 > body.count
  }
}

extension Table {
  /// The same cells under so many rows of headings.
  fileprivate func with(headerRowCount count: Int) -> Table {
    guard count != headerRowCount, count <= rowCount else { return self }
    let marked = cells.map { cell in
      var cell = cell
      if cell.row < headerRowCount || cell.row < count { cell.isHeader = cell.row < count }
      return cell
    }
    let table = try? Table(
      rowCount: rowCount, columnCount: columnCount, cells: marked, headerRowCount: count, isRuled: isRuled)
    return table ?? self
  }

  /// Where its columns begin, and where the last one ends, as shares of the page; nil when some column has no cell of
  /// its own.
  fileprivate func edges(on size: Size) -> [Double]? {
    var boxes = [Rect?](repeating: nil, count: columnCount)
    for cell in cells where cell.columnSpan == 1 && boxes[cell.column] == nil {
      boxes[cell.column] = cell.region.box.sound
    }
    let columns = boxes.compactMap { $0 }
    guard columns.count == columnCount, let first = columns.first, let last = columns.last else { return nil }
    // Columns of a turned table follow each other downwards.
    let isTurned = abs(last.midY - first.midY) > abs(last.midX - first.midX)
    let (from, to) = isTurned ? (\Rect.minY, \Rect.maxY) : (\Rect.minX, \Rect.maxX)
    let length = max(isTurned ? size.height : size.width, 1)
    return columns.flatMap { [$0[keyPath: from] / length, $0[keyPath: to] / length] }
  }

  /// From left to right and top to bottom, without empty ones.
  fileprivate func texts(ofRows count: Int) -> [String] {
    cells.prefix { $0.row < count }.map { $0.blocks.flatMap(\.allLines).runningText }.filter { !$0.isEmpty }
  }
}

extension Cell {
  fileprivate var words: [Word] { blocks.flatMap(\.allLines).flatMap(\.words) }
}

extension Block {
  /// It stands around the text of every page, or at its foot.
  fileprivate var isBesideBody: Bool {
    switch content {
    case .header, .footer, .footnote, .separator: true
    default: false
    }
  }
}

extension Page {
  fileprivate var lastOfBody: Int? { blocks.lastIndex { !$0.isBesideBody } }

  /// A caption over the first block is passed over.
  fileprivate var firstOfBody: Int? {
    let body = blocks.indices.filter { !blocks[$0].isBesideBody }
    guard let first = body.first, body.count > 1, case .caption = blocks[first].content else {
      return body.first
    }
    return body[1]
  }

  /// The words over the table only say that it goes on; another title begins another table.
  fileprivate func allowsCaption(of table: Int) -> Bool {
    blocks[..<table].allSatisfy { block in
      guard case .caption(let caption) = block.content else { return true }
      let text = caption.paragraph.lines.runningText.lowercased()
      return ["contin", "cont.", "cont'd", "(cont", "fortsetzung", "forts.", "suite", "segue", "vervolg"]
        .contains {
          text.contains($0)
        }
    }
  }

  /// Tables that end farther up end for good.
  fileprivate func isFilled(to index: Int) -> Bool {
    blocks[index].region.box.sound.maxY > 0.6 * size.height
  }
}
