internal import RectoModel

/// Which words in the heads and feet of pages are their numbers.
struct PageNumbering: Sendable, Hashable {
  /// The number of the first page, less 1; nil when pages show no numbers that follow each other.
  private let offset: Int?
  private let isRoman: Bool
  private let pageCount: Int

  /// Of all pages; their heads and feet do. Two pages at least and half of those with numbers agree, or the only page calls itself 1.
  init(_ pages: [Page]) {
    pageCount = pages.count
    var votes: [Int: Int] = [:]
    var romanVotes: [Int: Int] = [:]
    var numbered = 0
    for (index, page) in pages.enumerated() {
      let words = page.runningWords
      if words.contains(where: { Self.number($0) ?? Self.roman($0) != nil }) { numbered += 1 }
      for number in Set(words.compactMap { Self.number($0) }) { votes[number - index - 1, default: 0] += 1 }
      for number in Set(words.compactMap { Self.roman($0) }) {
        romanVotes[number - index - 1, default: 0] += 1
      }
    }
    let best = Self.winner(votes)
    let roman = Self.winner(romanVotes)
    isRoman = (roman?.value ?? 0) > (best?.value ?? 0)
    let chosen = isRoman ? roman : best
    let votesOfChosen = chosen?.value ?? 0
    let enough =
      votesOfChosen >= 2 && votesOfChosen * 2 >= numbered || pageCount == 1 && chosen?.key == 0
    offset = enough ? chosen?.key : nil
  }

  private static func winner(_ votes: [Int: Int]) -> (key: Int, value: Int)? {
    votes.max { ($0.value, -abs($0.key), $0.key) < ($1.value, -abs($1.key), $1.key) }
  }

  /// For the section of the first page; nil when Word counts so by itself or nothing is known.
  var section: SectionProperties.PageNumbers? {
    guard let offset, offset != 0 || isRoman, offset >= -1 else { return nil }
    return .init(start: offset + 1, isRoman: isRoman)
  }

  /// The page's own number as it counts, from 1 on without numbers of its own.
  func number(ofPage index: Int) -> Int { index + 1 + (offset ?? 0) }

  /// What stands for the word in a head or foot of the page; nil for ordinary words.
  func field(_ text: String, page index: Int, after previous: [BodyRun.Content]) -> BodyRun.Content? {
    let bare = Self.bare(text)
    guard let offset, bare == text else { return nil }
    let number = isRoman ? Self.roman(text) : Self.number(text)
    if number == index + 1 + offset { return .pageNumber }
    return pageCount > 1 && Self.number(text) == pageCount && previous.contains(.pageNumber)
      ? .pageCount : nil
  }

  static func number(_ text: String) -> Int? {
    let bare = bare(text)
    return !bare.isEmpty && bare.utf8.count <= 5 && bare.utf8.allSatisfy { (0x30...0x39).contains($0) }
      ? Int(bare) : nil
  }

  private static func roman(_ text: String) -> Int? { RomanNumeral.value(bare(text)) }

  /// Without dashes, dots and brackets round it.
  static func bare(_ text: String) -> String {
    let ends = Set("-–—.·|()[]/")
    return String(text.drop { ends.contains($0) }.reversed().drop { ends.contains($0) }.reversed())
  }
}

extension Page {
  /// The words of its heads and feet.
  fileprivate var runningWords: [String] {
    blocks.flatMap { block -> [String] in
      switch block.content {
      case .header(let paragraph), .footer(let paragraph):
        paragraph.lines.flatMap(\.words).map(\.text.cleaned)
      default: []
      }
    }
  }
}
