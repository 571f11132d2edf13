extension Array {
  /// In order, so many together at most; a batch ends with the member that takes it over `size`.
  package func batches(
    of most: Int = .max, size limit: Int, _ size: (Element) -> Int
  ) -> [[Element]] {
    var batches: [[Element]] = []
    var sum = 0
    for member in self {
      if batches.isEmpty || batches[batches.count - 1].count == most || sum > limit {
        batches.append([])
        sum = 0
      }
      batches[batches.count - 1].append(member)
      sum += size(member)
    }
    return batches
  }
}
