import Foundation
import RectoModel

/// A line as PP-OCR read it, with what Tesseract knows better of words that both have read: accents, blanks, typographic
/// quotes, the long s. PP-OCR leaves them out.
struct LineFusion {
  /// In reading order.
  let words: [Word]
  /// Both engines have read the same but for these.
  let isEqual: Bool

  /// Where the engines read a word differently, so many of its characters must still agree before it is parted where
  /// Tesseract's words end.
  private static let enoughAlike = 0.6

  init(tesseract: [Word], paddle: [Word]) {
    let groups = Self.groups(tesseract, paddle)
    isEqual = !groups.isEmpty && groups.allSatisfy(\.isEqual)
    words = groups.flatMap { $0.isEqual ? $0.placed : Self.parted($0.paddle, like: $0.tesseract) }
  }

  // MARK: - Words that both have

  /// Neighbours of a line that stand for the same, or between such.
  private struct Group {
    var tesseract: [Word]
    var paddle: [Word]
    var isEqual: Bool

    /// Tesseract's words. Some of its boxes reach into other lines: those are cut to where PP-OCR has the words.
    var placed: [Word] {
      guard let own = tesseract.map(\.box).union, let other = paddle.map(\.box).union,
        own.overlap(with: other) < 0.5
      else { return tesseract }
      return tesseract.map { word in
        var word = word
        word.box =
          tesseract.count == 1
          ? other
          : Rect(left: word.box.minX, top: other.minY, right: word.box.maxX, bottom: other.maxY)
        return word
      }
    }
  }

  /// The groups in order, with as many characters as can be in equal ones.
  private static func groups(_ tesseract: [Word], _ paddle: [Word]) -> [Group] {
    let (left, right) = (tesseract.map { Array($0.text) }, paddle.map { Array($0.text) })
    let columns = paddle.count + 1
    var best = [Int](repeating: 0, count: (tesseract.count + 1) * columns)
    var matches = [(tesseract: Int, paddle: Int)?](repeating: nil, count: best.count)
    for i in stride(from: tesseract.count - 1, through: 0, by: -1) {
      for j in stride(from: paddle.count - 1, through: 0, by: -1) {
        let place = i * columns + j
        best[place] = max(best[place + columns], best[place + 1])
        guard let found = equal(left[i...], right[j...]),
          tesseract[i..<found.tesseract].isAt(paddle[j..<found.paddle])
        else { continue }
        let sum = found.characters + best[found.tesseract * columns + found.paddle]
        guard sum > best[place] else { continue }
        best[place] = sum
        matches[place] = (found.tesseract, found.paddle)
      }
    }
    var groups: [Group] = []
    var (i, j) = (0, 0)
    func isOther(_ place: Int) -> Bool { matches[place] == nil }
    while i < tesseract.count || j < paddle.count {
      if i < tesseract.count, j < paddle.count, let end = matches[i * columns + j] {
        groups.append(
          Group(
            tesseract: Array(tesseract[i..<end.tesseract]), paddle: Array(paddle[j..<end.paddle]),
            isEqual: true))
        (i, j) = end
        continue
      }
      if groups.last?.isEqual != false { groups.append(Group(tesseract: [], paddle: [], isEqual: false)) }
      let down =
        i < tesseract.count && (j == paddle.count || best[(i + 1) * columns + j] >= best[i * columns + j + 1])
      if down {
        groups[groups.count - 1].tesseract.append(tesseract[i])
        i += 1
      } else {
        groups[groups.count - 1].paddle.append(paddle[j])
        j += 1
      }
    }
    return groups
  }

  /// How many of the first words on either side are equal taken together, and their characters; nil when none are.
  private static func equal(
    _ left: ArraySlice<[Character]>, _ right: ArraySlice<[Character]>
  ) -> (tesseract: Int, paddle: Int, characters: Int)? {
    var (i, j, characters) = (left.startIndex, right.startIndex, 0)
    var (one, other) = (left[i][...], right[j][...])
    while true {
      while let first = one.first, let second = other.first {
        guard Likeness.isPlain(second, for: first) else { return nil }
        one.removeFirst()
        other.removeFirst()
        characters += 1
      }
      if one.isEmpty { i += 1 }
      if other.isEmpty { j += 1 }
      if one.isEmpty, other.isEmpty { return (i, j, characters) }
      guard i < left.endIndex, j < right.endIndex else { return nil }
      if one.isEmpty { one = left[i][...] } else { other = right[j][...] }
    }
  }

  // MARK: - Blanks

  /// PP-OCR's words, those that run together parted where Tesseract's end.
  private static func parted(_ paddle: [Word], like tesseract: [Word]) -> [Word] {
    paddle.flatMap { word -> [Word] in
      let rivals = tesseract.filter { [$0].isAt([word]) }
      return rivals.count > 1 ? parts(of: word, like: rivals) ?? [word] : [word]
    }
  }

  private static func parts(of word: Word, like rivals: [Word]) -> [Word]? {
    let text = Array(word.text)
    let ends = CharacterAlignment(Array(rivals.map(\.text).joined()), text)
    guard ends.likeness >= enoughAlike else { return nil }
    var (start, length) = (0, 0)
    var parts: [Word] = []
    for rival in rivals {
      length += rival.text.count
      let end = rival == rivals.last ? text.count : ends.places[length]
      guard end > start else { return nil }
      var part = Word(String(text[start..<end]), box: rival.box, confidence: word.confidence)
      part.style = rival.style
      parts.append(part)
      start = end
    }
    return parts
  }
}

/// Which characters may stand for which.
enum Likeness {
  /// What PP-OCR gives for letters and marks that it doesn't know, besides the letter without its accents.
  private static let plain: [Character: String] = [
    "ſ": "f", "æ": "aeœ", "œ": "oeæ", "Æ": "AE", "Œ": "OE", "ø": "o", "Ø": "O0", "ł": "l", "Ł": "L",
    "đ": "d",
    "ð": "d", "þ": "p", "ı": "i", "ß": "B", "‘": "'", "’": "'", "“": "\"", "”": "\"", "„": "\"", "–": "-—",
    "—": "-–",
  ]

  /// True when PP-OCR may have read `given` where Tesseract has `wanted`.
  static func isPlain(_ given: Character, for wanted: Character) -> Bool {
    if given == wanted || plain[wanted]?.contains(given) == true { return true }
    return wanted.isLetter && String(given) == bare(wanted)
  }

  private static func bare(_ character: Character) -> String {
    String(character).folding(options: .diacriticInsensitive, locale: nil)
  }
}

/// Two texts beside each other with as few differences as can be.
struct CharacterAlignment {
  /// For each number of first characters of the one, how many of the other stand beside them.
  let places: [Int]
  /// 0...1.
  let likeness: Double

  init(_ one: [Character], _ other: [Character]) {
    let columns = other.count + 1
    var costs = [Int](repeating: 0, count: (one.count + 1) * columns)
    for i in 0...one.count {
      for j in 0...other.count where i + j > 0 {
        let above = i > 0 ? costs[(i - 1) * columns + j] + 1 : Int.max
        let left = j > 0 ? costs[i * columns + j - 1] + 1 : Int.max
        let both =
          i > 0 && j > 0
          ? costs[(i - 1) * columns + j - 1] + (Likeness.isPlain(other[j - 1], for: one[i - 1]) ? 0 : 1)
          : Int.max
        costs[i * columns + j] = min(above, left, both)
      }
    }
    var places = [Int](repeating: 0, count: one.count + 1)
    var (i, j) = (one.count, other.count)
    places[i] = j
    while i > 0 {
      let cost = costs[i * columns + j]
      let isBoth =
        j > 0
        && costs[(i - 1) * columns + j - 1] + (Likeness.isPlain(other[j - 1], for: one[i - 1]) ? 0 : 1)
          == cost
      if isBoth {
        (i, j) = (i - 1, j - 1)
        places[i] = j
      } else if costs[(i - 1) * columns + j] + 1 == cost {
        i -= 1
        places[i] = j
      } else {
        j -= 1
        places[i] = j
      }
    }
    self.places = places
    likeness = 1 - Double(costs[costs.count - 1]) / Double(max(one.count, other.count, 1))
  }
}

extension Collection where Element == Word {
  /// The words stand where the others do: they overlap, and the middle of the smaller lies in the larger.
  fileprivate func isAt(_ others: some Collection<Word>) -> Bool {
    guard let own = map(\.box).union, let other = others.map(\.box).union else { return false }
    let (small, large) = own.area < other.area ? (own, other) : (other, own)
    return large.contains(small.middle)
  }
}
