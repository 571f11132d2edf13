import RectoModel

/// Makes lists, nested by their indents, of chunks that begin with markers.
struct ListTree {
  struct Item {
    let chunk: Chunk
    let marker: ItemMarker
    /// Where the marker stands, and where its text begins.
    let left: Double
    let textLeft: Double
    /// Paragraphs that stand under the text.
    var more: [Chunk] = []
  }

  /// Items of one level and kind, each with the lists below it.
  struct Level {
    var items: [(item: Item, nested: [Level])]
    let left: Double

    var isNumbered: Bool { items.first?.item.marker.isNumber ?? false }

    func takes(_ marker: ItemMarker) -> Bool {
      items.last.map { $0.item.marker.goes(before: marker) } ?? true
    }
  }

  let em: Double
  private(set) var levels: [Level] = []

  /// In the order of the page.
  init(_ items: [Item], em: Double) {
    self.em = em
    for item in items { Self.add(item, to: &levels, em: em, depth: 0) }
  }

  private static func add(_ item: Item, to levels: inout [Level], em: Double, depth: Int) {
    guard let last = levels.indices.last else {
      levels.append(Level(items: [(item, [])], left: item.left))
      return
    }
    if item.left > levels[last].left + 0.8 * em, depth < 5, let parent = levels[last].items.indices.last {
      add(item, to: &levels[last].items[parent].nested, em: em, depth: depth + 1)
    } else if levels[last].takes(item.marker) {
      levels[last].items.append((item, []))
    } else {
      levels.append(Level(items: [(item, [])], left: item.left))
    }
  }
}

extension ListTree.Level {
  /// One number or dash alone is no list; a bullet is.
  var isBelievable: Bool {
    guard let first = items.first else { return false }
    switch first.item.marker.kind {
    case .bullet, .checkBox: return true
    case .number, .doubtfulBullet: return items.count > 1
    }
  }

  /// The chunks again, for what is no list after all.
  var chunks: [Chunk] {
    items.flatMap { [$0.item.chunk] + $0.item.more + $0.nested.flatMap(\.chunks) }
  }
}
