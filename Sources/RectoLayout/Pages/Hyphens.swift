import RectoModel

/// Tells the printer's hyphens at line ends from the author's, by the words of the same document.
struct Hyphens {
  private var counts: [String: Int] = [:]
  /// The document breaks words at line ends.
  private var breaksWords = true

  static func marked(_ pages: [Page]) -> [Page] {
    let hyphens = Hyphens(pages)
    let next = continuations(of: pages)
    return pages.map { page in
      var page = page
      for index in page.blocks.indices {
        let after = next[page.blocks[index].id]
        page.blocks[index].content = page.blocks[index].content.mapLines { hyphens.marked($0, before: after) }
      }
      return page
    }
  }

  /// The lines that go on a block, by the block.
  private static func continuations(of pages: [Page]) -> [BlockID: TextLine] {
    pages.lazy.flatMap(\.blocks).reduce(into: [:]) { next, block in
      guard let earlier = block.continues, next[earlier] == nil else { return }
      next[earlier] = block.content.ownLines.first
    }
  }

  private init(_ pages: [Page]) {
    for page in pages {
      for line in page.lines {
        // The last word may be half of one.
        let whole = line.words.last?.text.endsInHyphen == true ? line.words.dropLast() : line.words[...]
        for word in whole { counts[word.text.bare, default: 0] += 1 }
      }
    }
    breaksWords = !isKeptThroughout(pages)
  }

  /// Compounds are seen broken, and no single broken word is ever seen whole.
  private func isKeptThroughout(_ pages: [Page]) -> Bool {
    var kept = 0
    for page in pages {
      for block in page.blocks {
        let lines = block.allLines
        for (line, next) in zip(lines, lines.dropFirst()) {
          guard let halves = Halves(line, next), halves.mayBeBroken else { continue }
          if counts[halves.joined, default: 0] > 0 { return false }
          if counts[halves.hyphenated, default: 0] > 0 { kept += 1 }
        }
      }
    }
    return kept >= 2
  }

  private func marked(_ lines: [TextLine], before next: TextLine?) -> [TextLine] {
    let following: [TextLine?] = lines.dropFirst().map { $0 } + [next]
    var lines = lines
    for index in lines.indices {
      guard lines[index].words.last?.text.endsInHyphen == true else {
        lines[index].endsHyphenated = false
        continue
      }
      guard let next = following[index] else { continue }
      lines[index].endsHyphenated = Halves(lines[index], next).map { isBroken($0) } ?? false
    }
    return lines
  }

  /// The hyphen is the printer's.
  func isBroken(_ halves: Halves) -> Bool {
    if halves.isSoft { return true }
    guard halves.mayBeBroken else { return false }
    let (joined, hyphenated) = (counts[halves.joined, default: 0], counts[halves.hyphenated, default: 0])
    if joined > 0 || hyphenated > 0 { return joined > 0 }
    guard breaksWords else { return false }
    // Both halves are words of their own: "high-" "dimensional".
    let areWords =
      min(halves.head.count, halves.tail.count) >= 4 && counts[halves.head, default: 0] > 0
      && counts[halves.tail, default: 0] > 0
    return !areWords
  }

  /// The two parts of a word round a line's end.
  struct Halves {
    let head: String
    let tail: String
    let isSoft: Bool
    private let startsSmall: Bool
    private let hasHyphenInside: Bool

    init?(_ line: TextLine, _ next: TextLine) {
      guard let last = line.words.last?.text, last.endsInHyphen, let first = next.words.first?.text else {
        return nil
      }
      head = String(last.dropLast()).bare
      tail = first.bare
      isSoft = last.last == "\u{00AD}"
      startsSmall = first.first?.isLowercase ?? false
      hasHyphenInside = last.dropLast().contains { $0.isHyphen }
    }

    var joined: String { head + tail }
    var hyphenated: String { head + "-" + tail }
    var mayBeBroken: Bool {
      startsSmall && head.count > 1 && head.last?.isNumber == false && (!hasHyphenInside || head.count > 3)
    }
  }
}

extension String {
  /// In small letters, without the marks round it; hyphens inside are all one.
  fileprivate var bare: String {
    let inner = drop { !($0.isLetter || $0.isNumber) }
    let end = inner.lastIndex { $0.isLetter || $0.isNumber }
    guard let end else { return "" }
    let word = inner[...end].lowercased()
    return word.contains(where: \.isHyphen) ? String(word.map { $0.isHyphen ? "-" : $0 }) : word
  }
}
