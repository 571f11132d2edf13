internal import CLeptonica
import RectoModel

/// A grey picture of a page to look for rules in: small enough to be quick, with letters large enough to be told from
/// rules. Leptonica 1.82.
struct WorkingGray {
  /// 8 bits; colours count by their weakest channel, so that yellow on white is seen too.
  let picture: PageBitmap
  /// How many pixels of the page a pixel of `picture` stands for, each way.
  let factor: Double
  /// About how high words are, in its pixels.
  let em: Double
  /// The boxes of its ink.
  let boxes: [Rect]

  /// What the long side is brought down to: not below 110 pixels an inch for A4.
  private static let longSide = 1300
  /// Words lower than that are enlarged.
  private static let leastHeight = 14.0

  /// `wordHeight` in pixels of the page; nil to have it measured.
  init(of page: PageBitmap, wordHeight: Double?) throws(RectoError) {
    // The darkest pixel is taken: hairlines stay.
    let factor = max(1, max(page.width, page.height) / Self.longSide)
    let small = try page.darkest(factor: factor)
    let boxes = try small.inkBoxes()
    let found = wordHeight.map { $0 / Double(factor) } ?? boxes.wordHeight
    // Where there are no letters to measure: of a page with 70 lines.
    let height = min(max(found ?? Double(max(small.width, small.height)) / 90, 6), 80)
    guard height < Self.leastHeight, factor == 1, max(page.width, page.height) <= Self.longSide else {
      (picture, self.factor, em, self.boxes) = (small, Double(factor), height, boxes)
      return
    }
    picture = try small.made(by: pixScaleGrayLI(small.pix, 2, 2))
    (self.factor, em) = (0.5, 2 * height)
    self.boxes = boxes.map { AffineTransform.scale(x: 2, y: 2).apply(to: $0) }
  }
}

extension PageBitmap {
  /// 8 bits, each pixel the darkest channel of the darkest of `factor` by `factor`; what is over at the right and the
  /// bottom counts for the last ones.
  fileprivate func darkest(factor: Int) throws(RectoError) -> PageBitmap {
    let source = depth == 8 || depth == 32 ? self : try made(by: pixConvertTo8(pix, 0))
    let (columns, rows) = (max(1, width / factor), max(1, height / factor))
    guard let target = pixCreate(Int32(columns), Int32(rows), 8), let out = target.pointee.data,
      let data = source.pix.pointee.data
    else { throw Self.outOfMemory }
    let result = PageBitmap(owning: target)
    let (words, outWords) = (Int(source.pix.pointee.wpl), Int(target.pointee.wpl))
    let isColoured = source.depth == 32
    var least = [UInt8](repeating: 255, count: width)
    for row in 0..<rows {
      for line in row * factor..<(row == rows - 1 ? height : (row + 1) * factor) {
        least.takeLeast(of: data + line * words, isColoured: isColoured, isFirst: line == row * factor)
      }
      let start = out + row * outWords
      for column in 0..<columns {
        var value = least[column * factor]
        for x in column * factor..<(column == columns - 1 ? width : (column + 1) * factor) {
          value = min(value, least[x])
        }
        start[column >> 2] |= UInt32(value) << UInt32(24 - 8 * (column & 3))
      }
    }
    return result
  }

  /// 8 bits: by how much a pixel of a grey picture is darker than what lies both above and below it, at the nearest of
  /// the distances where that is most; for strokes at most as thick as the largest.
  func levelThinness(reaching distances: [Int]) throws(RectoError) -> PageBitmap {
    let found = try made(by: pixCreateTemplate(pix))
    guard let data = pix.pointee.data, let out = found.pix.pointee.data else { throw Self.outOfMemory }
    let bytes = Int(pix.pointee.wpl) * 4
    let white = [UInt8](repeating: 255, count: bytes)
    // The order of the bytes in a word is of no matter: pixels are compared with those of the same column alone.
    data.withMemoryRebound(to: UInt8.self, capacity: bytes * height) { pixels in
      out.withMemoryRebound(to: UInt8.self, capacity: bytes * height) { result in
        white.withUnsafeBufferPointer { paper in
          guard let paper = paper.baseAddress else { return }
          for y in 0..<height {
            let (own, target) = (pixels + y * bytes, result + y * bytes)
            for distance in distances {
              let above = y >= distance ? UnsafePointer(own - distance * bytes) : paper
              let below = y + distance < height ? UnsafePointer(own + distance * bytes) : paper
              for x in 0..<bytes {
                let ground = min(above[x], below[x])
                target[x] = max(target[x], ground > own[x] ? ground &- own[x] : 0)
              }
            }
          }
        }
      }
    }
    return found
  }

  /// The value, 0...255, that `share` of the pixels of an 8-bit picture don't exceed.
  func rank(_ share: Float) -> Int {
    var value = Float(0)
    var histogram = pixGetGrayHistogram(pix, 4)
    defer { numaDestroy(&histogram) }
    guard let histogram, numaHistogramGetValFromRank(histogram, share, &value) == 0 else { return 0 }
    return Int(value)
  }
}

extension [UInt8] {
  /// Each the least of itself, unless it is the first, and a row of a picture with 8 or 32 bits a pixel.
  fileprivate mutating func takeLeast(of row: UnsafePointer<UInt32>, isColoured: Bool, isFirst: Bool) {
    withUnsafeMutableBufferPointer { least in
      for x in least.indices {
        let value: UInt8
        if isColoured {
          let pixel = row[x]
          value = Swift.min(
            UInt8(truncatingIfNeeded: pixel >> 24), UInt8(truncatingIfNeeded: pixel >> 16),
            UInt8(truncatingIfNeeded: pixel >> 8))
        } else {
          value = UInt8(truncatingIfNeeded: row[x >> 2] >> UInt32(24 - 8 * (x & 3)))
        }
        least[x] = isFirst ? value : Swift.min(least[x], value)
      }
    }
  }
}

extension WorkingGray {
  /// By how much a rule must differ from the paper: more than the paper from itself.
  var contrast: Int {
    get throws(RectoError) {
      let thinness = try picture.levelThinness(reaching: [2])
      return max(14, 4 * thinness.rank(0.5))
    }
  }

  /// The negative, where some of the page is shaded, since rules are white there; nil where it isn't.
  func negativeOfShades() throws(RectoError) -> PageBitmap? {
    let side = Int32(max(2, (em * 0.4).rounded()))
    guard picture.width > 4 * side, picture.height > 4 * side else { return nil }
    let coarse = try picture.made(
      by: pixScaleGrayMinMax(picture.pix, side, side, Int32(L_CHOOSE_MAX)))
    let paper = coarse.rank(0.9)
    let isShaded = coarse.rank(0.03) < paper - 16
    return isShaded ? try picture.inverted() : nil
  }
}
