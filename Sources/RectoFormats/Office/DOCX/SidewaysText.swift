internal import RectoModel

/// Lines that run down or up the page: turned text, and vertical writing. They are laid down as if they ran across.
struct SidewaysText {
  enum Direction: String, Sendable, Hashable {
    /// The first line is the rightmost.
    case down = "tbRl"
    /// The first line is the leftmost.
    case up = "btLr"
  }

  let direction: Direction
  /// Running across, in a box whose top left corner is the origin.
  let lines: [TextLine]
  /// Where they are on the page.
  let box: Rect

  /// nil when the lines run across.
  init?(_ lines: [TextLine]) {
    let lines = lines.filter { !$0.words.isEmpty && !$0.box.isEmpty }
    guard let box = lines.map(\.box).union, lines.contains(where: \.standsUpright),
      lines.count(where: \.standsUpright) * 2 > lines.count
    else { return nil }
    let goesDown = lines.reduce(0) { sum, line in
      guard let first = line.words.first?.box.midY, let last = line.words.last?.box.midY else { return sum }
      return sum
        + (line.direction == .topToBottom ? 1 : (last - first).sign == .minus ? -1 : last > first ? 1 : 0)
    }
    let direction: Direction = goesDown < 0 ? .up : .down
    self.direction = direction
    self.box = box
    self.lines = lines.map { $0.laid(direction, in: box) }
  }
}

extension TextLine {
  /// Running across, in what was `area` of the page; its top left corner is the origin.
  func laid(_ direction: SidewaysText.Direction, in area: Rect) -> TextLine {
    var words = words
    for index in words.indices { words[index].box = words[index].box.laid(direction, in: area) }
    return TextLine(words: words, box: box.laid(direction, in: area))
  }

  /// Much higher than wide, and more than a letter or two.
  fileprivate var standsUpright: Bool {
    direction == .topToBottom || box.height > 2 * box.width && plainText.count > 2
  }
}

extension Rect {
  func laid(_ direction: SidewaysText.Direction, in page: Rect) -> Rect {
    switch direction {
    case .down: Rect(x: minY - page.minY, y: page.maxX - maxX, width: height, height: width)
    case .up: Rect(x: page.maxY - maxY, y: minX - page.minX, width: height, height: width)
    }
  }
}
