import RectoModel

/// Finds the captions among a page's drafts, and what each explains.
struct CaptionRule {
  let text: PageText
  /// Of ready blocks, in the reading plane.
  let ready: [Rect]
  let isTable: [Bool]
  let isFigure: [Bool]

  /// For drafts that are captions: the ready block that is meant, where there is one.
  func apply(to drafts: inout [Draft]) -> [Int: Int] {
    var targets: [Int: Int] = [:]
    // Ready paragraphs are entries of lists of tables and figures.
    for index in drafts.indices where drafts[index].ready == nil {
      guard case .paragraph(let paragraph) = drafts[index].content,
        let caption = CaptionText(paragraph.lines.prefix(1).flatMap { $0.words.prefix(3).map(\.text) })
      else { continue }
      let near = nearest(to: drafts[index], caption)
      guard isCaption(drafts[index], caption, near: near != nil) else { continue }
      drafts[index].content = .caption(Caption(paragraph))
      if let near { targets[index] = near }
    }
    return targets
  }

  /// "Figure 3 shows that" begins a paragraph like any other.
  private func isCaption(_ draft: Draft, _ caption: CaptionText, near isNear: Bool) -> Bool {
    let characters = draft.lines.reduce(0) { $0 + $1.style.characters }
    guard characters <= 900 else { return false }
    if caption.isMarked { return isNear || characters <= 400 }
    let first = draft.lines[0]
    let opening = first.line.words.prefix(2)
    let isSetApart = opening.allSatisfy { $0.style?.has(.bold) == true || $0.style?.has(.italic) == true }
    let ends = draft.lines.last?.lastCharacter
    return characters <= 400
      && (isSetApart || isNear && draft.lines.count <= 2 && ends != "."
        || draft.lines.count == 1 && ends != ".")
  }

  /// The figure or table that stands over or under it, or beside it.
  private func nearest(to draft: Draft, _ caption: CaptionText) -> Int? {
    guard let box = draft.lines.map(\.box).union else { return nil }
    let reach = 4 * text.em
    let found = ready.indices.compactMap { index -> (distance: Double, index: Int)? in
      guard isTable[index] || isFigure[index] else { return nil }
      let other = ready[index]
      let (x, y) = (box.gap(toX: other), box.gap(toY: other))
      guard x < reach, y < reach, x == 0 || y == 0 else { return nil }
      // A figure where a table is named is the second choice.
      return (x + y + (isTable[index] == caption.isOfTable ? 0 : reach), index)
    }
    return found.min { $0 < $1 }?.index
  }
}

extension Rect {
  fileprivate func gap(toX other: Rect) -> Double { max(0, other.minX - maxX, minX - other.maxX) }
  fileprivate func gap(toY other: Rect) -> Double { max(0, other.minY - maxY, minY - other.maxY) }
}
