/// A place on a page, in page units: origin top left, y down.
public struct Point: Sendable, Hashable {
  public var x: Double
  public var y: Double

  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}

/// Width and height in page units.
public struct Size: Sendable, Hashable, Codable {
  public var width: Double
  public var height: Double

  public init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }
}

extension Size {
  package var area: Double { width * height }

  /// The whole of what has this size, from its top left corner.
  package var rect: Rect { Rect(x: 0, y: 0, width: width, height: height) }

  /// The factor that makes the longer side no longer than that; 1 when it isn't.
  package func reduction(to longest: Double) -> Double { min(1, longest / max(width, height, 1)) }

  /// In whole pixels, one at least.
  package func scaledToPixels(by factor: Double) -> Size {
    Size(width: max(1, (width * factor).rounded()), height: max(1, (height * factor).rounded()))
  }
}

/// Written as `[x, y]`: a page has thousands of them.
extension Point: Codable {
  public init(from decoder: any Decoder) throws {
    var list = try decoder.unkeyedContainer()
    self.init(x: try list.decode(Double.self), y: try list.decode(Double.self))
  }

  public func encode(to encoder: any Encoder) throws {
    var list = encoder.unkeyedContainer()
    try list.encode(x)
    try list.encode(y)
  }
}
