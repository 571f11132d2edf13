public import RectoModel

/// What is drawn on a page beside its words, in page units: what tables, columns and figures are found by; and what a model
/// took its parts for, where one was asked.
public struct PageGraphics: Sendable, Hashable, Codable {
  public var rules: [Rule]
  public var shades: [Shade]
  public var pictures: [Picture]
  public var regions: [LayoutRegion]
  public var marks: [Mark]

  public init(
    rules: [Rule] = [], shades: [Shade] = [], pictures: [Picture] = [], regions: [LayoutRegion] = [],
    marks: [Mark] = []
  ) {
    self.rules = rules
    self.shades = shades
    self.pictures = pictures
    self.regions = regions
    self.marks = marks
  }
}

/// A straight line that is drawn: a border of a cell, a line under a title, a line between columns.
public struct Rule: Sendable, Hashable, Codable {
  /// The left end of a level rule, the upper end of a standing one.
  public var from: Point
  public var to: Point
  /// How thick it is drawn.
  public var thickness: Double

  /// The ends in either order.
  public init(from: Point, to: Point, thickness: Double) {
    let isLevel = abs(to.x - from.x) >= abs(to.y - from.y)
    let isForward = isLevel ? from.x <= to.x : from.y <= to.y
    self.from = isForward ? from : to
    self.to = isForward ? to : from
    self.thickness = thickness
  }

  /// Nearer to level than to upright.
  public var isLevel: Bool { abs(to.x - from.x) >= abs(to.y - from.y) }
}

/// An area that is filled with one colour: a shaded cell, a box behind text.
public struct Shade: Sendable, Hashable, Codable {
  public var box: Rect
  /// `#rrggbb`; nil when it is not known.
  public var color: String?

  public init(_ box: Rect, color: String? = nil) {
    self.box = box
    self.color = color
  }
}

/// A small shape, no wider than a letter: bullets of lists are often drawn.
public struct Mark: Sendable, Hashable, Codable {
  public var box: Rect
  public var shape: Shape

  public enum Shape: String, Sendable, Hashable, Codable {
    case disc, circle, square
  }

  public init(_ box: Rect, shape: Shape) {
    self.box = box
    self.shape = shape
  }
}

/// A picture that stands on the page.
public struct Picture: Sendable, Hashable, Codable {
  public var box: Rect
  /// Its pixels.
  public var asset: AssetID?
  /// As the source describes it.
  public var alternateText: String?

  public init(_ box: Rect, asset: AssetID? = nil, alternateText: String? = nil) {
    self.box = box
    self.asset = asset
    self.alternateText = alternateText
  }
}
