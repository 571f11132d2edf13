import RectoModel

/// How a picture comes to lie on its page: turned upright, then made straight. Its bytes stay as they are.
struct PagePlacement: Sendable, Hashable {
  private(set) var pageSize: Size
  /// Maps pixels of the picture to page units.
  private(set) var transform: AffineTransform
  private(set) var rotation = Rotation.none
  /// Degrees clockwise.
  private(set) var deskew = 0.0

  /// A picture on a page of its own size.
  init(imageSize: Size) {
    pageSize = imageSize
    transform = .identity
  }

  /// Makes the pixels square.
  mutating func stretch(to size: Size) {
    transform = transform.followed(
      by: .scale(x: size.width / pageSize.width, y: size.height / pageSize.height))
    pageSize = size
  }

  mutating func orient(_ orientation: ImageOrientation) {
    append(orientation.transform(of: pageSize), turn: orientation.rotation)
  }

  mutating func turn(_ turn: Rotation) {
    append(turn.transform(of: pageSize), turn: turn)
  }

  /// Turns about the middle; the page keeps its size.
  mutating func straighten(degrees: Double) {
    transform = transform.followed(by: .rotation(degrees: degrees, aboutMiddleOf: pageSize))
    deskew += degrees
  }

  private mutating func append(_ next: AffineTransform, turn: Rotation) {
    transform = transform.followed(by: next)
    rotation = rotation + turn
    if turn.swapsSides { pageSize = Size(width: pageSize.height, height: pageSize.width) }
  }
}
