/// A clockwise quarter turn.
public enum Rotation: Int, Sendable, Hashable, Codable, CaseIterable {
  case none = 0
  case clockwise90 = 90
  case clockwise180 = 180
  case clockwise270 = 270

  /// The turn for any multiple of 90 degrees, negative ones too; nil for other angles.
  public init?(degrees: Int) {
    self.init(rawValue: ((degrees % 360) + 360) % 360)
  }

  public var swapsSides: Bool { self == .clockwise90 || self == .clockwise270 }

  public var opposite: Rotation {
    switch self {
    case .none: .none
    case .clockwise90: .clockwise270
    case .clockwise180: .clockwise180
    case .clockwise270: .clockwise90
    }
  }

  public static func + (first: Rotation, second: Rotation) -> Rotation {
    Rotation(degrees: first.rawValue + second.rawValue) ?? .none
  }

  /// Maps a page of `size` onto the turned page, whose top left is again the origin.
  public func transform(of size: Size) -> AffineTransform {
    switch self {
    case .none: .identity
    case .clockwise90: AffineTransform(a: 0, b: 1, c: -1, d: 0, tx: size.height, ty: 0)
    case .clockwise180: AffineTransform(a: -1, b: 0, c: 0, d: -1, tx: size.width, ty: size.height)
    case .clockwise270: AffineTransform(a: 0, b: -1, c: 1, d: 0, tx: 0, ty: size.width)
    }
  }
}
