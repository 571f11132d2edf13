import RectoModel
import RectoRecognition

/// Which pixels of two pictures of one size differ.
struct PictureDifference {
  private let expected: PageRaster
  /// Pixels that differ, by number.
  private(set) var pixels: [Int] = []

  /// `tolerance` is of one channel, 0...255. Pixels in `masked` may differ.
  init(_ expected: PageRaster, _ actual: PageRaster, tolerance: Int, masked: [Rect]) {
    self.expected = expected
    guard expected.samples != actual.samples else { return }
    let (left, right) = (expected.samples, actual.samples)
    for pixel in 0..<expected.width * expected.height {
      let at = pixel * 3
      if left[at] == right[at], left[at + 1] == right[at + 1], left[at + 2] == right[at + 2] { continue }
      let distance = (0..<3).reduce(0) { max($0, abs(Int(left[at + $1]) - Int(right[at + $1]))) }
      if distance > tolerance, !isMasked(pixel, masked) { pixels.append(pixel) }
    }
  }

  var share: Double { Double(pixels.count) / Double(max(1, expected.width * expected.height)) }

  func place(of pixel: Int) -> (x: Int, y: Int) { (pixel % expected.width, pixel / expected.width) }

  private func isMasked(_ pixel: Int, _ masked: [Rect]) -> Bool {
    let (x, y) = (Double(pixel % expected.width) + 0.5, Double(pixel / expected.width) + 0.5)
    return masked.contains { $0.minX <= x && x <= $0.maxX && $0.minY <= y && y <= $0.maxY }
  }

  private static let tile = 12

  /// Round pixels that stand together, from the top; 50 at most.
  var boxes: [Rect] {
    let columns = expected.width / Self.tile + 1
    var tiles: [Int: Rect] = [:]
    for pixel in pixels {
      let (x, y) = place(of: pixel)
      let tile = y / Self.tile * columns + x / Self.tile
      let box = Rect(x: Double(x), y: Double(y), width: 1, height: 1)
      tiles[tile] = tiles[tile].map { $0.union(box) } ?? box
    }
    var boxes: [Rect] = []
    for start in tiles.keys.sorted() {
      guard var box = tiles.removeValue(forKey: start) else { continue }
      var waiting = [start]
      while let tile = waiting.popLast() {
        for neighbour in Self.neighbours(of: tile, columns: columns) {
          guard let other = tiles.removeValue(forKey: neighbour) else { continue }
          box = box.union(other)
          waiting.append(neighbour)
        }
      }
      boxes.append(box)
    }
    return Array(boxes.prefix(50))
  }

  private static func neighbours(of tile: Int, columns: Int) -> [Int] {
    [-columns - 1, -columns, -columns + 1, -1, 1, columns - 1, columns, columns + 1].map { tile + $0 }
  }

  /// The expected picture pale, and what differs red.
  var marked: PageRaster {
    var samples = expected.samples.map { UInt8(255 - (255 - Int($0)) / 4) }
    for pixel in pixels { samples.replaceSubrange(pixel * 3..<pixel * 3 + 3, with: [220, 0, 30]) }
    return PageRaster(width: expected.width, height: expected.height, samples: samples)
  }
}
