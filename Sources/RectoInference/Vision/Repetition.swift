/// Finds out whether a model has fallen into a loop.
enum Repetition {
  /// Words that are said again and again at least.
  private static let leastWords = 24
  private static let leastTimes = 4
  private static let longestPeriod = 60

  /// Whether the words hold a stretch that repeats itself more often than the page does.
  static func isLoop(_ words: [String], unlike page: [String]) -> Bool {
    guard let stretch = longest(in: words) else { return false }
    // Forms and tables repeat themselves honestly.
    return (longest(in: page)?.count ?? 0) * 2 < stretch.count
  }

  private static func longest(in words: [String]) -> Range<Int>? {
    var best: Range<Int>?
    for period in 1...longestPeriod where period * leastTimes <= words.count {
      var start = 0
      for index in period...words.count {
        let goesOn = index < words.count && words[index] == words[index - period]
        if goesOn { continue }
        let length = index - start
        if length >= max(leastWords, period * leastTimes), length > (best?.count ?? 0) {
          best = start..<index
        }
        start = index - period + 1
      }
    }
    return best
  }
}
