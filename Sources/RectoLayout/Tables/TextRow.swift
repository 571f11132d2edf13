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
  /// Where its letters stand.
  let baseline: Double

  var midY: Double { box.midY }

  /// The rows of some of the words, from top to bottom. Leaders part what they lead from.
  static func rows(
    of words: [Int], in all: [PlacedWord], em: Double, till: TillPrint? = nil
  ) -> [TextRow] {
    let rows = RowFinder.rows(of: words.map { all[$0].box }, em: em)
    // Figures side by side are seldom one cell.
    let gaps = till?.cellGaps ?? (words: 0.55 * em, figures: 0.33 * em)
    return rows.compactMap { row in TextRow(row.map { words[$0] }, in: all, gaps: gaps, em: em) }
  }

  private init?(_ row: [Int], in all: [PlacedWord], gaps: (words: Double, figures: Double), em: Double) {
    var pieces: [Piece] = []
    var isAfterLeader = false
    let usual = row.map { all[$0].height }.median ?? em
    for index in row {
      let word = all[index]
      let isBetweenFigures =
        word.isTellingFigure && !word.isUnit
        && pieces.last?.words.last.map { all[$0].isTellingFigure } == true
      // Large type has wider blanks, also beside words of low letters.
      let large =
        pieces.last?.words.last.map { min(max(min(all[$0].height, word.height), usual), 3 * em) } ?? em
      let scale = max(1, large / em)
      let allowed = isBetweenFigures ? gaps.figures : gaps.words * scale
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
    baseline = row.compactMap { LetterFoot(of: all[$0].word, in: all[$0].box) }.baseline ?? box.maxY
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
    let strips = strips.filter { !hasGap(in: $0, em: em) }
    let row = parted(at: strips, in: all, where: { $0 > least * em })
    guard pieces.count == 1, row.pieces.count > 1,
      !row.pieces.dropFirst().contains(where: { $0.words.count { all[$0].isFigure } * 2 >= $0.words.count })
    else { return row }
    // A title over a group of rows is no two cells because a blank of it stands between columns.
    guard let usual = usualBlank(in: all) else { return self }
    return parted(at: strips, in: all, where: { $0 > max(least * em, 1.5 * usual) })
  }

  /// Two pieces stand apart there already: a long text that reaches into the strip is whole.
  private func hasGap(in strip: ClosedRange<Double>, em: Double) -> Bool {
    zip(pieces, pieces.dropFirst()).contains { left, right in
      min(right.box.minX, strip.upperBound) - max(left.box.maxX, strip.lowerBound) > 0.3 * em
    }
  }

  private func parted(
    at strips: [ClosedRange<Double>], in all: [PlacedWord], where isWide: (Double) -> Bool
  ) -> TextRow {
    var row = self
    row.pieces = pieces.flatMap { piece in
      // What ends in a strip reaches no other column: it is a long text.
      let strips = strips.filter { $0.upperBound < piece.box.maxX && $0.lowerBound > piece.box.minX }
      guard !strips.isEmpty else {
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
        if isWide(gap.upperBound - gap.lowerBound), strips.contains(where: { $0.overlaps(gap) }) {
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

extension TextRow {
  /// Without the pieces that end left of this place; nil when all do.
  func reaching(beyond left: Double) -> TextRow? {
    var row = self
    row.pieces.removeAll { $0.box.maxX < left }
    guard let box = row.pieces.map(\.box).union else { return nil }
    row.box = box
    return row
  }

  /// Between its words, as far as they stand close; nil where there is but one.
  private func usualBlank(in all: [PlacedWord]) -> Double? {
    let words = pieces.flatMap(\.words).map { all[$0] }
    let blanks = zip(words, words.dropFirst()).map { $1.box.minX - $0.box.maxX }
    guard blanks.count > 1, let median = blanks.median else { return nil }
    return min(median, 0.4 * (words.map(\.height).max() ?? 0))
  }
}

extension [PlacedWord] {
  /// Text, then a number: an entry of a register or of a table of contents.
  var areEntry: Bool {
    guard count > 1, let first, let last else { return false }
    return first.word.text.contains(where: \.isLetter) && last.isFigure && !last.isDots
  }
}

extension PlacedWord {
  /// Dots that lead from one column to the next.
  var isLeader: Bool {
    let text = word.text
    return text.utf8.count >= 3 && text.count >= 3 && text.allSatisfy { ".·…_•".contains($0) }
  }

  /// The sign of a currency or of percent, with what ends a clause: part of the figure before it.
  fileprivate var isUnit: Bool {
    word.text.unicodeScalars.contains { "€$£¥%‰".unicodeScalars.contains($0) }
      && word.text.unicodeScalars.allSatisfy { "€$£¥%‰.,;:".unicodeScalars.contains($0) }
  }

  fileprivate var isTellingFigure: Bool { isFigure && !isDots }

  /// Nothing but dots, which lead somewhere.
  var isDots: Bool { word.text.isDots }

  /// A number, an amount, a percentage, or what stands for "none" among them.
  var isFigure: Bool { word.text.isFigure }
}

extension String {
  /// "12.50" or "3,0".
  var isDecimal: Bool {
    guard let mark = lastIndex(where: { ".,".contains($0) }) else { return false }
    return self[..<mark].last?.isNumber == true && self[index(after: mark)...].first?.isNumber == true
  }

  /// Nothing but dots.
  var isDots: Bool { !isEmpty && allSatisfy(\.isDot) }

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

extension Character {
  var isDot: Bool { ".·…".contains(self) }
}
