internal import RectoModel

/// How the text of a table's columns stands, by where it begins and ends.
struct ColumnAlignments: Sendable, Hashable {
  private var alignments: [Paragraph.Alignment?]
  /// Where the text of a column begins, has its middle and ends.
  private var edges: [Edges?]
  private var tolerance: Double
  /// Texts of several widths begin below each other.
  private var areRagged: [Bool]

  private struct Edges: Sendable, Hashable {
    var left: Double
    var middle: Double
    var right: Double

  }

  init(_ table: Table) {
    alignments = [Paragraph.Alignment?](repeating: nil, count: table.columnCount)
    edges = [Edges?](repeating: nil, count: table.columnCount)
    areRagged = [Bool](repeating: false, count: table.columnCount)
    let heights = table.cells.flatMap(\.blocks).flatMap(\.allLines).map(\.box.height).sorted()
    tolerance = heights.isEmpty ? 0 : 0.35 * heights[heights.count / 2]
    var columns = [[Rect]](repeating: [], count: table.columnCount)
    for cell in table.cells where cell.columnSpan == 1 && cell.row >= table.headerRowCount {
      if let box = cell.textBox { columns[cell.column].append(box) }
    }
    for (column, boxes) in columns.enumerated() where boxes.count > 1 {
      alignments[column] = alignment(of: boxes)
      edges[column] = Edges(
        left: middle(of: boxes, \.minX), middle: middle(of: boxes, \.midX), right: middle(of: boxes, \.maxX))
      areRagged[column] =
        spread(of: boxes, \.minX) <= 2 * tolerance && spread(of: boxes, \.maxX) > 2 * tolerance
    }
  }

  /// The cell's text begins where those of its column do, wherever in the cell that is.
  func beginsWithColumn(_ cell: Cell) -> Bool {
    guard cell.columnSpan == 1, areRagged[cell.column], let edges = edges[cell.column], let box = cell.textBox
    else {
      return false
    }
    return abs(box.minX - edges.left) <= 2 * tolerance
  }

  /// nil when the places say nothing, or that lines begin at the left.
  func alignment(of cell: Cell) -> Paragraph.Alignment? {
    guard cell.columnSpan == 1, let alignment = alignments[cell.column], let edges = edges[cell.column],
      let box = cell.textBox
    else { return nil }
    let isInPlace =
      alignment == .end
      ? abs(box.maxX - edges.right) <= 2 * tolerance : abs(box.midX - edges.middle) <= 2 * tolerance
    return isInPlace ? alignment : nil
  }

  private func alignment(of boxes: [Rect]) -> Paragraph.Alignment? {
    let (left, middle, right) = (
      spread(of: boxes, \.minX), spread(of: boxes, \.midX), spread(of: boxes, \.maxX)
    )
    guard left > 2 * tolerance else { return nil }
    if right <= tolerance { return .end }
    if middle <= tolerance, right > 2 * tolerance { return .center }
    return isMostlyAtRight(boxes) ? .end : nil
  }

  /// A heading or a note in the column hides no numbers.
  private func isMostlyAtRight(_ boxes: [Rect]) -> Bool {
    let (left, right) = (middle(of: boxes, \.minX), middle(of: boxes, \.maxX))
    let atRight = boxes.count { abs($0.maxX - right) <= tolerance }
    let atLeft = boxes.count { abs($0.minX - left) <= tolerance }
    return atRight > 2 && atRight * 4 >= boxes.count * 3 && atLeft * 2 < boxes.count
  }

  private func middle(of boxes: [Rect], _ edge: (Rect) -> Double) -> Double {
    boxes.isEmpty ? 0 : boxes.map(edge).sorted()[boxes.count / 2]
  }

  private func spread(of boxes: [Rect], _ edge: (Rect) -> Double) -> Double {
    let places = boxes.map(edge)
    return (places.max() ?? 0) - (places.min() ?? 0)
  }
}

extension Cell {
  /// Round its lines; nil when it has none.
  fileprivate var textBox: Rect? { blocks.flatMap(\.allLines).map(\.box).filter { !$0.isEmpty }.union }
}
