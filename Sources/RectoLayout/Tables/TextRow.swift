import RectoModel

/// A line of text right across a table, with its words in pieces that wide gaps part.
struct TextRow: Sendable {
  struct Piece: Sendable {
    /// Positions in the list of words, from left to right.
    var words: [Int]
    var box: Rect
  }

  var pieces: [Piece]
  private(set) var box: Rect

  var midY: Double { box.midY }

  /// The rows of some of the words, from top to bottom. Leaders part what they lead from.
  static func rows(of words: [Int], in all: [PlacedWord], em: Double, gap: Double = 0.55) -> [TextRow] {
    let rows = RowFinder.rows(of: words.map { all[$0].box }, em: em)
    return rows.compactMap { row in TextRow(row.map { words[$0] }, in: all, gap: gap * em) }
  }

  private init?(_ row: [Int], in all: [PlacedWord], gap: Double) {
    var pieces: [Piece] = []
    var isAfterLeader = false
    for index in row {
      let word = all[index]
      // Figures side by side are seldom one cell.
      let isBetweenFigures = word.isFigure && pieces.last?.words.last.map { all[$0].isFigure } == true
      let allowed = isBetweenFigures ? 0.6 * gap : gap
      if let last = pieces.last, !isAfterLeader, word.box.minX - last.box.maxX <= allowed {
        pieces[pieces.count - 1].words.append(index)
        pieces[pieces.count - 1].box = last.box.union(word.box)
      } else {
        pieces.append(Piece(words: [index], box: word.box))
      }
      isAfterLeader = word.isLeader
    }
    guard let box = pieces.map(\.box).union else { return nil }
    self.pieces = pieces
    // Marks above and below the line must not make it higher than its words.
    let middles = row.map { all[$0].box }
    let (top, bottom) = (middles.map(\.minY).median ?? box.minY, middles.map(\.maxY).median ?? box.maxY)
    self.box = Rect(left: box.minX, top: min(top, bottom), right: box.maxX, bottom: max(top, bottom))
  }
}

extension TextRow {
  /// What ends before `x`; nil when nothing does.
  func leftPart(of x: Double) -> TextRow? { part { $0.maxX <= x } }

  /// What has its middle between the two borders; nil when nothing has.
  func part(within range: ClosedRange<Double>) -> TextRow? { part { range.contains($0.midX) } }

  private func part(_ isKept: (Rect) -> Bool) -> TextRow? {
    var row = self
    row.pieces = pieces.filter { isKept($0.box) }
    guard let box = row.pieces.map(\.box).union else { return nil }
    row.box = Rect(left: box.minX, top: self.box.minY, right: box.maxX, bottom: self.box.maxY)
    return row
  }

  /// One piece of many words.
  var isSentence: Bool { pieces.count == 1 && pieces[0].words.count >= 8 }

  /// Where columns are known, a smaller gap than usual parts two cells, from `least` times `em`: headings stand close.
  func parted(at strips: [ClosedRange<Double>], in all: [PlacedWord], em: Double, least: Double = 0.3)
    -> TextRow
  {
    var row = self
    row.pieces = pieces.flatMap { piece in
      guard strips.contains(where: { $0.lowerBound < piece.box.maxX && $0.upperBound > piece.box.minX })
      else {
        return [piece]
      }
      var parts: [Piece] = []
      for index in piece.words {
        let box = all[index].box
        guard let last = parts.last else {
          parts.append(Piece(words: [index], box: box))
          continue
        }
        let gap = last.box.maxX...max(last.box.maxX, box.minX)
        let isWide = gap.upperBound - gap.lowerBound > least * em
        if isWide, strips.contains(where: { $0.overlaps(gap) }) {
          parts.append(Piece(words: [index], box: box))
        } else {
          parts[parts.count - 1].words.append(index)
          parts[parts.count - 1].box = last.box.union(box)
        }
      }
      return parts
    }
    return row
  }
}

extension PlacedWord {
  /// Dots that lead from one column to the next.
  var isLeader: Bool {
    let text = word.text
    return text.utf8.count >= 3 && text.count >= 3 && text.allSatisfy { ".·…_•".contains($0) }
  }

  /// A number, an amount, a percentage, or what stands for "none" among them.
  var isFigure: Bool { word.text.isFigure }
}

extension String {
  /// More digits than letters, or a mark that stands for a number.
  var isFigure: Bool {
    var (digits, letters) = (0, 0)
    for scalar in unicodeScalars {
      if scalar.isNumeral {
        digits += 1
      } else if scalar.isLetter {
        letters += 1
      }
    }
    if digits == 0 {
      return letters == 0 && unicodeScalars.allSatisfy { "-–—−*.%$€£¥✓✗×+:".unicodeScalars.contains($0) }
    }
    return digits > letters
  }
}
