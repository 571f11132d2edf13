import RectoModel

/// Which places of a drawn grid no line parts from the next one: together they are one cell. Worn lines are taken to go on
/// where cells would be no rectangles otherwise, and short ones where the text of all columns stops at them.
struct JoinedPlaces: Sendable {
  private let width: Int
  private let height: Int
  /// Whether a place is one with that to the right of it, and with that below, row by row.
  private var right: [Bool]
  private var below: [Bool]
  /// The boxes of the words of each place.
  private let texts: [Int: [Rect]]

  /// `texts` are the boxes of the words of each place, by its number, row by row.
  init(columns: Int, rows: Int, texts: [Int: [Rect]]) {
    (width, height, self.texts) = (columns, rows, texts)
    right = Array(repeating: false, count: columns * rows)
    below = right
  }

  mutating func joinRight(row: Int, column: Int) { right[row * width + column] = true }

  mutating func joinBelow(row: Int, column: Int) { below[row * width + column] = true }

  /// Places that are one cell, where there are several.
  var cells: [TableDraft.DraftCell] {
    groups.map { TableDraft.DraftCell(rows: $0.rows, columns: $0.columns) }
  }

  // MARK: Worn lines

  /// Parts what would be no rectangle: first at standing lines that are drawn in a third of the rows, then at level ones that
  /// are in half of the columns. Changes nothing where that isn't enough, or there is no text in several columns of it: what
  /// is round the bars of a chart is no cell.
  mutating func partAtWornLines() {
    var parted = self
    for group in parted.groups where !group.isWhole {
      let written = Set(group.places.filter { texts[$0] != nil }.map { $0 % width }).count
      guard written >= 2 else { return }
      for column in group.columns.dropLast() {
        let drawn = (0..<height).count { !right[$0 * width + column] }
        guard drawn * 3 >= height else { continue }
        for row in group.rows { parted.right[row * width + column] = false }
      }
    }
    for group in parted.groups where !group.isWhole {
      for row in group.rows.dropLast() {
        let drawn = (0..<width).count { !below[row * width + $0] }
        guard drawn * 2 >= width else { continue }
        for column in group.columns { parted.below[row * width + column] = false }
      }
    }
    if parted.groups.allSatisfy(\.isWhole) { self = parted }
  }

  // MARK: Short lines

  /// Lets level lines that are drawn in some columns go on through all of them where the text of two others stops there, too,
  /// and none goes through: lines between the entries of a register. `borders` are those of the rows.
  mutating func partAtShortLines(borders: [Double], em: Double) {
    guard height >= 4 else { return }
    for row in 0..<height - 1 {
      let open = (0..<width).filter { below[row * width + $0] }
      guard open.count >= 2, open.count < width else { continue }
      let border = borders[row + 1]
      let stopping = open.filter { column in
        guard let above = texts[row * width + column]?.map(\.maxY).max(),
          let under = texts[(row + 1) * width + column]?.map(\.minY).min()
        else { return false }
        return under - above >= 1.5 * em
      }
      let isCrossed = open.contains { column in
        [row, row + 1].contains { place in
          texts[place * width + column]?.contains {
            $0.minY < border - 0.25 * $0.height && $0.maxY > border + 0.25 * $0.height
          } ?? false
        }
      }
      guard stopping.count >= 2, !isCrossed else { continue }
      for column in open { below[row * width + column] = false }
    }
  }

  // MARK: Groups

  private struct Group {
    var rows: ClosedRange<Int>
    var columns: ClosedRange<Int>
    var places: [Int]

    /// Every place of its rows and columns is in it.
    var isWhole: Bool { places.count == rows.count * columns.count }
  }

  private var groups: [Group] {
    var sets = DisjointSets(count: width * height)
    for place in 0..<width * height {
      if right[place] { sets.join(place, place + 1) }
      if below[place] { sets.join(place, place + width) }
    }
    return sets.all.filter { $0.count > 1 }.map { members in
      let (rows, columns) = (members.map { $0 / width }, members.map { $0 % width })
      return Group(
        rows: (rows.min() ?? 0)...(rows.max() ?? 0), columns: (columns.min() ?? 0)...(columns.max() ?? 0),
        places: members)
    }
  }
}
