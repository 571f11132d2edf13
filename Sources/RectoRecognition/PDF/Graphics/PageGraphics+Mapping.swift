import RectoLayout
import RectoModel

extension PageGraphics {
  /// The same elsewhere: on a page that is scaled or turned.
  func mapped(_ transform: AffineTransform) -> PageGraphics {
    guard transform != .identity else { return self }
    let scale = abs(transform.determinant).squareRoot()
    return PageGraphics(
      rules: rules.map {
        Rule(
          from: transform.apply(to: $0.from), to: transform.apply(to: $0.to), thickness: $0.thickness * scale)
      },
      shades: shades.map { Shade(transform.apply(to: $0.box), color: $0.color) },
      pictures: pictures.map { picture in
        Picture(transform.apply(to: picture.box), asset: picture.asset, alternateText: picture.alternateText)
      }, marks: marks.map { Mark(transform.apply(to: $0.box), shape: $0.shape) })
  }
}
