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

  init(tesseract: [Word], paddle: [Word], likeness: Likeness = Likeness([])) {
    let groups = Self.groups(tesseract, paddle, likeness)
    isEqual = !groups.isEmpty && groups.allSatisfy(\.isEqual)
    words = groups.flatMap { $0.isEqual ? $0.placed : Self.parted($0.paddle, like: $0.tesseract, likeness) }
  }

  // MARK: - Words that both have

  /// Neighbours of a line that stand for the same, or between such.
  private struct Group {
    var tesseract: [Word]
    var paddle: [Word]
    var isEqual: Bool

    /// Tesseract's words. Some of its boxes reach into other lines: those are cut to where PP-OCR has the words.
    var placed: [Word] {
      let tesseract = paddle.count < tesseract.count ? tesseract.withWholeNumbers : tesseract
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
  private static func groups(_ tesseract: [Word], _ paddle: [Word], _ likeness: Likeness) -> [Group] {
    let (left, right) = (tesseract.map { Array($0.text) }, paddle.map { Array($0.text) })
    let columns = paddle.count + 1
    var best = [Int](repeating: 0, count: (tesseract.count + 1) * columns)
    var matches = [(tesseract: Int, paddle: Int)?](repeating: nil, count: best.count)
    for i in stride(from: tesseract.count - 1, through: 0, by: -1) {
      for j in stride(from: paddle.count - 1, through: 0, by: -1) {
        let place = i * columns + j
        best[place] = max(best[place + columns], best[place + 1])
        guard let found = equal(left[i...], right[j...], likeness),
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
    _ left: ArraySlice<[Character]>, _ right: ArraySlice<[Character]>, _ likeness: Likeness
  ) -> (tesseract: Int, paddle: Int, characters: Int)? {
    var (i, j, characters) = (left.startIndex, right.startIndex, 0)
    var (one, other) = (left[i][...], right[j][...])
    while true {
      while let first = one.first, let second = other.first {
        guard likeness.isPlain(second, for: first) else { return nil }
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
  private static func parted(
    _ paddle: [Word], like tesseract: [Word], _ likeness: Likeness
  ) -> [Word] {
    paddle.flatMap { word -> [Word] in
      let rivals = tesseract.filter { [$0].isAt([word]) }.withWholeNumbers.withMarks
      return rivals.count > 1 ? parts(of: word, like: rivals, likeness) ?? [word] : [word]
    }
  }

  private static func parts(
    of word: Word, like rivals: [Word], _ likeness: Likeness
  ) -> [Word]? {
    let text = Array(word.text)
    let ends = CharacterAlignment(Array(rivals.map(\.text).joined()), text, likeness: likeness)
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

extension [Word] {
  /// Numbers that were parted at their point or comma are one word: Tesseract sees blanks there, where the type is wide.
  fileprivate var withWholeNumbers: [Word] {
    joined { last, word in
      guard let mark = last.text.last, ".,".contains(mark) else { return false }
      return last.text.dropLast().last?.isNumber == true && word.text.first?.isNumber == true
    }
  }

  /// The marks of a sentence are part of the word before them, and what begins before a word ends is, too: no blank is there.
  fileprivate var withMarks: [Word] {
    joined { last, word in word.box.minX < last.box.maxX || word.text.allSatisfy(".,;:!?".contains) }
  }

  /// Words that are the rest of the one before them are one with it.
  private func joined(where isRest: (Word, Word) -> Bool) -> [Word] {
    reduce(into: []) { words, word in
      guard let last = words.last, isRest(last, word) else { return words.append(word) }
      words[words.count - 1].text += word.text
      words[words.count - 1].box = last.box.union(word.box)
    }
  }
}

extension Collection where Element == Word {
  /// The words stand where the others do: they overlap, and the middle of the smaller lies in the larger.
  fileprivate func isAt(_ others: some Collection<Word>) -> Bool {
    guard let own = map(\.box).union, let other = others.map(\.box).union else { return false }
    let (small, large) = own.area < other.area ? (own, other) : (other, own)
    return large.contains(small.center)
  }
}
