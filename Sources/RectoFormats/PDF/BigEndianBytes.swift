/// Bytes of a file whose numbers have their highest byte first.
struct BigEndianBytes {
  private(set) var bytes: [UInt8] = []

  mutating func append(_ raw: [UInt8]) { bytes += raw }

  /// The low 16 bits of each, so that negative numbers become two's complement.
  mutating func append(u16 values: Int...) {
    for value in values {
      bytes.append(UInt8(truncatingIfNeeded: value >> 8))
      bytes.append(UInt8(truncatingIfNeeded: value))
    }
  }

  mutating func append(u32 values: Int...) {
    for value in values { append(u16: value >> 16, value) }
  }
}
