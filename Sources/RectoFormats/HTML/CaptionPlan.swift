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

  private var targets: [BlockID: Place] = [:]
  private var waiting: [(place: Place, caption: Caption)] = []

  /// What begins on a page, next to those before.
  mutating func add(_ blocks: [Block], page: Int) {
    for (index, block) in blocks.enumerated() {
      let place = Place(page: page, block: index)
      if case .caption(let caption) = block.content, caption.target != nil {
        waiting.append((place, caption))
      } else if block.content.takesCaption, targets[block.id] == nil {
        targets[block.id] = place
      }
    }
  }

  /// To be called behind the last page.
  mutating func finish() {
    for (place, caption) in waiting {
      guard let target = caption.target.flatMap({ targets[$0] }), captions[target] == nil else { continue }
      let isAbove = (place.page, place.block) < (target.page, target.block)
      captions[target] = Placed(caption: caption, isAbove: isAbove)
      moved.insert(place)
    }
    (targets, waiting) = ([:], [])
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
