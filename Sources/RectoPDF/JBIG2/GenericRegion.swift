/// The pixels of a picture as JBIG2 codes them without loss and without symbols (ITU-T T.88, 6.2): each by its
/// neighbours above and to the left.
struct GenericRegion {
  /// Template 0 looks at 16 neighbours.
  private static let contexts = 1 << 16
  /// In this context stands whether a row repeats the one above (6.2.5.7).
  private static let repetition = 0x9B25

  let data: [UInt8]

  init(_ bitmap: BilevelBitmap) {
    var encoder = ArithmeticEncoder(contexts: Self.contexts)
    let white = [UInt8](repeating: 0, count: bitmap.bytesPerRow + 1)
    var (twoAbove, above) = (white, white)
    var repeatedBefore = false
    for y in 0..<bitmap.height {
      var row = Array(bitmap.bytes[y * bitmap.bytesPerRow..<(y + 1) * bitmap.bytesPerRow])
      row.append(0)
      let repeats = row == above
      encoder.encode(repeats == repeatedBefore ? 0 : 1, context: Self.repetition)
      repeatedBefore = repeats
      if !repeats { Self.encode(row, above, twoAbove, width: bitmap.width, with: &encoder) }
      (twoAbove, above) = (above, row)
    }
    data = encoder.finish()
  }

  /// Rows have a white byte behind their end. The context holds, from its lowest bit on: four pixels to the left, seven
  /// of the row above, three of them ahead, and five of the row above that, two of them ahead.
  private static func encode(
    _ row: [UInt8], _ above: [UInt8], _ twoAbove: [UInt8], width: Int, with encoder: inout ArithmeticEncoder
  ) {
    // The rows slide through, eight pixels at a time.
    var (next, nextAbove, nextTwoAbove) = (0, Int(above[0]), Int(twoAbove[0]))
    var context = nextAbove & 0xF0 | (nextTwoAbove << 6) & 0x3800
    for start in stride(from: 0, to: width, by: 8) {
      let byte = start >> 3
      next = Int(row[byte])
      nextAbove = (nextAbove & 0xFF) << 8 | Int(above[byte + 1])
      nextTwoAbove = (nextTwoAbove & 0xFF) << 8 | Int(twoAbove[byte + 1])
      for bit in 0..<min(8, width - start) {
        let pixel = (next >> (7 - bit)) & 1
        encoder.encode(UInt8(truncatingIfNeeded: pixel), context: context)
        let ahead = (nextAbove >> (11 - bit)) & 1
        let farAhead = (nextTwoAbove >> (12 - bit)) & 1
        context = (context & 0x7BF7) << 1 | pixel | ahead << 4 | farAhead << 11
      }
    }
  }
}
