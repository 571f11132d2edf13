import RectoModel

extension Rect {
  /// More than half of the lower one is at the height of the other.
  func isLevel(with other: Rect) -> Bool {
    min(maxY, other.maxY) - max(minY, other.minY) > 0.5 * min(height, other.height)
  }
}
