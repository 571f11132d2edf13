/// A box of one colour behind text. Blocks in the same box have equal ones.
public struct Ground: Sendable, Hashable, Codable {
  /// In page units; it may be much larger than the block.
  public var box: Rect
  public var color: RGBColor

  public init(_ box: Rect, color: RGBColor) {
    self.box = box
    self.color = color
  }
}
