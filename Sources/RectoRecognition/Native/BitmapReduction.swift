internal import CLeptonica
import RectoModel

/// Finds pictures that need fewer bits a pixel than they have. Nothing of the picture changes.
extension PageBitmap {
  /// 8 bits when all pixels are grey, 1 bit when all are black or white, else the picture itself.
  func reduced() -> PageBitmap {
    switch depth {
    case 32 where isGray:
      // The three channels are equal: any of them is the grey value.
      return pixGetRGBComponent(pix, Int32(COLOR_GREEN)).map { PageBitmap(owning: $0).reduced() }
        ?? self
    case 8 where isBlackAndWhite:
      return pixThresholdToBinary(pix, 128).map { PageBitmap(owning: $0) } ?? self
    default: return self
    }
  }

  /// 32 bits: red, green and blue from the top.
  private var isGray: Bool {
    allRows { row in row.reduce(UInt32(0)) { $0 | ($1 ^ ($1 << 8)) } & 0xFFFF_0000 == 0 }
  }

  /// 8 bits: four pixels a word, the leftmost at the top.
  private var isBlackAndWhite: Bool {
    let rest = width % 4
    let mask: UInt32 = rest == 0 ? .max : ~(UInt32.max >> UInt32(rest * 8))
    return allRows { row in
      let bits = row.dropLast().reduce(UInt32(0)) { $0 | ($1 ^ ($1 >> 1)) }
      let last = row.last ?? 0
      return (bits | ((last ^ (last >> 1)) & mask)) & 0x7F7F_7F7F == 0
    }
  }

  private func allRows(_ holds: (UnsafeBufferPointer<UInt32>) -> Bool) -> Bool {
    guard let data = pix.pointee.data else { return false }
    let words = Int(pix.pointee.wpl)
    let pixels = depth == 32 ? width : words
    return (0..<height).allSatisfy { row in
      holds(UnsafeBufferPointer(start: UnsafePointer(data) + row * words, count: pixels))
    }
  }
}
