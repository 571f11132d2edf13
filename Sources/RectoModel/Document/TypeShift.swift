/// How letters stand to the line that they are in: what tells exponents and indices.
package struct TypeShift: Sendable, Hashable {
  /// Above the line's own base, as a share of the line's size; below, it is less than 0.
  package let raised: Double
  /// Of their type, as a share of the line's.
  package let size: Double

  package init(raised: Double, size: Double) { (self.raised, self.size) = (raised, size) }

  /// Nil for letters of the line, and for what is too far off.
  package var trait: TextStyle.Trait? {
    if Self.superscripts.contains(raised), size < Self.small || raised > 0.25 && size < 1.05 {
      return .superscript
    }
    if (-0.6 ... -0.06).contains(raised), size < Self.small || raised < -0.15 && size < 1.05 {
      return .subscript
    }
    return nil
  }

  /// How far up exponents stand.
  package static let superscripts = 0.15...0.9
  private static let small = 0.85
}
