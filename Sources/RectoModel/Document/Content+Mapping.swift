extension Content {
  /// The content with the blocks right inside it changed; tables and lists have some.
  package func mapNested(_ change: (Block) -> Block) -> Content {
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

  /// As `mapLines`, word by word.
  package func mapWords(_ change: (Word) -> Word) -> Content {
    mapLines { lines in lines.map { $0.mapWords(change) } }
  }
}

extension TextLine {
  package func mapWords(_ change: (Word) -> Word) -> TextLine {
    var line = self
    line.words = words.map(change)
    return line
  }
}

extension Paragraph {
  package func with(_ lines: [TextLine]) -> Paragraph {
    Paragraph(lines, role: role, alignment: alignment)
  }
}
