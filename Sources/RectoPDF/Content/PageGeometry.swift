package import RectoModel

/// How a page lies: the part of its space that is shown, and how it is turned.
package struct PageGeometry: Sendable, Hashable {
  /// The shown part in the page's own space, whose y points up: `x` and `y` are its lower left corner.
  package var box: Rect
  package var rotation: Rotation
  /// The length of a unit in points.
  package var userUnit: Double

  /// What is missing or absurd has the values that readers take for it: Letter paper, upright.
  package init(_ page: borrowing QPDFObject) {
    let media = Self.rectangle(page["/MediaBox"].numbers) ?? Rect(x: 0, y: 0, width: 612, height: 792)
    box = Self.rectangle(page["/CropBox"].numbers).flatMap { $0.intersection(media) } ?? media
    rotation = Rotation(degrees: page["/Rotate"].integer) ?? .none
    let unit = page["/UserUnit"].number ?? 1
    userUnit = unit.isFinite && unit > 0 ? unit : 1
  }

  /// The same page, turned further.
  package func turned(_ turn: Rotation) -> PageGeometry {
    var geometry = self
    geometry.rotation = rotation + turn
    return geometry
  }

  /// Of the page as it is shown, in units of its own space.
  package var displayedSize: Size {
    rotation.swapsSides
      ? Size(width: box.height, height: box.width) : Size(width: box.width, height: box.height)
  }

  /// From the page as it is shown, origin at its lower left and y up, to the page's own space: the operands of a
  /// `cm` in front of what is laid out for the reader's eye.
  package var placement: AffineTransform {
    switch rotation {
    case .none: AffineTransform(a: 1, b: 0, c: 0, d: 1, tx: box.minX, ty: box.minY)
    case .clockwise90: AffineTransform(a: 0, b: 1, c: -1, d: 0, tx: box.maxX, ty: box.minY)
    case .clockwise180: AffineTransform(a: -1, b: 0, c: 0, d: -1, tx: box.maxX, ty: box.maxY)
    case .clockwise270: AffineTransform(a: 0, b: -1, c: 1, d: 0, tx: box.minX, ty: box.maxY)
    }
  }

  /// From the page's own space to the page as it is shown, origin at its top left and y down.
  package var display: AffineTransform {
    let flip = AffineTransform(a: 1, b: 0, c: 0, d: -1, tx: 0, ty: displayedSize.height)
    return (placement.inverse ?? .identity).followed(by: flip)
  }

  /// nil when it has no area.
  private static func rectangle(_ numbers: [Double]?) -> Rect? {
    guard let numbers, numbers.count == 4, numbers.allSatisfy(\.isFinite) else { return nil }
    let rect = Rect(
      left: min(numbers[0], numbers[2]), top: min(numbers[1], numbers[3]),
      right: max(numbers[0], numbers[2]), bottom: max(numbers[1], numbers[3]))
    return rect.isEmpty ? nil : rect
  }
}
