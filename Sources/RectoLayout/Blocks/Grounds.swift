import RectoModel

/// Tells what colour stands behind text: boxes of colour are drawn under it, white ones over these. A colour on which the
/// text couldn't be read is none that is seen: it is transparent, or a picture lies on it.
struct Grounds {
  /// In the order in which they are drawn.
  private let shades: [(box: Rect, color: RGBColor)]

  /// More of a block's words are not looked at.
  private static let mostPlaces = 24

  init(_ shades: [Shade]) {
    let known = shades.compactMap { shade in
      shade.color.flatMap { RGBColor($0) }.map { (box: shade.box.sound, color: $0) }
    }
    self.shades = known.contains { !$0.color.isPaper } ? known : []
  }

  /// The same blocks, with the colours behind them and behind the cells of tables.
  func under(_ blocks: [Block]) -> [Block] {
    guard !shades.isEmpty else { return blocks }
    return blocks.map { block in
      var block = block
      switch block.content {
      case .table(let table): block.content = .table(table.filled { color(of: $0) })
      case .figure, .formula, .separator: break
      default: block.ground = block.ground ?? ground(of: block.allLines.flatMap(\.words))
      }
      return block
    }
  }

  /// What nearly all of the words stand on.
  private func ground(of words: [Word]) -> Ground? {
    let step = max(1, words.count / Self.mostPlaces)
    let places = stride(from: 0, to: words.count, by: step).map { words[$0].box.sound }
    guard let first = places.first.flatMap({ shade(behind: $0.center) }) else { return nil }
    var (under, box) = (0, first.box)
    for place in places {
      guard let other = shade(behind: place.center), other.color == first.color else { continue }
      under += 1
      if !box.contains(place.center) { box = box.union(other.box) }
    }
    guard under * 10 >= places.count * 9, areSeen(words, on: first.color) else { return nil }
    return Ground(box, color: first.color)
  }

  /// That of most of the cell.
  private func color(of cell: Cell) -> RGBColor? {
    let box = cell.region.box.sound
    let places = [0.2, 0.5, 0.8].flatMap { x in
      [0.25, 0.5, 0.75].map { Point(x: box.minX + x * box.width, y: box.minY + $0 * box.height) }
    }
    let colors = places.map { shade(behind: $0)?.color }
    guard let middle = colors[colors.count / 2], colors.count(where: { $0 == middle }) > 6,
      areSeen(cell.blocks.flatMap(\.allLines).flatMap(\.words), on: middle)
    else { return nil }
    return middle
  }

  /// Most of them, as far as their colours are known: fonts without one are black.
  private func areSeen(_ words: [Word], on color: RGBColor) -> Bool {
    let colors = words.filter { $0.style?.fontName != nil }.map {
      $0.style?.color.flatMap { RGBColor($0) } ?? .black
    }
    return colors.count { $0.contrast(with: color) >= Self.leastContrast } * 2 >= colors.count
  }

  private static let leastContrast = 1.6

  /// The last one drawn there; nil for paper.
  private func shade(behind point: Point) -> (box: Rect, color: RGBColor)? {
    guard let last = shades.last(where: { $0.box.contains(point) }), !last.color.isPaper else { return nil }
    return last
  }
}

extension RGBColor {
  /// Too light to be seen on paper.
  var isPaper: Bool { min(red, green, blue) >= 250 }
}
