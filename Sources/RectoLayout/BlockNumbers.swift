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

extension Content {
  /// The content with the blocks inside it changed; tables and lists have some.
  func mapNested(_ change: (Block) -> Block) -> Content {
    switch self {
    case .list(var list):
      for index in list.items.indices { list.items[index].blocks = list.items[index].blocks.map(change) }
      return .list(list)
    case .table(let table): return .table(table.mappingBlocks(change))
    default: return self
    }
  }

  /// The content with its own lines, and those of blocks inside, changed: those of text, not of pictures and code.
  public func mapLines(_ change: ([TextLine]) -> [TextLine]) -> Content {
    switch self {
    case .paragraph(let value): .paragraph(value.with(change(value.lines)))
    case .header(let value): .header(value.with(change(value.lines)))
    case .footer(let value): .footer(value.with(change(value.lines)))
    case .heading(let value):
      .heading(Heading(level: value.level, value.paragraph.with(change(value.paragraph.lines))))
    case .caption(let value):
      .caption(Caption(value.paragraph.with(change(value.paragraph.lines)), target: value.target))
    case .footnote(let value):
      .footnote(
        Footnote(
          marker: value.marker, markerBox: value.markerBox,
          value.paragraph.with(change(value.paragraph.lines))))
    case .figure, .formula, .code, .separator: self
    case .list, .table:
      mapNested { block in
        var block = block
        block.content = block.content.mapLines(change)
        return block
      }
    }
  }
}

extension Paragraph {
  func with(_ lines: [TextLine]) -> Paragraph { Paragraph(lines, role: role, alignment: alignment) }
}
