import RectoModel

/// Gathers the characters of a page into lines.
struct EmbeddedLineReader {
  struct PlacedLetter {
    var scalar: Unicode.Scalar
    var box: Rect
    var size: Double
    var attributes: Int
    var shown: Int?

    /// Too far for the next letter of a word.
    func isFar(from before: PlacedLetter) -> Bool {
      let reach = 1.5 * max(size, before.size)
      return box.minX - before.box.maxX > reach || before.box.minX - box.maxX > reach
        || box.minY - before.box.maxY > reach || before.box.minY - box.maxY > reach
    }
  }

  private let source: PageTextSource
  private var lines: [EmbeddedLine] = []
  /// Of the line that is being read; nil for blanks.
  private var current: [PlacedLetter?] = []
  /// Letters of lines that run askew, for which poppler knows no lines, by what wrote them.
  private var slanting: [Int: [PlacedLetter]] = [:]

  init(_ source: PageTextSource) { self.source = source }

  mutating func addBlank() {
    if let last = current.last, last != nil { current.append(nil) }
  }

  mutating func add(_ letter: PlacedLetter) {
    if let shown = letter.shown, frame(of: shown).isSlanting {
      slanting[shown, default: []].append(letter)
    } else {
      // Poppler forgets the end of a line where it takes two headings of different columns for one.
      if case let before?? = current.last, letter.isFar(from: before) { endLine() }
      current.append(letter)
    }
  }

  mutating func endLine() {
    defer { current = [] }
    let frame = commonFrame
    var letters: [TextLetter] = []
    for place in current {
      if let placed = place {
        letters.append(letter(placed, in: frame))
      } else {
        letters.append(.blank(at: letters.last?.along.upperBound ?? 0))
      }
    }
    append(letters, frame)
  }

  mutating func finish() -> [EmbeddedLine] {
    endLine()
    for (shown, letters) in slanting.sorted(by: { $0.key < $1.key }) { addSlanting(letters, by: shown) }
    slanting = [:]
    return lines
  }

  private mutating func append(_ letters: [TextLetter], _ frame: TextFrame) {
    guard letters.contains(where: { $0.scalar != nil }) else { return }
    let builder = TextLineBuilder(letters, frame: frame, source: source)
    if let line = builder.line() {
      lines.append(EmbeddedLine(line: line, frame: frame, size: builder.mainSize, base: builder.mainBase))
    }
  }

  private func frame(of shown: Int) -> TextFrame { source.shown.frames[shown] }

  /// Of most of the letters.
  private var commonFrame: TextFrame {
    var counts: [(frame: TextFrame, count: Int)] = []
    for case let letter? in current {
      let frame = letter.shown.map { self.frame(of: $0) } ?? .level
      if let place = counts.firstIndex(where: { $0.frame == frame }) {
        counts[place].count += 1
      } else if counts.count < 8 {
        counts.append((frame, 1))
      }
    }
    return counts.max { $0.count < $1.count }?.frame ?? .level
  }

  private func letter(_ placed: PlacedLetter, in frame: TextFrame) -> TextLetter {
    let box = placed.box
    let first = frame.along(Point(x: box.minX, y: box.minY))
    let last = frame.along(Point(x: box.maxX, y: box.maxY))
    let edges = [frame.above(Point(x: box.minX, y: box.minY)), frame.above(Point(x: box.maxX, y: box.maxY))]
    let (low, high) = (min(edges[0], edges[1]), max(edges[0], edges[1]))
    var letter = TextLetter(
      scalar: placed.scalar, along: min(first, last)...max(first, last), base: low + 0.22 * (high - low),
      size: placed.size, attributes: placed.attributes)
    if let shown = placed.shown, self.frame(of: shown) == frame {
      letter.base = frame.above(source.shown.all[shown].from)
      letter.shown = shown
    }
    return letter
  }

  // MARK: Lines askew

  private mutating func addSlanting(_ placed: [PlacedLetter], by shown: Int) {
    let frame = frame(of: shown)
    let base = frame.above(source.shown.all[shown].from)
    let stretches = placed.map { ($0, Self.stretch(of: $0.box, in: frame, base: base)) }
    var letters: [TextLetter] = []
    for (placed, along) in stretches.sorted(by: { $0.1.lowerBound < $1.1.lowerBound }) {
      if let end = letters.last?.along.upperBound, along.lowerBound - end > 0.15 * placed.size {
        letters.append(.blank(at: end))
      }
      letters.append(
        TextLetter(
          scalar: placed.scalar, along: along, base: base, size: placed.size, attributes: placed.attributes,
          shown: shown))
    }
    append(letters, frame)
  }

  /// Of a slanting letter, poppler's box tells the advance along one side of the page: the one that is nearer.
  private static func stretch(of box: Rect, in frame: TextFrame, base: Double) -> ClosedRange<Double> {
    let (direction, up) = (frame.direction, frame.up)
    let ends =
      abs(direction.x) > abs(direction.y) + 1e-6
      ? [box.minX, box.maxX].map { ($0 - base * up.x) / direction.x }
      : [box.minY, box.maxY].map { ($0 - base * up.y) / direction.y }
    return min(ends[0], ends[1])...max(ends[0], ends[1])
  }
}
