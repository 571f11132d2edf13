import Foundation

/// Maps points by `x' = a x + c y + tx`, `y' = b x + d y + ty`; the order of the numbers is PDF's.
public struct AffineTransform: Sendable, Hashable {
  public var a: Double
  public var b: Double
  public var c: Double
  public var d: Double
  public var tx: Double
  public var ty: Double

  public init(a: Double, b: Double, c: Double, d: Double, tx: Double, ty: Double) {
    self.a = a
    self.b = b
    self.c = c
    self.d = d
    self.tx = tx
    self.ty = ty
  }

  public static let identity = AffineTransform(a: 1, b: 0, c: 0, d: 1, tx: 0, ty: 0)

  public static func translation(x: Double, y: Double) -> AffineTransform {
    AffineTransform(a: 1, b: 0, c: 0, d: 1, tx: x, ty: y)
  }

  public static func scale(x: Double, y: Double) -> AffineTransform {
    AffineTransform(a: x, b: 0, c: 0, d: y, tx: 0, ty: 0)
  }

  /// Clockwise on the page (y points down), in radians, about the origin.
  public static func rotation(_ angle: Double) -> AffineTransform {
    AffineTransform(a: cos(angle), b: sin(angle), c: -sin(angle), d: cos(angle), tx: 0, ty: 0)
  }

  /// Clockwise about the centre of a page's middle pixel, which is where pictures are turned about.
  public static func rotation(degrees: Double, aboutMiddleOf size: Size) -> AffineTransform {
    let x = (size.width / 2).rounded(.down) + 0.5
    let y = (size.height / 2).rounded(.down) + 0.5
    return translation(x: -x, y: -y).followed(by: .rotation(degrees * .pi / 180))
      .followed(by: .translation(x: x, y: y))
  }

  /// First this map, then `next`.
  public func followed(by next: AffineTransform) -> AffineTransform {
    AffineTransform(
      a: next.a * a + next.c * b, b: next.b * a + next.d * b,
      c: next.a * c + next.c * d, d: next.b * c + next.d * d,
      tx: next.a * tx + next.c * ty + next.tx, ty: next.b * tx + next.d * ty + next.ty)
  }

  public func apply(to point: Point) -> Point {
    Point(x: a * point.x + c * point.y + tx, y: b * point.x + d * point.y + ty)
  }

  /// The upright box round the mapped box.
  public func apply(to rect: Rect) -> Rect {
    Rect(around: rect.corners.map(apply(to:))) ?? rect
  }

  public var determinant: Double { a * d - b * c }

  /// The map back; nil when this one flattens the plane.
  public var inverse: AffineTransform? {
    let det = determinant
    guard abs(det) > 1e-12 else { return nil }
    return AffineTransform(
      a: d / det, b: -b / det, c: -c / det, d: a / det,
      tx: (c * ty - d * tx) / det, ty: (b * tx - a * ty) / det)
  }
}

/// Written as `[a, b, c, d, tx, ty]`.
extension AffineTransform: Codable {
  public init(from decoder: any Decoder) throws {
    var list = try decoder.unkeyedContainer()
    func next() throws -> Double { try list.decode(Double.self) }
    self.init(a: try next(), b: try next(), c: try next(), d: try next(), tx: try next(), ty: try next())
  }

  public func encode(to encoder: any Encoder) throws {
    var list = encoder.unkeyedContainer()
    for value in [a, b, c, d, tx, ty] { try list.encode(value) }
  }
}
