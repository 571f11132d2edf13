import RectoModel

/// Colours on a coarse grid, some of them better known than others.
struct ColourGrid: Sendable {
  let columns: Int
  let rows: Int
  /// Grey, or red, green and blue; 0...255.
  private(set) var channels: [[Float]]
  /// How many pixels a cell's colour comes from; 0 for none.
  private(set) var weights: [Float]

  init(columns: Int, rows: Int, channelCount: Int) {
    (self.columns, self.rows) = (columns, rows)
    channels = Array(repeating: Array(repeating: 0, count: columns * rows), count: channelCount)
    weights = Array(repeating: 0, count: columns * rows)
  }

  /// `body` adds up weighted colours and weights; they are divided afterwards.
  mutating func withCells(
    _ body: (_ sums: inout [[Float]], _ weights: inout [Float]) -> Void
  ) {
    body(&channels, &weights)
    for channel in channels.indices {
      for cell in weights.indices where weights[cell] > 0 { channels[channel][cell] /= weights[cell] }
    }
  }

  /// The mean of all cells by their weights; nil when there is nothing.
  var mean: [Float]? {
    let total = weights.reduce(0, +)
    guard total > 0 else { return nil }
    return channels.map { channel in
      zip(channel, weights).reduce(Float(0)) { $0 + $1.0 * ($1.1 / total) }
    }
  }

  /// The share of the weights in cells whose colour is farther than `distance` from `colour`.
  func share(fartherThan distance: Float, from colour: [Float]) -> Float {
    var (far, total) = (Float(0), Float(0))
    for cell in weights.indices where weights[cell] > 0 {
      total += weights[cell]
      let square = channels.indices.reduce(Float(0)) { sum, channel in
        let difference = channels[channel][cell] - colour[channel]
        return sum + difference * difference
      }
      if square > distance * distance { far += weights[cell] }
    }
    return total > 0 ? far / total : 0
  }

  /// The share of the weights in cells whose strongest channel exceeds the weakest by more than `range`: a stamp
  /// or a signature among black print.
  func share(moreColourfulThan range: Float) -> Float {
    var (colourful, total) = (Float(0), Float(0))
    for cell in weights.indices where weights[cell] > 0 {
      total += weights[cell]
      let values = channels.map { $0[cell] }
      if (values.max() ?? 0) - (values.min() ?? 0) > range { colourful += weights[cell] }
    }
    return total > 0 ? colourful / total : 0
  }

  /// Rounded, row after row.
  var samples: [UInt8] {
    let count = channels.count
    var samples = [UInt8](repeating: 0, count: weights.count * count)
    for (offset, channel) in channels.enumerated() {
      for (cell, value) in channel.enumerated() {
        samples[cell * count + offset] = UInt8(min(max(value.rounded(), 0), 255))
      }
    }
    return samples
  }

  func bitmap() throws(RectoError) -> PageBitmap {
    try PageBitmap(samples: samples, width: columns, height: rows, channels: channels.count)
  }
}

// MARK: Filling

extension ColourGrid {
  /// Gives cells that are known from less than `least` the colours about them, from near if possible: what is known
  /// is gathered on ever coarser grids and drawn from there.
  mutating func fill(least: Float) {
    guard weights.contains(where: { $0 < least }), weights.contains(where: { $0 > 0 }),
      columns > 1 || rows > 1
    else { return }
    var coarse = coarser(cap: least * 4)
    coarse.fill(least: least)
    for y in 0..<rows {
      for x in 0..<columns {
        let cell = y * columns + x
        guard weights[cell] < least else { continue }
        let own = weights[cell] / least
        let place = Place(x: x, y: y, in: coarse)
        for channel in channels.indices {
          let found = place.value(of: coarse.channels[channel])
          channels[channel][cell] = own * channels[channel][cell] + (1 - own) * found
        }
        weights[cell] = least
      }
    }
  }

  /// A cell for four; none counts more than `cap`, so that far colours don't outweigh near ones.
  private func coarser(cap: Float) -> ColourGrid {
    var coarse = ColourGrid(columns: (columns + 1) / 2, rows: (rows + 1) / 2, channelCount: channels.count)
    coarse.withCells { sums, totals in
      for y in 0..<rows {
        for x in 0..<columns {
          let (cell, target) = (y * columns + x, y / 2 * ((columns + 1) / 2) + x / 2)
          totals[target] += weights[cell]
          for channel in sums.indices { sums[channel][target] += channels[channel][cell] * weights[cell] }
        }
      }
    }
    for cell in coarse.weights.indices { coarse.weights[cell] = min(coarse.weights[cell], cap) }
    return coarse
  }

  /// Where a cell's centre lies between four cells of the coarser grid.
  private struct Place {
    private let cells: SIMD4<Int>
    private let shares: SIMD4<Float>

    init(x: Int, y: Int, in grid: ColourGrid) {
      let (left, top) = ((x - 1) >> 1, (y - 1) >> 1)
      let (right, bottom): (Float, Float) = (x % 2 == 0 ? 0.75 : 0.25, y % 2 == 0 ? 0.75 : 0.25)
      let (x0, x1) = (max(left, 0), min(left + 1, grid.columns - 1))
      let (y0, y1) = (max(top, 0) * grid.columns, min(top + 1, grid.rows - 1) * grid.columns)
      cells = SIMD4(y0 + x0, y0 + x1, y1 + x0, y1 + x1)
      shares = SIMD4(
        (1 - right) * (1 - bottom), right * (1 - bottom), (1 - right) * bottom, right * bottom)
    }

    func value(of channel: [Float]) -> Float {
      channel[cells[0]] * shares[0] + channel[cells[1]] * shares[1] + channel[cells[2]] * shares[2]
        + channel[cells[3]] * shares[3]
    }
  }
}
