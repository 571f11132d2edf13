public import RectoModel

/// One page of a scan.
public struct SyntheticPage: Sendable {
  public var bitmap: ScanBitmap
  /// What stands on the picture, in its pixels. Words have ink boxes: the smallest box of whole pixels that holds
  /// all that was drawn. On a skewed page it is the upright box round the turned one.
  public var truth: Page
  /// The page as it was laid out, before it was turned or skewed.
  public var layout: Page
  /// From pixels of `layout` to pixels of `bitmap`.
  public var transform: AffineTransform
}
