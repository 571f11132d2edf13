internal import RectoModel

extension FlowBody {
  func items(of list: List, at place: Place) throws(RectoError) -> [BodyItem] {
    let markers = ListMarkers(list)
    let level = min(place.listLevel, NumberingPlan.lastLevel)
    var items: [BodyItem] = []
    var instance: (id: Int, format: MarkerFormat, next: Int)?
    for (index, item) in list.items.enumerated() {
      var counted: BodyParagraph.Numbering?
      if let format = markers.formats[index] {
        let number = markers.numbers[index] ?? 0
        if instance?.format != format || instance?.next != number {
          instance = (numbering.add(format, level: level, start: number), format, number)
        }
        if let id = instance?.id { counted = BodyParagraph.Numbering(id: id, level: level) }
        if markers.numbers[index] != nil { instance?.next += 1 }
      }
      items += try self.items(of: item, counted, isNumbered: list.kind == .numbered, at: place)
    }
    return items
  }

  /// The first paragraph has the marker, what follows stands below its text.
  private func items(
    of item: ListItem, _ numbering: BodyParagraph.Numbering?, isNumbered: Bool, at place: Place
  ) throws(RectoError) -> [BodyItem] {
    let level = min(place.listLevel, NumberingPlan.lastLevel)
    let style = NamedStyle.list(isNumbered: isNumbered, level: level)
    let start = NumberingPlan.step * (level + 1)
    var inner = place
    inner.listLevel += 1
    inner.left = nil
    inner.width = max(place.width - NumberingPlan.step, 1000)
    var first = BodyParagraph(style)
    var rest = item.blocks[...]
    if let block = rest.first, case .paragraph(let paragraph) = block.content, paragraph.role == .body {
      first = text(paragraph, style, place)
      rest.removeFirst()
    }
    first.numbering = numbering
    if numbering == nil {
      first.indent = .init(start: start, firstLine: -NumberingPlan.step)
      if let marker = item.marker?.cleaned, !marker.isEmpty {
        first.runs.insert(contentsOf: [BodyRun(.text(marker)), BodyRun(.tab)], at: 0)
      }
    }
    var items = [BodyItem.paragraph(first)]
    for block in rest {
      for made in try self.items(of: block, at: inner) { items.append(made.below(start)) }
    }
    return items
  }
}

extension BodyItem {
  /// Further text of an item stands below its first.
  fileprivate func below(_ start: Int) -> BodyItem {
    guard case .paragraph(var paragraph) = self, paragraph.numbering == nil, paragraph.indent == nil else {
      return self
    }
    if paragraph.style == .normal { paragraph.style = .listContinue }
    paragraph.indent = .init(start: start)
    return .paragraph(paragraph)
  }
}
