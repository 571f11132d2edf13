public import RectoModel

/// A part of a page as a model of layouts saw it. It is evidence beside the geometry, never the last word.
public struct LayoutRegion: Sendable, Hashable, Codable {
  /// The classes of CDLA, in the model's order.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    case text, title, figure, figureCaption, table, tableCaption, header, footer, reference, equation
  }

  public var kind: Kind
  /// In page units.
  public var box: Rect
  /// 0...1: how sure the model is.
  public var score: Double

  public init(_ kind: Kind, _ box: Rect, score: Double) {
    self.kind = kind
    self.box = box
    self.score = score
  }
}
