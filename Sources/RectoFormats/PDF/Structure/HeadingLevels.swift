/// Nests headings without gaps: the first is of level 1, and none is more than one level below the one before.
/// Levels that have no gaps stay as they are.
struct HeadingLevels: Sendable {
  /// The document's levels of the headings that the next one may lie in.
  private var open: [Int] = []

  /// The level, 1 and up, of the next heading, whose level in the document is `level`.
  mutating func next(_ level: Int) -> Int {
    while let last = open.last, last >= level { open.removeLast() }
    open.append(level)
    return open.count
  }
}
