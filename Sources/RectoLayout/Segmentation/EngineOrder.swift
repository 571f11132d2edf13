import RectoModel

/// Keeps the order that an engine gave, and puts ready blocks where they belong.
struct EngineOrder {
  let text: PageText
  /// In the reading plane.
  let ready: [Rect]
  /// For ready blocks that the page has itself, their position among its blocks.
  let positions: [Int?]

  var leaves: [Leaf] {
    var leaves: [Leaf] = []
    for item in given {
      switch item {
      case .ready: leaves.append(Leaf(elements: [item]))
      case .line(let line):
        if let last = leaves.last, goesOn(last, in: line) {
          leaves[leaves.count - 1].elements.append(item)
        } else {
          leaves.append(Leaf(elements: [item]))
        }
      }
    }
    for index in ready.indices where positions[index] == nil { leaves.insert(index, of: ready) }
    return leaves
  }

  private var given: [Leaf.Element] {
    var items: [(position: Int, element: Leaf.Element)] = []
    for (index, line) in text.lines.enumerated() where !line.words.isEmpty {
      var placed = PlacedLine(line, plane: text.plane, meter: text.meter)
      placed.source = text.blocks[index]
      items.append((text.blocks[index], .line(placed)))
    }
    for (index, position) in positions.enumerated() {
      if let position { items.append((position, .ready(index))) }
    }
    return items.indices.sorted { (items[$0].position, $0) < (items[$1].position, $1) }
      .map { items[$0].element }
  }

  /// The line stands below the last one in the same column.
  private func goesOn(_ leaf: Leaf, in line: PlacedLine) -> Bool {
    guard case .line(let last)? = leaf.elements.last, let box = leaf.box else { return false }
    // By the middles of lines: boxes reach into each other where specks were read as words.
    return line.midY > last.midY + 0.3 * text.em && line.box.minY - last.box.maxY < 3 * text.em
      && box.sharedWidth(with: line.box) > 0.5
  }
}
