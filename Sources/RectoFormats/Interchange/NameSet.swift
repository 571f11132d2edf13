/// A name in eight bytes: equal for equal names, in every run. That two of a file's names share one is less likely than that
/// the disk errs.
struct NameFingerprint: Hashable {
  private let bits: UInt64

  init(_ name: String) {
    // FNV-1a, then mixed so that its high bits depend on all bytes, too.
    var bits: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name.utf8 { bits = (bits ^ UInt64(byte)) &* 0x100_0000_01B3 }
    bits = (bits ^ (bits >> 33)) &* 0xFF51_AFD7_ED55_8CCD
    self.bits = bits ^ (bits >> 33)
  }
}

/// The names of blocks that are taken: those of a whole file, which may have millions.
struct NameSet {
  private var names: Set<NameFingerprint> = []

  /// False when the name is taken.
  mutating func insert(_ name: String) -> Bool { names.insert(NameFingerprint(name)).inserted }
}
