/// The arithmetic coder of JBIG2 (ITU-T T.88, annex E), the encoding side.
struct ArithmeticEncoder {
  /// A step of the estimation of probabilities (table E.1).
  private struct Estimate {
    var probability: UInt32
    var afterLikely: UInt8
    var afterUnlikely: UInt8
    var swaps: Bool
  }

  /// Of each context: its estimate, doubled, and in the lowest bit which value is the likely one.
  private var contexts: [UInt8]
  private var interval: UInt32 = 0x8000
  private var code: UInt32 = 0
  private var free = 12
  /// The byte that a carry may still change.
  private var pending: UInt8 = 0
  private var hasPending = false
  private var output: [UInt8] = []

  init(contexts: Int) { self.contexts = [UInt8](repeating: 0, count: contexts) }

  /// `bit` is 0 or 1.
  @inline(__always)
  mutating func encode(_ bit: UInt8, context: Int) {
    let state = contexts[context]
    let estimate = Self.estimates[Int(state >> 1)]
    interval &-= estimate.probability
    if bit == state & 1 {
      guard interval & 0x8000 == 0 else {
        code &+= estimate.probability
        return
      }
      if interval < estimate.probability {
        interval = estimate.probability
      } else {
        code &+= estimate.probability
      }
      contexts[context] = estimate.afterLikely << 1 | state & 1
    } else {
      if interval < estimate.probability {
        code &+= estimate.probability
      } else {
        interval = estimate.probability
      }
      let likely = estimate.swaps ? 1 - state & 1 : state & 1
      contexts[context] = estimate.afterUnlikely << 1 | likely
    }
    renormalize()
  }

  /// All bytes, with the marker that ends them.
  mutating func finish() -> [UInt8] {
    let limit = code &+ interval
    code |= 0xFFFF
    if code >= limit { code &-= 0x8000 }
    code <<= UInt32(free)
    byteOut()
    code <<= UInt32(free)
    byteOut()
    emit()
    if output.last != 0xFF { output.append(0xFF) }
    output.append(0xAC)
    return output
  }

  private mutating func renormalize() {
    repeat {
      interval <<= 1
      code <<= 1
      free -= 1
      if free == 0 { byteOut() }
    } while interval & 0x8000 == 0
  }

  private mutating func byteOut() {
    if pending != 0xFF || !hasPending {
      if code & 0x800_0000 != 0 {
        pending &+= 1
        code &= 0x7FF_FFFF
      }
      if pending != 0xFF || !hasPending {
        emit()
        pending = UInt8(truncatingIfNeeded: code >> 19)
        code &= 0x7_FFFF
        (free, hasPending) = (8, true)
        return
      }
    }
    // After a byte of ones a bit is stuffed, so that no carry goes through it.
    emit()
    pending = UInt8(truncatingIfNeeded: code >> 20)
    code &= 0xF_FFFF
    free = 7
  }

  private mutating func emit() {
    if hasPending { output.append(pending) }
  }

  private static let estimates: [Estimate] = table.map { row in
    Estimate(probability: row.0, afterLikely: row.1, afterUnlikely: row.2, swaps: row.3)
  }

  private static let table: [(UInt32, UInt8, UInt8, Bool)] = [
    (0x5601, 1, 1, true), (0x3401, 2, 6, false), (0x1801, 3, 9, false), (0x0AC1, 4, 12, false),
    (0x0521, 5, 29, false), (0x0221, 38, 33, false), (0x5601, 7, 6, true), (0x5401, 8, 14, false),
    (0x4801, 9, 14, false), (0x3801, 10, 14, false), (0x3001, 11, 17, false), (0x2401, 12, 18, false),
    (0x1C01, 13, 20, false), (0x1601, 29, 21, false), (0x5601, 15, 14, true), (0x5401, 16, 14, false),
    (0x5101, 17, 15, false), (0x4801, 18, 16, false), (0x3801, 19, 17, false), (0x3401, 20, 18, false),
    (0x3001, 21, 19, false), (0x2801, 22, 19, false), (0x2401, 23, 20, false), (0x2201, 24, 21, false),
    (0x1C01, 25, 22, false), (0x1801, 26, 23, false), (0x1601, 27, 24, false), (0x1401, 28, 25, false),
    (0x1201, 29, 26, false), (0x1101, 30, 27, false), (0x0AC1, 31, 28, false), (0x09C1, 32, 29, false),
    (0x08A1, 33, 30, false), (0x0521, 34, 31, false), (0x0441, 35, 32, false), (0x02A1, 36, 33, false),
    (0x0221, 37, 34, false), (0x0141, 38, 35, false), (0x0111, 39, 36, false), (0x0085, 40, 37, false),
    (0x0049, 41, 38, false), (0x0025, 42, 39, false), (0x0015, 43, 40, false), (0x0009, 44, 41, false),
    (0x0005, 45, 42, false), (0x0001, 45, 43, false), (0x5601, 46, 46, false),
  ]
}
