/// Square tiles over a picture, which overlap: text is looked for in one after the other, so that memory doesn't grow with
/// the page.
struct PageTiles: Sendable, Hashable {
  /// In pixels: 2 tiles cover a side of 1408, and 3 one of 2080.
  static let side = 736
  /// Text at the edge of a tile is seen less well: the outer half of what overlaps isn't used.
  private static let leastOverlap = 64

  /// A tile, and which part of it is used.
  struct Tile: Sendable, Hashable {
    /// Of its first pixel, in the picture.
    var x: Int
    var y: Int
    /// In pixels of the picture.
    var usedX: Range<Int>
    var usedY: Range<Int>
  }

  /// From the left, row by row. Every pixel of the picture is used of one tile.
  let tiles: [Tile]

  init(width: Int, height: Int) {
    let (columns, rows) = (Self.pieces(of: width), Self.pieces(of: height))
    tiles = rows.flatMap { row in
      columns.map { Tile(x: $0.start, y: row.start, usedX: $0.used, usedY: row.used) }
    }
  }

  /// How many pixels so many tiles cover in a row.
  static func span(_ count: Int) -> Int { side + (count - 1) * (side - leastOverlap) }

  /// The tiles of a side, evenly.
  private static func pieces(of length: Int) -> [(start: Int, used: Range<Int>)] {
    let step = side - leastOverlap
    let count = max(1, (length - leastOverlap + step - 1) / step)
    let starts = (0..<count).map { count == 1 ? 0 : $0 * (length - side) / (count - 1) }
    return starts.indices.map { index in
      let first = index == 0 ? 0 : (starts[index - 1] + side + starts[index]) / 2
      let last = index == count - 1 ? length : (starts[index] + side + starts[index + 1]) / 2
      return (starts[index], first..<last)
    }
  }
}
