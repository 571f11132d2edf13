import Foundation
import RectoModel

/// Finds for each word of one reading of a page the word of another that stands at the same place: equal ones first, in
/// whatever order the readings have, then what is left between them.
struct WordAlignment {
  /// By word of the new reading: the local words that it stands for, none when there are none.
  private(set) var matches: [[Int]]
  private var isUsed: [Bool]
  private let new: [String]
  private let old: [String]
  private let confidences: [Confidence?]

  init(_ new: [String], to old: [Word]) {
    self.new = new.map(Self.folded)
    self.old = old.map { Self.folded($0.text) }
    confidences = old.map(\.confidence)
    matches = [[Int]](repeating: [], count: new.count)
    isUsed = [Bool](repeating: false, count: old.count)
    matchEqual()
    fillGaps()
  }

  /// What is compared: letters and digits, in small letters.
  static func folded(_ word: String) -> String {
    let folded = String(word.lowercased().filter { $0.isLetter || $0.isNumber })
    return folded.isEmpty ? word : folded
  }

  /// Runs of equal words first, the longer the surer; single words only where they go on from a neighbour or are alone of
  /// their kind.
  private mutating func matchEqual() {
    var places: [String: [Int]] = [:]
    for (index, word) in old.enumerated() { places[word, default: []].append(index) }
    for length in [4, 2, 1] {
      var index = 0
      while index < new.count {
        if matches[index].isEmpty, let start = start(of: index, atLeast: length, places) {
          var (here, there) = (index, start)
          while here < new.count, there < old.count, matches[here].isEmpty, !isUsed[there],
            new[here] == old[there]
          {
            matches[here] = [there]
            isUsed[there] = true
            (here, there) = (here + 1, there + 1)
          }
          index = here
        } else {
          index += 1
        }
      }
    }
  }

  /// The place of the longest run from here, the nearest behind the last match when there are several.
  private func start(of index: Int, atLeast length: Int, _ places: [String: [Int]]) -> Int? {
    let candidates = (places[new[index]] ?? []).filter { !isUsed[$0] }
    let follows = index > 0 ? matches[index - 1].last.map { $0 + 1 } : 0
    let best = candidates.map { (place: $0, run: run(index, $0)) }.max { left, right in
      if left.run != right.run { return left.run < right.run }
      return abs(left.place - (follows ?? 0)) > abs(right.place - (follows ?? 0))
    }
    guard let best, best.run >= length else { return nil }
    if length > 1 || best.place == follows || (candidates.count == 1 && new[index].count > 2) {
      return best.place
    }
    return nil
  }

  private func run(_ here: Int, _ there: Int) -> Int {
    var length = 0
    while length < 8, here + length < new.count, there + length < old.count, !isUsed[there + length],
      new[here + length] == old[there + length]
    { length += 1 }
    return length
  }

  /// New words between two matches stand for the unused old words between the places of these, shared out by length.
  private mutating func fillGaps() {
    var index = 0
    while index < new.count {
      guard matches[index].isEmpty else {
        index += 1
        continue
      }
      let end = (index..<new.count).first { !matches[$0].isEmpty } ?? new.count
      share(gap(index..<end), among: index..<end)
      index = end
    }
  }

  /// The unused old words next to the match before, or next to the one behind.
  private func gap(_ range: Range<Int>) -> [Int] {
    let before = range.lowerBound > 0 ? matches[range.lowerBound - 1].last.map { $0 + 1 } : 0
    let behind = range.upperBound < new.count ? matches[range.upperBound].first.map { $0 - 1 } : old.count - 1
    if let before, let behind, before <= behind, behind - before < range.count * 3 + 3 {
      return (before...behind).filter { !isUsed[$0] }
    }
    if let before, before < old.count {
      let following = Array((before..<old.count).prefix { !isUsed[$0] }.prefix(range.count))
      if !following.isEmpty { return following }
    }
    guard let behind, behind >= 0 else { return [] }
    return Array((0...behind).reversed().prefix { !isUsed[$0] }.prefix(range.count).reversed())
  }

  private mutating func share(_ gap: [Int], among range: Range<Int>) {
    guard !gap.isEmpty else { return }
    let letters = gap.map { Double(max(1, old[$0].count)) }
    let all = letters.reduce(0, +)
    let wanted = range.map { Double(max(1, new[$0].count)) }
    let total = wanted.reduce(0, +)
    guard isSupported(range, by: gap, letters: total, of: all) else { return }
    var (due, place, passed) = (0.0, 0, 0.0)
    for (offset, index) in range.enumerated() {
      due += wanted[offset] / total * all
      var here: [Int] = []
      while place < gap.count, passed + letters[place] / 2 <= due || (here.isEmpty && passed < due) {
        here.append(gap[place])
        passed += letters[place]
        place += 1
      }
      matches[index] = here.isEmpty ? [gap[min(place, gap.count - 1)]] : here
    }
    for place in gap { isUsed[place] = true }
  }

  /// The texts are alike, or the local engine has seen about as much there and was not sure what.
  private func isSupported(
    _ range: Range<Int>, by gap: [Int], letters: Double, of seen: Double
  ) -> Bool {
    if Self.likeness(new[range].joined(), gap.map { old[$0] }.joined()) >= 0.35 { return true }
    let known = gap.compactMap { confidences[$0]?.value }
    let isUnsure = !known.isEmpty && known.reduce(0, +) / Double(known.count) < 0.6
    return isUnsure && (0.4...2.5).contains(letters / seen)
  }

  /// The share of pairs of letters that both have, 0...1; of letters where there is but one.
  static func likeness(_ one: String, _ other: String) -> Double {
    let (left, right) = (parts(of: one), parts(of: other))
    var rest = left.reduce(into: [:]) { counts, part in counts[part, default: 0] += 1 }
    var shared = 0
    for part in right where rest[part, default: 0] > 0 {
      rest[part, default: 0] -= 1
      shared += 1
    }
    return left.isEmpty || right.isEmpty ? 0 : 2 * Double(shared) / Double(left.count + right.count)
  }

  private static func parts(of text: String) -> [String] {
    let letters = Array(text)
    return letters.count < 2
      ? letters.map { String($0) } : zip(letters, letters.dropFirst()).map { String([$0, $1]) }
  }
}
