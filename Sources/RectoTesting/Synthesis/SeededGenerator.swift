/// SplitMix64: the same numbers for the same seed, on every machine.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Close to the normal distribution with mean 0 and deviation 1: the sum of eight bytes, within about +-4.9.
  mutating func nextNormal() -> Double {
    var bits = next()
    var sum = 0
    for _ in 0..<8 {
      sum += Int(bits & 0xFF)
      bits >>= 8
    }
    // Eight bytes have the mean 8 x 127.5 and the deviation sqrt(8 x (256 x 256 - 1) / 12).
    return (Double(sum) - 1020) / 209.018
  }
}
