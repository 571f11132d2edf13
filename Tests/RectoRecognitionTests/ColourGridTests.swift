import RectoModel
import Testing

@testable import RectoRecognition

@Suite struct ColourGridTests {
  private func grid(_ columns: Int, _ rows: Int, known: [Int: Float]) -> ColourGrid {
    var grid = ColourGrid(columns: columns, rows: rows, channelCount: 1)
    grid.withCells { sums, weights in
      for (cell, value) in known {
        (sums[0][cell], weights[cell]) = (value * 10, 10)
      }
    }
    return grid
  }

  @Test func gapsTakeTheColoursAboutThem() {
    var one = grid(7, 5, known: [17: 90])
    one.fill(least: 1)
    for value in one.channels[0] { #expect(abs(value - 90) < 0.01) }
    var slope = grid(16, 1, known: [0: 0, 15: 150])
    slope.fill(least: 1)
    let values = slope.channels[0]
    #expect(values[0] == 0 && values[15] == 150)
    for (left, right) in zip(values, values.dropFirst()) { #expect(left <= right) }
  }

  @Test func nothingIsMadeOfNothing() {
    var empty = grid(4, 4, known: [:])
    empty.fill(least: 1)
    #expect(empty.samples == Array(repeating: 0, count: 16))
    #expect(empty.mean == nil)
    #expect(empty.share(fartherThan: 1, from: [0]) == 0)
  }

  @Test func meansAreOfThePixelsAskedFor() throws {
    let samples: [UInt8] = [10, 30, 200, 220, 20, 40, 210, 230]
    let picture = try PageBitmap(samples: samples, width: 4, height: 2, channels: 1)
    #expect(picture.means(columns: 2, rows: 1, where: nil).samples == [25, 215])
    // Black where a bit is 0: the first pixel of each row.
    let mask = try PageBitmap(zeroBits: [0x70, 0x70], width: 4, height: 2)
    let ink = picture.means(columns: 2, rows: 1, where: mask, isInk: true)
    #expect(ink.samples == [15, 0] && ink.weights == [2, 0])
    #expect(picture.means(columns: 2, rows: 1, where: mask).samples == [35, 215])
    #expect(ink.mean == [15])
  }
}
