import RectoModel

extension PlacedLine {
  /// The line of some of its words; nil when there are none.
  func part(_ words: [Word], of text: PageText) -> PlacedLine? {
    guard words.count < line.words.count else { return self }
    guard var part = TextLine(around: words, direction: line.direction) else { return nil }
    if line.direction == .leftToRight, let left = line.baseline?.y(at: part.box.minX),
      let right = line.baseline?.y(at: part.box.maxX)
    {
      part.baseline = Baseline([Point(x: part.box.minX, y: left), Point(x: part.box.maxX, y: right)])
    }
    var placed = PlacedLine(part, plane: text.plane, meter: text.meter)
    placed.source = source
    return placed
  }
}
