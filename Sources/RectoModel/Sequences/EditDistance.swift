/// How many members must be put in, taken out or replaced to make one sequence of another.
package enum EditDistance {
  /// nil when it is more than `limit`. Takes time of the length times the limit.
  package static func distance<Member: Equatable>(
    _ expected: [Member], _ actual: [Member], limit: Int
  ) -> Int? {
    let (count, far) = (actual.count, limit + 1)
    guard abs(expected.count - count) <= limit else { return nil }
    var above = (0...count).map { min($0, far) }
    var row = [Int](repeating: far, count: count + 1)
    for (index, member) in expected.enumerated() {
      // Only these can be reached within the limit.
      let (first, last) = (max(0, index + 1 - limit), min(count, index + 1 + limit))
      if first > 0 { row[first - 1] = far }
      if last < count { row[last + 1] = far }
      for column in first...max(first, last) {
        guard column > 0 else {
          row[0] = min(index + 1, far)
          continue
        }
        let replaced = above[column - 1] + (actual[column - 1] == member ? 0 : 1)
        row[column] = min(replaced, above[column] + 1, row[column - 1] + 1, far)
      }
      swap(&row, &above)
    }
    return above[count] <= limit ? above[count] : nil
  }
}
