internal import RectoModel

/// Where lines and words may stand in a box of which only the text is known.
struct EstimatedLines {
  var style: TextStyle?
  var link: String?

  /// Letters are about half as wide as lines are high.
  private static let letterShare = 0.45

  /// As many lines as make letters of usual shape; those that the text itself has are kept.
  func lines(of text: String, in box: Rect) -> [TextLine] {
    let given = text.split(whereSeparator: \.isNewline).map {
      $0.split(whereSeparator: \.isWhitespace).map(String.init)
    }
    let broken = given.filter { !$0.isEmpty }
    guard !broken.isEmpty else { return [] }
    let rows = broken.count > 1 ? broken : broken[0].broken(into: Self.count(of: broken[0], in: box))
    let height = box.height / Double(rows.count)
    return rows.enumerated().compactMap { index, words in
      let line = Rect(
        x: box.x, y: (box.y + Double(index) * height).settled, width: box.width, height: height.settled)
      let boxes = EstimatedBoxes.boxes(of: words, in: line, .leftToRight).map(\.settled)
      let made = zip(words, boxes).map { Word($0, box: $1, style: style, link: link) }
      return made.isEmpty ? nil : TextLine(words: made, box: line)
    }
  }

  private static func count(of words: [String], in box: Rect) -> Int {
    let letters = Double(words.reduce(0) { $0 + $1.count + 1 })
    guard box.width > 0, box.height > 0 else { return 1 }
    let lines = (letters * letterShare * box.height / box.width).squareRoot()
    return min(max(Int(lines.rounded()), 1), words.count)
  }
}

extension [String] {
  /// Words in rows that are about as long as each other.
  fileprivate func broken(into count: Int) -> [[String]] {
    let total = reduce(0) { $0 + $1.count + 1 }
    var rows: [[String]] = [[]]
    var done = 0
    for word in self {
      let isFull = done * count >= total * rows.count && rows.count < count
      if isFull, rows[rows.count - 1].isEmpty == false { rows.append([]) }
      rows[rows.count - 1].append(word)
      done += word.count + 1
    }
    return rows
  }
}
