import RectoModel

@testable import RectoRecognition

/// A grey page on which lines are drawn, pixel by pixel.
struct RuledPage {
  let width: Int
  let height: Int
  private var samples: [UInt8]

  init(width: Int = 1000, height: Int = 600, paper: UInt8 = 255) {
    (self.width, self.height) = (width, height)
    samples = Array(repeating: paper, count: width * height)
  }

  /// Starts from a picture with 8 bits a pixel.
  init(over page: PageBitmap) {
    (width, height) = (page.width, page.height)
    samples = page.samples
  }

  /// A line `thickness` pixels thick; only the first `dash` of each `period` pixels along it are drawn.
  mutating func line(
    _ from: Point, _ to: Point, thickness: Int = 3, ink: UInt8 = 0, dash: Int = 1, period: Int = 1
  ) {
    let (dx, dy) = (to.x - from.x, to.y - from.y)
    let steps = Int(max(abs(dx), abs(dy)))
    for step in 0...max(steps, 1) where step % period < dash {
      let share = Double(step) / Double(max(steps, 1))
      let (x, y) = (Int(from.x + dx * share), Int(from.y + dy * share))
      for offset in 0..<thickness {
        let place = abs(dx) >= abs(dy) ? (x, y - thickness / 2 + offset) : (x - thickness / 2 + offset, y)
        if (0..<width).contains(place.0), (0..<height).contains(place.1) {
          samples[place.1 * width + place.0] = ink
        }
      }
    }
  }

  mutating func fill(_ box: Rect, _ tone: UInt8) {
    for y in Int(box.minY)..<Int(box.maxY) {
      for x in Int(box.minX)..<Int(box.maxX) { samples[y * width + x] = tone }
    }
  }

  /// The rightmost column with ink within a box.
  func lastInk(left: Int, right: Int, top: Int, bottom: Int) -> Int? {
    (left..<right).last { x in (top..<bottom).contains { samples[$0 * width + x] < 128 } }
  }

  func bitmap() throws -> PageBitmap {
    try PageBitmap(samples: samples, width: width, height: height, channels: 1)
  }
}
