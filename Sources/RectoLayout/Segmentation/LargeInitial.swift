import RectoModel

/// A letter as high as several lines, at the beginning of the first of them.
struct LargeInitial: Sendable {
  /// Position in the list of words.
  let index: Int
  let box: Rect

  /// Those of the page.
  static func all(in words: [PlacedWord], em: Double) -> [LargeInitial] {
    let large = words.indices.lazy.filter { index in
      let word = words[index]
      return word.letters > 0 && word.box.height >= 1.8 * em && word.box.height <= 8 * em
        && word.word.text.count <= 2
    }
    // Nobody prints more; each one costs a look at all words.
    return large.prefix(50).filter { rows(beside: words[$0].box, in: words, em: em) >= 2 }
      .map { LargeInitial(index: $0, box: words[$0].box) }
  }

  /// How many words of ordinary height begin right of it, below each other.
  private static func rows(beside box: Rect, in words: [PlacedWord], em: Double) -> Int {
    let beside = words.lazy.filter {
      $0.box.height < 0.7 * box.height && $0.box.minX > box.midX && $0.box.minX < box.maxX + 1.5 * em
        && $0.box.midY > box.minY - 0.3 * em && $0.box.midY < box.maxY
    }
    var (count, last) = (0, -Double.infinity)
    for middle in beside.map(\.box.midY).sorted() where middle > last + 0.7 * em {
      count += 1
      last = middle
    }
    return count
  }

  /// The row that it begins, and those that stand beside it: `rows` are boxes from top to bottom.
  func rows(in rows: [Rect], em: Double) -> [Int] {
    rows.indices.filter { index in
      let row = rows[index]
      return row.minX > box.midX && row.minX < box.maxX + 2 * em && row.midY > box.minY - 0.3 * em
        && row.midY < box.maxY
    }
  }
}
