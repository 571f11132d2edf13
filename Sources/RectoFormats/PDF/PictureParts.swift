internal import RectoModel
internal import RectoPDF

/// A picture in the picture file: whole, or as paper and ink.
enum PictureParts: Sendable, Hashable {
  /// The number of its object.
  case whole(Int)
  /// Ink of one colour, painted through a mask.
  case inked(background: Int, mask: Int, color: RGBColor)
  /// A picture of the ink's colours, which has the mask itself.
  case layered(background: Int, foreground: Int)

  /// Draws the unit square.
  var operators: String {
    switch self {
    case .whole: "/Im0 Do"
    case .inked(_, _, let color): "/Im0 Do \(color.pdf) rg /Im1 Do"
    case .layered: "/Im0 Do /Im1 Do"
    }
  }

  private var objects: [Int] {
    switch self {
    case .whole(let object): [object]
    case .inked(let background, let mask, _): [background, mask]
    case .layered(let background, let foreground): [background, foreground]
    }
  }

  /// The names that the operators use, with copies of the pictures in `file`.
  func resources(from pictures: QPDFDocument, in file: QPDFDocument) -> QPDFObject {
    let names = file.object("<< >>")
    for (index, object) in objects.enumerated() {
      names.set("/Im\(index)", file.copy(pictures.object(id: object)))
    }
    return names
  }
}

extension RGBColor {
  fileprivate var pdf: String {
    [red, green, blue].map { (Double($0) / 255).pdf(decimals: 3) }.joined(separator: " ")
  }
}
