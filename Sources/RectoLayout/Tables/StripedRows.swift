import RectoModel

/// Rows that are told by the colour behind every other one of them, or behind all. Cells are often coloured one by one: then their
/// sides are those of columns.
struct StripedRows: Sendable {
  /// The borders of columns; the two sides alone where stripes are whole.
  let columns: [Double]
  /// The borders of rows.
  private(set) var rows: [Double]
  /// The first row has a colour of its own.
  let hasHeading: Bool
  /// From the last stripe to where a row without colour would end; nil where all rows have one.
  private(set) var next: ClosedRange<Double>?

  var box: Rect {
    Rect(left: columns[0], top: rows[0], right: columns[columns.count - 1], bottom: rows[rows.count - 1])
  }

  static func all(in shades: [Shade], em: Double) -> [StripedRows] {
    var stacks: [[Stripe]] = []
    for stripe in Stripe.all(in: shades, em: em) {
      if let place = stacks.lastIndex(where: { $0.last?.isFollowed(by: stripe, em: em) == true }) {
        stacks[place].append(stripe)
      } else {
        stacks.append([stripe])
      }
    }
    return stacks.compactMap { StripedRows($0, em: em) }
  }

  /// With a row below the last one.
  func adding(_ row: ClosedRange<Double>) -> StripedRows {
    var more = self
    more.rows.append(row.upperBound)
    more.next = nil
    return more
  }

  /// nil where the space between stripes isn't that of one row: they are titles of groups, or boxes.
  private init?(_ stripes: [Stripe], em: Double) {
    let gaps = zip(stripes, stripes.dropFirst()).map { $1.top - $0.bottom }.filter { $0 > 0.6 * em }
    let height = stripes.map { $0.bottom - $0.top }.median ?? 0
    // A row in two lines may stand between any two.
    let gap = gaps.isEmpty ? 0 : gaps.sorted()[(gaps.count - 1) / 2]
    guard stripes.count >= 2, stripes.count + gaps.count >= 4, gap < 1.5 * height else {
      return nil
    }
    var rows: [Double] = []
    for edge in stripes.flatMap({ [$0.top, $0.bottom] }) {
      if let last = rows.last, edge - last < 0.6 * em { continue }
      rows.append(edge)
    }
    self.rows = rows
    let cells = stripes.max { $0.sides.count < $1.sides.count }?.sides ?? []
    let alike = stripes.count { stripe in
      stripe.sides.count == cells.count && zip(stripe.sides, cells).allSatisfy { abs($0 - $1) < 0.5 * em }
    }
    columns = alike > 1 ? cells : [stripes[0].left, stripes[0].right]
    hasHeading = stripes[0].color != stripes[1].color
    let end = stripes[stripes.count - 1].bottom
    next = gaps.isEmpty ? nil : end...end + height
  }
}

/// Coloured areas side by side, of equal height.
private struct Stripe {
  let top: Double
  let bottom: Double
  let color: String?
  /// Of the areas, from left to right.
  var sides: [Double]

  var left: Double { sides[0] }
  var right: Double { sides[sides.count - 1] }

  /// From top to bottom, those that may be a row.
  static func all(in shades: [Shade], em: Double) -> [Stripe] {
    var stripes: [Stripe] = []
    let boxes = shades.filter { (0.8 * em...6 * em).contains($0.box.height) }
    for shade in boxes.sorted(by: { ($0.box.minX, $0.box.minY) < ($1.box.minX, $1.box.minY) }) {
      let place = stripes.lastIndex {
        abs($0.top - shade.box.minY) < 0.2 * em && abs($0.bottom - shade.box.maxY) < 0.2 * em
          && abs($0.right - shade.box.minX) < 0.3 * em && $0.color == shade.color
      }
      if let place {
        stripes[place].sides.append(shade.box.maxX)
      } else {
        stripes.append(
          Stripe(
            top: shade.box.minY, bottom: shade.box.maxY, color: shade.color,
            sides: [shade.box.minX, shade.box.maxX]))
      }
    }
    return stripes.filter { $0.right - $0.left > 12 * em }
      .sorted { ($0.top, $0.left) < ($1.top, $1.left) }
  }

  /// It has the same sides, and at most one row stands between.
  func isFollowed(by other: Stripe, em: Double) -> Bool {
    abs(left - other.left) < 0.5 * em && abs(right - other.right) < 0.5 * em
      && (-0.3 * em...6 * em).contains(other.top - bottom)
  }
}
