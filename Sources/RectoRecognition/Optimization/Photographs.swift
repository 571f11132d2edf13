import RectoModel

/// Finds photographs, and whatever else isn't ink on paper: where there is much to see once the ink is gone, and
/// where ink on paper isn't what was there.
struct Photographs {
  /// 1 bit, 50 cells an inch; nil when there are none.
  let areas: PageBitmap?

  /// How much paper may vary within a seventh of an inch: stains and creases do.
  private static let paperDeviation = 9.0
  /// By how much the mean of a seventh of an inch may differ from the ink and paper that stand for it.
  private static let difference = 20

  /// `ink` and `margin`, which is ink with its edges, are of the picture's size.
  init(in picture: PageBitmap, unitsPerInch: Double, ink: PageBitmap, margin: PageBitmap) throws(RectoError) {
    let size = GridSize(picture, unitsPerInch: unitsPerInch, cellsPerInch: 50)
    var paper = picture.means(columns: size.columns, rows: size.rows, where: margin)
    paper.fill(least: size.pixelsPerCell * 0.1)
    var inks = picture.means(columns: size.columns, rows: size.rows, where: ink, isInk: true)
    let coverage = inks.weights.map { min($0 / size.pixelsPerCell, 1) }
    inks.fill(least: size.pixelsPerCell * 0.02)
    let all = picture.means(columns: size.columns, rows: size.rows, where: nil)
    let seen = try ColourGrid(paper, under: inks, coverage: coverage).bitmap()
    let unlike = try all.bitmap().unlike(seen, radius: 3, over: Self.difference)
    let areas = try paper.rough(radius: 3, over: Self.paperDeviation).united(with: unlike)
      .areas(gap: 15, least: 23)
    self.areas = areas.share > 0 ? try areas.grown(by: 2) : nil
  }
}

extension ColourGrid {
  /// What is seen of `paper` where ink covers a share of each cell.
  fileprivate init(_ paper: ColourGrid, under inks: ColourGrid, coverage: [Float]) {
    self.init(columns: paper.columns, rows: paper.rows, channelCount: paper.channels.count)
    withCells { sums, weights in
      for cell in weights.indices {
        weights[cell] = 1
        for channel in sums.indices {
          let (below, above) = (paper.channels[channel][cell], inks.channels[channel][cell])
          sums[channel][cell] = below + (above - below) * coverage[cell]
        }
      }
    }
  }
}

extension ColourGrid {
  /// 1 where the deviation of some channel within `radius` of a cell is over `level`.
  fileprivate func rough(radius: Int, over level: Double) throws(RectoError) -> PageBitmap {
    var flags = [UInt8](repeating: 0, count: columns * rows)
    for channel in channels {
      let sums = SquareSums(channel, columns: columns, rows: rows)
      for y in 0..<rows {
        for x in 0..<columns where sums.variance(x: x, y: y, radius: radius) > level * level {
          flags[y * columns + x] = 1
        }
      }
    }
    return try PageBitmap(samples: flags, width: columns, height: rows, channels: 1).above(0)
  }
}

/// Sums of values and their squares over all cells above and left of a corner.
private struct SquareSums {
  private let columns: Int
  private let rows: Int
  private var values: [Double]
  private var squares: [Double]

  init(_ cells: [Float], columns: Int, rows: Int) {
    (self.columns, self.rows) = (columns, rows)
    let width = columns + 1
    values = Array(repeating: 0, count: width * (rows + 1))
    squares = values
    for y in 0..<rows {
      var (value, square) = (0.0, 0.0)
      for x in 0..<columns {
        let cell = Double(cells[y * columns + x])
        value += cell
        square += cell * cell
        let corner = (y + 1) * width + x + 1
        values[corner] = values[corner - width] + value
        squares[corner] = squares[corner - width] + square
      }
    }
  }

  func variance(x: Int, y: Int, radius: Int) -> Double {
    let (left, right) = (max(0, x - radius), min(columns, x + radius + 1))
    let (top, bottom) = (max(0, y - radius) * (columns + 1), min(rows, y + radius + 1) * (columns + 1))
    let count = Double((right - left) * (bottom - top) / (columns + 1))
    let mean =
      (values[bottom + right] - values[bottom + left] - values[top + right] + values[top + left]) / count
    let square =
      (squares[bottom + right] - squares[bottom + left] - squares[top + right] + squares[top + left]) / count
    return max(0, square - mean * mean)
  }
}
