internal import RectoModel

/// Neighbouring runs of a page that belong to one structure element, or to none.
struct MarkedRuns: Sendable, Hashable {
  var mark: ContentMark
  /// None for a picture without words.
  var runs: [TextRun]
}

/// What a piece of a page's content is.
enum ContentMark: Sendable, Hashable {
  /// Content `id` of the page, of `element` in the tree.
  case structure(StructureType, element: Int, id: Int)
  /// The same for a picture without words, which lies in the scan; the box is in points from the lower left.
  case area(StructureType, id: Int, box: Rect)
  case artifact(Artifact)

  /// No part of the document's text.
  enum Artifact: Sendable, Hashable {
    case header, footer, background
  }

  /// The operator that begins it; `EMC` ends it.
  var begin: String {
    switch self {
    case .structure(let type, _, let id), .area(let type, let id, _):
      "/\(type.rawValue) <</MCID \(id)>> BDC"
    case .artifact(.header): "/Artifact <</Type /Pagination /Subtype /Header>> BDC"
    case .artifact(.footer): "/Artifact <</Type /Pagination /Subtype /Footer>> BDC"
    case .artifact(.background): "/Artifact BMC"
    }
  }
}
