import RectoModel

/// Counts in the margin that number the lines of a text.
struct LineNumbers {
  /// Positions of the words that are such counts; empty when the page has none.
  let words: Set<Int>
  /// Each line has one: then it is a part of its line, which somebody may quote by it.
  let isOnEachLine: Bool

  init(_ all: [PlacedWord], em: Double) {
    words = Self.find(in: all, em: em)
    let numbers = words.sorted { all[$0].box.midY < all[$1].box.midY }.compactMap { Self.number(all[$0]) }
    isOnEachLine = zip(numbers, numbers.dropFirst()).map { Double($1 - $0) }.median == 1
  }

  private static func find(in words: [PlacedWord], em: Double) -> Set<Int> {
    let rows = RowFinder.rows(of: words.map(\.box), em: em)
    let beside = rows.compactMap { row in edge(row.first, row.dropFirst().first, words, em) }
    let onTheLeft = withLone(beside, rows, words, em)
    if isSeries(onTheLeft, rows: rows.count, words, em) { return Set(onTheLeft) }
    let onTheRight = rows.compactMap { row in edge(row.last, row.dropLast().last, words, em) }
    if isSeries(onTheRight, rows: rows.count, words, em) { return Set(onTheRight) }
    return betweenColumns(rows, words, em)
  }

  /// At every fifth line or so, in the space between two columns: patents are counted so.
  private static func betweenColumns(_ rows: [[Int]], _ words: [PlacedWord], _ em: Double) -> Set<Int> {
    let found = rows.flatMap { row in
      row.indices.filter { place in
        guard let value = number(words[row[place]]), value > 0, value.isMultiple(of: 5) else { return false }
        let box = words[row[place]].box
        let isFree = place == 0 || box.minX - words[row[place - 1]].box.maxX >= 0.3 * em
        return isFree && (place + 1 == row.count || words[row[place + 1]].box.minX - box.maxX >= 0.3 * em)
      }.map { row[$0] }
    }
    for first in found {
      let column = found.filter { abs(words[$0].box.midX - words[first].box.midX) < em }
      let steps = zip(column, column.dropFirst()).map { words[$1].box.midY - words[$0].box.midY }
      // As far from each other as five lines are.
      let isEven = (steps.max() ?? 0) < 1.3 * (steps.min() ?? 0) && (steps.min() ?? 0) > 3 * em
      if isEven, isSeries(column, rows: rows.count, words, em) { return Set(column) }
    }
    return []
  }

  /// The outer word of a row, when it is a number that stands alone.
  private static func edge(_ outer: Int?, _ inner: Int?, _ words: [PlacedWord], _ em: Double) -> Int? {
    guard let outer, let inner, number(words[outer]) != nil else { return nil }
    let (one, two) = (words[outer].box, words[inner].box)
    return max(two.minX - one.maxX, one.minX - two.maxX) >= 0.8 * em ? outer : nil
  }

  /// With those in the same column whose lines are empty.
  private static func withLone(
    _ found: [Int], _ rows: [[Int]], _ words: [PlacedWord], _ em: Double
  ) -> [Int] {
    guard let edge = found.map({ words[$0].box.maxX }).median else { return found }
    let own = Set(found)
    return rows.compactMap { row in
      guard let first = row.first else { return nil }
      let isLone = row.count == 1 && number(words[first]) != nil && abs(words[first].box.maxX - edge) < em
      return own.contains(first) || isLone ? first : nil
    }
  }

  private static func number(_ word: PlacedWord) -> Int? {
    word.word.text.count <= 4 && word.word.text.allSatisfy(\.isASCII) ? Int(word.word.text) : nil
  }

  private static func isSeries(
    _ found: [Int], rows: Int, _ words: [PlacedWord], _ em: Double
  ) -> Bool {
    let numbers = found.compactMap { number(words[$0]) }
    let steps = zip(numbers, numbers.dropFirst()).map { $1 - $0 }
    guard let step = steps.map(Double.init).median, step > 0 else { return false }
    // Every line with a number is a list unless there are many; every fifth is not.
    let isEnough = step == 1 ? found.count >= 15 && found.count * 5 > rows * 4 : found.count >= 4
    let isSteady = steps.count { Double($0) == step } * 5 >= steps.count * 4
    return isEnough && isSteady && isColumn(found, words, em)
  }

  /// Nothing else stands in their part of the page.
  private static func isColumn(_ found: [Int], _ words: [PlacedWord], _ em: Double) -> Bool {
    guard let box = found.map({ words[$0].box }).union, box.width < 4 * em else { return false }
    let own = Set(found)
    return !words.indices.contains { index in
      !own.contains(index) && words[index].box.maxX > box.minX && words[index].box.minX < box.maxX
        && words[index].box.midY > box.minY && words[index].box.midY < box.maxY
    }
  }
}
