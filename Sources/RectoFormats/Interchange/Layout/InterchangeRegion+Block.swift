internal import RectoModel

extension InterchangeRegion {
  /// What becomes of a block in a file.
  init(_ block: Block) {
    self.init(.paragraph, id: block.id.description, region: block.region)
    take(block.content)
    if kind.isText, lines.allSatisfy(\.words.isEmpty) { facts["empty"] = "1" }
    facts["confidence"] = block.confidence?.value.decimalText
    facts["continues"] = block.continues?.description
  }

  private mutating func take(_ content: Content) {
    switch content {
    case .paragraph(let paragraph): take(paragraph, as: paragraph.role == .quote ? .quote : .paragraph)
    case .heading(let heading):
      take(heading.paragraph, as: .heading)
      facts["level"] = String(heading.level)
    case .header(let paragraph): take(paragraph, as: .header)
    case .footer(let paragraph): take(paragraph, as: .footer)
    case .caption(let caption):
      take(caption.paragraph, as: .caption)
      facts["target"] = caption.target?.description
    case .footnote(let note):
      take(note.paragraph, as: .footnote)
      marker = Marker(text: note.marker, box: note.markerBox)
    case .code(let code):
      take(Paragraph(code.lines), as: .code)
      facts["language"] = code.language
    case .figure(let figure):
      take(Paragraph(figure.lines), as: .figure)
      facts["alt"] = figure.alternateText
    case .formula(let formula):
      take(Paragraph(formula.lines), as: .formula)
      facts["latex"] = formula.latex
    case .separator: kind = .separator
    case .list(let list): take(list)
    case .table(let table): take(table)
    }
  }

  private mutating func take(_ paragraph: Paragraph, as kind: Kind) {
    self.kind = kind
    lines = paragraph.lines
    facts["align"] = paragraph.alignment?.rawValue
  }

  private mutating func take(_ list: List) {
    kind = .list
    facts["list"] = list.kind.rawValue
    let whole = region?.box
    regions = list.items.map { item in
      var made = InterchangeRegion(.item)
      made.marker = item.marker.map { Marker(text: $0, box: item.markerBox) }
      made.facts["checked"] = item.isChecked.map { $0 ? "1" : "0" }
      made.fill(item.blocks)
      made.region = (made.box ?? whole).map { Region($0) }
      return made
    }
  }

  private mutating func take(_ table: Table) {
    kind = .table
    facts.set(
      "grid", numbers: [table.rowCount, table.columnCount, table.headerRowCount].map { Double($0) })
    facts["ruled"] = table.isRuled ? "1" : nil
    regions = table.cells.map { cell in
      var made = InterchangeRegion(.cell, region: cell.region)
      made.facts.set(
        "cell", numbers: [cell.row, cell.column, cell.rowSpan, cell.columnSpan].map { Double($0) })
      made.facts["header"] = cell.isHeader ? "1" : nil
      made.facts["value"] = cell.value?.json
      made.fill(cell.blocks)
      return made
    }
  }

  /// One plain paragraph is the text of the item or cell itself, as other programs have it.
  private mutating func fill(_ blocks: [Block]) {
    guard blocks.count == 1, let block = blocks.first, case .paragraph(let paragraph) = block.content,
      let inner = paragraph.lines.map(\.box).union, paragraph == Paragraph(paragraph.lines),
      block == Block(id: block.id, region: Region(block.region.box), content: block.content),
      !paragraph.lines.contains(where: \.words.isEmpty)
    else {
      regions = blocks.map { InterchangeRegion($0) }
      return
    }
    lines = paragraph.lines
    facts["paragraph"] = block.id.description
    let box = block.region.box
    if box != inner { facts.set("paragraph-box", numbers: [box.x, box.y, box.width, box.height]) }
  }
}
