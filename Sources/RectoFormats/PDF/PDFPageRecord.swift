internal import RectoModel
internal import RectoPDF

/// What one page of the output is made of.
struct PDFPageRecord: Sendable {
  /// As displayed, in points.
  var size: Size
  var picture: Picture?
  var hasText: Bool
  /// The page of a source that stays under it.
  var kept: KeptPage?
  /// By which the upright page is shown turned, clockwise.
  var shownTurn = Rotation.none

  struct Picture: Sendable {
    /// Where its parts are in the picture file.
    var parts: PictureParts
    /// From the unit square to the displayed page, origin at the bottom left.
    var matrix: AffineTransform
    /// What it is among the page's content.
    var mark = ContentMark.artifact(.background)
  }

  /// Draws the picture.
  var pictureOperators: String {
    guard let picture else { return "" }
    return "\(picture.mark.begin) q \(picture.matrix.pdf) cm \(picture.parts.operators) Q EMC\n"
  }
}

/// A page of a source that the output keeps.
struct KeptPage: Sendable, Hashable {
  /// Index in the document's sources.
  var source: Int
  /// 0-based, in that source.
  var index: Int
  var treatment: OriginalPage.Treatment
  var turn: Rotation

  struct Place: Sendable, Hashable {
    var source: Int
    var index: Int
  }

  var place: Place { Place(source: source, index: index) }
}
