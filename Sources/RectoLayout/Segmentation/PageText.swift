import RectoModel

/// The words of a page's paragraphs in the reading plane, each once.
struct PageText: Sendable {
  let plane: ReadingPlane
  /// The median height of words.
  let em: Double
  let meter: TypeMeter
  let words: [PlacedWord]
  /// The lines as given, without twins.
  let lines: [TextLine]
  /// For each line, the position of its block on the page.
  let blocks: [Int]
  /// The second prints that were left out: the order of each, with that of the word that stayed.
  let twins: [Int: Int]

  init(_ page: Page) {
    var (given, blocks): ([TextLine], [Int]) = ([], [])
    for (index, block) in page.blocks.enumerated() {
      guard case .paragraph(let paragraph) = block.content else { continue }
      given += paragraph.lines
      blocks += repeatElement(index, count: paragraph.lines.count)
    }
    let plane = ReadingPlane(of: given)
    var all: [PlacedWord] = []
    for (line, words) in given.enumerated() {
      for word in words.words {
        all.append(PlacedWord(word, box: plane.place(word.box), line: line, order: all.count))
      }
    }
    let em = all.em
    let twins = all.twins(em: em)
    let kept = twins.isEmpty ? all : all.filter { twins[$0.order] == nil }
    self.plane = plane
    self.em = em
    self.blocks = blocks
    self.twins = twins
    meter = TypeMeter(kept.lazy.map(\.word), resolution: page.resolution)
    words = kept
    lines = kept.count == all.count ? given : Self.lines(given, of: kept)
  }

  /// The median gap between words of a line as given, in page units; 0 where there are too few to tell.
  var blank: Double {
    let gaps = zip(words, words.dropFirst()).compactMap { word, next -> Double? in
      let gap = next.box.minX - word.box.maxX
      return next.line == word.line && gap > 0 && gap < 3 * em ? gap : nil
    }
    return gaps.count < 20 ? 0 : gaps.median ?? 0
  }

  /// The median size of type, in page units.
  var typeSize: Double {
    let sizes = words.filter { $0.letters >= 3 }.map { meter.size(of: CollectionOfOne($0.word)) }
      .filter { $0 > 0 }
    return sizes.median.map { max(meter.units($0), em) } ?? em
  }

  private static func lines(_ given: [TextLine], of kept: [PlacedWord]) -> [TextLine] {
    var lines = given
    for index in lines.indices { lines[index].words = [] }
    for word in kept { lines[word.line].words.append(word.word) }
    return lines
  }

  /// The line of these words, which come from left to right in the plane.
  func line(of row: [Int]) -> PlacedLine {
    var line = PlacedLine(textLine(of: row), plane: plane, meter: meter)
    if let first = row.first { line.source = blocks[words[first].line] }
    return line
  }

  /// The words of a row as a line of the model, in logical order.
  func textLine(of row: [Int]) -> TextLine {
    let ordered = inLogicalOrder(row.map { words[$0] })
    guard let first = ordered.first else {
      return TextLine(words: [], box: Rect(x: 0, y: 0, width: 0, height: 0))
    }
    let given = lines[first.line]
    let isGiven = ordered.enumerated().allSatisfy { $1.line == first.line && $1.order == first.order + $0 }
    if given.words.count == ordered.count, isGiven { return given }
    let boxes = ordered.map(\.word.box.sound)
    let raised = RaisedWords(in: ordered, meter: meter)
    return TextLine(
      words: ordered.map { raised?.marked($0) ?? $0.word }, box: boxes.union ?? first.word.box,
      baseline: baseline(of: ordered),
      direction: given.direction)
  }

  /// Words that were given side by side in one line keep the order that they had there: it knows of right and left. Where
  /// all runs from the left, their places tell more: files often set raised marks after the rest of the line.
  private func inLogicalOrder(_ row: [PlacedWord]) -> [PlacedWord] {
    if plane.orientation == .upright,
      row.allSatisfy({ lines[$0.line].direction == .leftToRight && !$0.word.runsFromTheRight })
    {
      return row
    }
    var result: [PlacedWord] = []
    var start = 0
    while start < row.count {
      let end = row[start...].firstIndex { $0.line != row[start].line } ?? row.count
      result += row[start..<end].sorted { $0.order < $1.order }
      start = end
    }
    return result
  }

  /// The pieces of the given baselines below the words; nil when one has none.
  private func baseline(of row: [PlacedWord]) -> Baseline? {
    guard plane.orientation == .upright else { return nil }
    var points: [Point] = []
    for word in row {
      guard let given = lines[word.line].baseline, let left = given.y(at: word.box.minX),
        let right = given.y(at: word.box.maxX)
      else { return nil }
      if points.isEmpty { points.append(Point(x: word.box.minX, y: left)) }
      if let last = points.last, word.box.maxX > last.x {
        points.append(Point(x: word.box.maxX, y: right))
      }
    }
    guard let first = points.first, let last = points.last, points.count > 1 else { return nil }
    return Baseline([first, last])
  }
}

extension Word {
  /// It has letters of Hebrew, Arabic and the like.
  fileprivate var runsFromTheRight: Bool {
    text.unicodeScalars.contains {
      (0x590...0x8FF).contains($0.value) || $0.value >= 0xFB1D && $0.value <= 0xFEFC
    }
  }
}

extension Baseline {
  /// Its height at `x`, the first and last piece drawn out; nil for a baseline that leads nowhere.
  func y(at x: Double) -> Double? {
    guard points.count > 1 else { return nil }
    let index = points.dropFirst().firstIndex { $0.x >= x } ?? points.count - 1
    let (from, to) = (points[index - 1], points[index])
    guard abs(to.x - from.x) > 1e-6 else { return from.y }
    return from.y + (x - from.x) / (to.x - from.x) * (to.y - from.y)
  }
}
