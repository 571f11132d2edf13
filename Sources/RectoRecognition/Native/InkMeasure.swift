internal import CLeptonica
import RectoModel

/// How the ink of a part of a page looks: solid, lines, or the many tones of a photograph.
struct InkMeasure {
  /// The share of pixels that are ink, 0...1.
  let share: Double
  /// By how much neighbours differ where there is ink, 0...255.
  let unevenness: Double
  /// How many of sixteen tones from black to white it has.
  let toneCount: Int

  var isPhotographic: Bool { share > 0.3 && toneCount >= 6 }

  /// `gray` has 8 bits a pixel, `ink` 1, both of one size.
  init(_ gray: PageBitmap, ink: PageBitmap) {
    let tones = gray.samples
    let width = gray.width
    var (count, difference) = (0, 0)
    var histogram = [Int](repeating: 0, count: 16)
    ink.forEachSetPixel { x, y in
      let index = y * width + x
      count += 1
      histogram[Int(tones[index]) / 16] += 1
      if x > 0 { difference += abs(Int(tones[index]) - Int(tones[index - 1])) }
    }
    share = tones.isEmpty ? 0 : Double(count) / Double(tones.count)
    unevenness = count == 0 ? 0 : Double(difference) / Double(count)
    toneCount = histogram.usedTones
  }
}

extension [Int] {
  /// Those that more than a fiftieth of all have.
  fileprivate var usedTones: Int {
    let all = reduce(0, +)
    return count { $0 * 50 > all }
  }
}

extension PageBitmap {
  /// Whether a picture has the many tones of a photograph.
  var isPhotographic: Bool {
    get throws(RectoError) {
      guard depth > 1 else { return false }
      let tones = try gray().samples.reduce(into: [Int](repeating: 0, count: 16)) { $0[Int($1) / 16] += 1 }
      return tones.usedTones >= 6
    }
  }

  /// Of 1 bit a pixel, from the top left.
  fileprivate func forEachSetPixel(_ body: (_ x: Int, _ y: Int) -> Void) {
    guard depth == 1, let data = pix.pointee.data else { return }
    let words = Int(pix.pointee.wpl)
    for y in 0..<height {
      let row = data + y * words
      for x in 0..<width where row[x >> 5] >> UInt32(31 - (x & 31)) & 1 == 1 { body(x, y) }
    }
  }
}
