import RectoModel

/// How a picture's rows and columns lie, numbered as EXIF and TIFF do: where its first row and column are when it is
/// looked at upright.
enum ImageOrientation: Int, Sendable, Hashable, CaseIterable {
  case upright = 1
  case mirrored
  case turned180
  case mirrored180
  case transposed
  case turned90
  case transversed
  case turned270

  /// The flip across the vertical axis, done first.
  var isMirrored: Bool {
    switch self {
    case .mirrored, .mirrored180, .transposed, .transversed: true
    default: false
    }
  }

  /// The clockwise turn, done after the flip, that makes the picture upright.
  var rotation: Rotation {
    switch self {
    case .upright, .mirrored: .none
    case .turned180, .mirrored180: .clockwise180
    case .turned90, .transversed: .clockwise90
    case .turned270, .transposed: .clockwise270
    }
  }

  /// Maps pixels of the picture onto the upright page.
  func transform(of size: Size) -> AffineTransform {
    let flip = AffineTransform(a: -1, b: 0, c: 0, d: 1, tx: size.width, ty: 0)
    return (isMirrored ? flip : .identity).followed(by: rotation.transform(of: size))
  }
}
