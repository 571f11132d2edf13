internal import CLeptonica
import RectoModel

extension PageBitmap {
  /// The mean colours of the cells of a grid that covers the picture, of the pixels that `mask` has or hasn't.
  /// `weights` (8 bits) makes some count more: by their square. For 8 and 32 bits a pixel; all of one size.
  func means(
    columns: Int, rows: Int, where mask: PageBitmap?, isInk: Bool = false, weights: PageBitmap? = nil
  ) -> ColourGrid {
    var grid = ColourGrid(columns: columns, rows: rows, channelCount: depth == 32 ? 3 : 1)
    let cells = (0..<width).map { $0 * columns / width }
    grid.withCells { sums, totals in
      for y in 0..<height {
        guard let row = self.row(y) else { continue }
        let (bits, tones) = (mask?.row(y), weights?.row(y))
        let first = y * rows / height * columns
        for x in 0..<width {
          if let bits, (bits[x >> 5] >> UInt32(31 - (x & 31)) & 1 == 1) != isInk { continue }
          var weight = Float(1)
          if let tones {
            let tone = Float(tones[x >> 2] >> UInt32(24 - 8 * (x & 3)) & 0xFF)
            weight = tone * tone / 400 + 0.01
          }
          let cell = first + cells[x]
          totals[cell] += weight
          if sums.count == 1 {
            sums[0][cell] += weight * Float(row[x >> 2] >> UInt32(24 - 8 * (x & 3)) & 0xFF)
          } else {
            for channel in 0..<3 {
              sums[channel][cell] += weight * Float(row[x] >> UInt32(24 - 8 * channel) & 0xFF)
            }
          }
        }
      }
    }
    return grid
  }

  private func row(_ y: Int) -> UnsafeMutablePointer<UInt32>? {
    pix.pointee.data.map { $0 + y * Int(pix.pointee.wpl) }
  }
}
