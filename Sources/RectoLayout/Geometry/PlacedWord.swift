import RectoModel

/// A word in the reading plane, with where it came from.
struct PlacedWord: Sendable {
  let word: Word
  /// In the reading plane.
  let box: Rect
  /// Of the line that it was given in, counted over the page.
  let line: Int
  /// Counted over the page, as given.
  let order: Int
  /// How many letters and digits it has.
  let letters: Int

  init(_ word: Word, box: Rect, line: Int, order: Int) {
    self.word = word
    self.box = box
    self.line = line
    self.order = order
    letters = word.text.count {
      $0.isLetter || $0.isNumeral
    } other: {
      $0.isLetter || $0.isNumber
    }
  }

  /// Dirt, or a piece of a rule: a mark without letters, or a single letter that the engine is not sure of.
  var isSpeck: Bool {
    if letters == 0 { return box.width < 2 * height }
    return word.text.characterCount == 1 && word.confidence.map { $0.value < 0.5 } ?? false
  }

  /// It stands at right angles to the text, as far as its shape tells.
  var isSideways: Bool { box.height > 1.2 * box.width }

  var height: Double { max(box.height, 1e-3) }
}

extension Collection<PlacedWord> {
  /// The median height of its words: the unit of all thresholds. Always more than 0.
  var em: Double {
    let words = lazy.filter { $0.letters >= 3 && $0.box.height > 0 }.map(\.box.height)
    let median = Array(words).median ?? lazy.map(\.box.height).filter { $0 > 0 }.median
    return Swift.max(median ?? 10, 1e-3)
  }
}

extension [PlacedWord] {
  /// Second prints of a word on its own spot, which some programs use to make text bold: the order of each, with
  /// that of the first print.
  func twins(em: Double) -> [Int: Int] {
    var kept: [Spot: [Int]] = [:]
    var twins: [Int: Int] = [:]
    let near = 0.3 * em
    for (index, word) in enumerated() {
      let spot = Spot(
        column: Int((word.box.minX / near).rounded()), row: Int((word.box.midY / near).rounded()))
      if let first = firstPrint(of: word, at: spot, within: near, kept) {
        twins[word.order] = self[first].order
      } else {
        kept[spot, default: []].append(index)
      }
    }
    return twins
  }

  private func firstPrint(
    of word: PlacedWord, at spot: Spot, within near: Double, _ kept: [Spot: [Int]]
  ) -> Int? {
    for column in spot.column - 1...spot.column + 1 {
      for row in spot.row - 1...spot.row + 1 {
        guard let others = kept[Spot(column: column, row: row)] else { continue }
        let first = others.first { index in
          self[index].box.isTwin(of: word.box, within: near) && self[index].word.text == word.word.text
        }
        if let first { return first }
      }
    }
    return nil
  }
}

private struct Spot: Hashable {
  let column: Int
  let row: Int
}

extension Rect {
  fileprivate func isTwin(of other: Rect, within distance: Double) -> Bool {
    abs(minX - other.minX) < distance && abs(midY - other.midY) < distance
      && abs(width - other.width) < 2 * distance
  }
}
