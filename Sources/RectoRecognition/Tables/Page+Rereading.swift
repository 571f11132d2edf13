import RectoModel

extension Page {
  /// The page with other blocks in place of all words in the box.
  func replacing(_ box: Rect, with read: [Block]) -> Page {
    var page = self
    var place: Int?
    page.blocks = []
    for block in blocks {
      let (rest, isTouched) = block.without(box)
      if isTouched, place == nil { place = page.blocks.count }
      if let rest { page.blocks.append(rest) }
    }
    // Where nothing was read, what is new stands above what is below it.
    let below = page.blocks.firstIndex { block in
      let other = block.region.box
      return other.minY >= box.midY && other.minX < box.maxX && other.maxX > box.minX
    }
    page.blocks.insert(contentsOf: read, at: place ?? below ?? page.blocks.count)
    for index in page.blocks.indices { page.blocks[index].id = BlockID("b\(index + 1)") }
    return page
  }
}

extension Block {
  /// What is left of it, and whether anything was taken away.
  fileprivate func without(_ box: Rect) -> (rest: Block?, isTouched: Bool) {
    switch content {
    case .paragraph(var paragraph):
      let lines = paragraph.lines.compactMap { $0.without(box) }
      guard lines != paragraph.lines else { return (self, false) }
      paragraph.lines = lines
      var block = self
      block.content = .paragraph(paragraph)
      if let area = lines.map(\.box).union { block.region = Region(area) }
      return (lines.isEmpty ? nil : block, true)
    case .figure, .separator:
      let isInside = box.contains(region.box.center)
      return (isInside ? nil : self, isInside)
    default: return (self, false)
    }
  }

  /// A paragraph as it lies elsewhere, nothing else.
  func paragraph(mapped transform: AffineTransform) -> Block? {
    switch content {
    case .paragraph: mapped(transform)
    case .figure(let figure) where !figure.lines.isEmpty:
      Block(id: id, region: region, content: .paragraph(Paragraph(figure.lines))).mapped(transform)
    default: nil
    }
  }
}

extension TextLine {
  /// nil when no word is left.
  fileprivate func without(_ box: Rect) -> TextLine? {
    let kept = words.filter { !box.contains($0.box.center) }
    guard kept.count < words.count else { return self }
    return kept.isEmpty ? nil : TextLine(around: kept, baseline: baseline, direction: direction)
  }
}
