import RectoModel

@testable import RectoRecognition

/// Pages in colour, painted pixel by pixel: the same on every machine.
struct PaintedPage {
  typealias Colour = (red: Int, green: Int, blue: Int)

  let width: Int
  let height: Int
  private(set) var samples: [UInt8]

  /// Paper with a grain of `grain` levels.
  init(width: Int, height: Int, paper: Colour = (240, 232, 210), grain: Int = 0) {
    (self.width, self.height) = (width, height)
    samples = []
    samples.reserveCapacity(width * height * 3)
    var noise = UInt32(1)
    for _ in 0..<width * height {
      noise = noise &* 1_664_525 &+ 1_013_904_223
      let shift = grain == 0 ? 0 : Int(noise >> 16) % (2 * grain + 1) - grain
      for channel in [paper.red, paper.green, paper.blue] {
        samples.append(UInt8(min(max(channel + shift, 0), 255)))
      }
    }
  }

  /// The dark pixels of a drawn page, in another colour, with their grey edges.
  mutating func print(_ text: PageBitmap, colour: Colour) {
    let ink = text.samples
    let channels = [colour.red, colour.green, colour.blue]
    for pixel in ink.indices where ink[pixel] < 255 {
      for (channel, value) in channels.enumerated() {
        let paper = Int(samples[pixel * 3 + channel])
        samples[pixel * 3 + channel] = UInt8(value + (paper - value) * Int(ink[pixel]) / 255)
      }
    }
  }

  mutating func fill(_ box: Rect, _ colour: (_ x: Int, _ y: Int) -> Colour) {
    for y in Int(box.minY)..<Int(box.maxY) {
      for x in Int(box.minX)..<Int(box.maxX) {
        let (red, green, blue) = colour(x, y)
        let values = [red, green, blue]
        for channel in 0..<3 {
          samples[(y * width + x) * 3 + channel] = UInt8(min(max(values[channel], 0), 255))
        }
      }
    }
  }

  /// What a photograph looks like to a program: soft shapes and a grain.
  mutating func photograph(_ box: Rect) {
    fill(box) { x, y in
      let wave = (x * x / 90 + y * y / 130) % 256
      let tone = wave < 128 ? wave : 255 - wave
      let grain = (x * 7919 + y * 104_729) % 23
      return (40 + tone + grain, 60 + tone, 30 + (x + y) / 9 % 120 + grain)
    }
  }

  func bitmap() throws -> PageBitmap {
    try PageBitmap(samples: samples, width: width, height: height, channels: 3)
  }
}

extension PageBitmap {
  /// Red, green and blue, or grey three times.
  func colour(_ x: Int, _ y: Int) -> [Int] {
    let all = samples
    let channels = depth == 32 ? 3 : 1
    let start = (y * width + x) * channels
    return (0..<3).map { Int(all[start + min($0, channels - 1)]) }
  }
}
