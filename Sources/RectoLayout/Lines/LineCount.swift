import RectoModel

/// Lines that are counted in the margin, one by one, as those of minutes and pleadings are: each is a line for ever.
enum LineCount {
  /// Fewer are a list.
  static let least = 9

  /// Positions of lines that begin with such a count. `numbers` are those that lines begin with.
  static func counted(_ numbers: [Int?]) -> Set<Int> {
    let found = numbers.indices.filter { numbers[$0] != nil }
    let steps = zip(found, found.dropFirst()).count { one, next in
      guard let first = numbers[one], let second = numbers[next] else { return false }
      // A line between may have lost its number, and every page begins anew.
      return second - first == next - one || second == 1
    }
    let isCount = found.count >= least && found.count * 5 >= numbers.count * 3
    return isCount && steps * 10 >= (found.count - 1) * 7 ? Set(found) : []
  }

  /// 7 for "7"; nil for "7." and "1998".
  static func number(_ word: Word?) -> Int? {
    guard let text = word?.text, text.count <= 2, text.allSatisfy({ $0.isASCII && $0.isNumber }) else {
      return nil
    }
    return Int(text)
  }
}
