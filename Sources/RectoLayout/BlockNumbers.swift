public import RectoModel

extension Page {
  /// The page with its blocks numbered `p3-b1`, `p3-b2` ... in reading order, nested ones `p3-b1-i1`; what points to a
  /// block of the page points to its new number.
  public func numbered(_ number: Int) -> Page {
    var page = self
    page.blocks.renumber(prefix: "p\(number)-")
    return page
  }
}

extension [Block] {
  /// Returns the new number of each old one.
  @discardableResult
  mutating func renumber(prefix: String) -> [BlockID: BlockID] {
    var new: [BlockID: BlockID] = [:]
    for index in indices { self[index].renumber(BlockID("\(prefix)b\(index + 1)"), &new) }
    for index in indices { self[index].point(to: new) }
    return new
  }
}

extension Block {
  fileprivate mutating func renumber(_ id: BlockID, _ new: inout [BlockID: BlockID]) {
    if !self.id.description.isEmpty, new[self.id] == nil { new[self.id] = id }
    self.id = id
    var count = 0
    content = content.mapNested { block in
      count += 1
      var block = block
      block.renumber(BlockID("\(id)-i\(count)"), &new)
      return block
    }
  }

  mutating func point(to new: [BlockID: BlockID]) {
    if let earlier = continues { continues = new[earlier] ?? earlier }
    if case .caption(var caption) = content, let target = caption.target {
      caption.target = new[target] ?? target
      content = .caption(caption)
    }
  }
}
