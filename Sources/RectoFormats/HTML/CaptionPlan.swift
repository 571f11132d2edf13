internal import RectoModel

/// The captions that stand in the element of what they explain: one each. Others stay where they are.
struct CaptionPlan {
  /// Where a block stands: index of the page, and index among what begins on it.
  struct Place: Hashable {
    var page: Int
    var block: Int
  }

  struct Placed {
    var caption: Caption
    /// It stands before what it explains.
    var isAbove: Bool
  }

  /// By the place of what they explain.
  private(set) var captions: [Place: Placed] = [:]
  /// Captions that are written elsewhere.
  private(set) var moved: Set<Place> = []

  init(_ pages: [[Block]]) {
    var targets: [BlockID: Place] = [:]
    for (place, block) in Self.places(pages) where block.content.takesCaption && targets[block.id] == nil {
      targets[block.id] = place
    }
    for (place, block) in Self.places(pages) {
      guard case .caption(let caption) = block.content, let target = caption.target.flatMap({ targets[$0] }),
        captions[target] == nil
      else { continue }
      let isAbove = (place.page, place.block) < (target.page, target.block)
      captions[target] = Placed(caption: caption, isAbove: isAbove)
      moved.insert(place)
    }
  }

  private static func places(_ pages: [[Block]]) -> [(Place, Block)] {
    pages.enumerated().flatMap { page, blocks in
      blocks.enumerated().map { (Place(page: page, block: $0), $1) }
    }
  }
}

extension Content {
  fileprivate var takesCaption: Bool {
    switch self {
    case .table, .figure, .formula: true
    default: false
    }
  }
}
