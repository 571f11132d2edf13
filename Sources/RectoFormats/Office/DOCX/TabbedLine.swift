internal import RectoModel

/// A line whose words stand in places: an entry of a table of contents with dots before its number, a name with what is
/// filled in, a signature beside another.
struct TabbedLine {
  struct Part {
    var line: TextLine
    /// A row of dots leads there.
    var hasDots = false
  }

  private(set) var parts: [Part] = []

  /// nil for a line that is one piece.
  init?(_ line: TextLine) {
    guard line.direction == .leftToRight, line.words.count > 1 else { return nil }
    var reader = Reader(line)
    for index in line.words.indices { reader.read(index) }
    parts = reader.finished()
    guard parts.count > 1, parts.count <= Self.most else { return nil }
  }

  /// More parts are a row of a table.
  private static let most = 4

  /// The last part ends where the column does, or a row of dots leads to it.
  func endsAtRight(_ right: Double) -> Bool {
    guard let last = parts.last else { return false }
    return last.hasDots || abs(last.line.box.maxX - right) < 2 * last.line.box.height
  }
}

/// Cuts a line at wide blanks and at rows of dots.
private struct Reader {
  /// Blanks that are wider in line heights are no blanks.
  private static let gap = 2.5
  /// Fewer dots end a sentence, or leave it open.
  private static let leastDots = 4

  private let line: TextLine
  private var parts: [TabbedLine.Part] = []
  /// The words of the part that is being read, and dots that may be a part of it.
  private var words: [Word] = []
  private var dots: [Word] = []
  private var hasDots = false

  init(_ line: TextLine) { self.line = line }

  mutating func read(_ index: Int) {
    let word = line.words[index]
    if word.text.allSatisfy(\.isLeader) {
      dots.append(word)
      return
    }
    let isFar = index > 0 && word.box.minX - line.words[index - 1].box.maxX > Self.gap * line.box.height
    let (text, glued) = word.text.beforeLeaders
    let isLed = dots.reduce(0) { $0 + $1.text.leaderCount } >= Self.leastDots
    if !words.isEmpty, isFar || isLed {
      if !isLed { words += dots }
      end()
      hasDots = isLed
    } else {
      words += dots
    }
    dots = []
    var kept = word
    if let glued, index + 1 < line.words.count {
      kept.text = text
      var rest = word
      rest.text = glued
      dots = [rest]
    }
    words.append(kept)
  }

  mutating func finished() -> [TabbedLine.Part] {
    words += dots
    end()
    return parts
  }

  private mutating func end() {
    if let part = TextLine(around: words, baseline: line.baseline) {
      parts.append(TabbedLine.Part(line: part, hasDots: hasDots))
    }
    (words, hasDots) = ([], false)
  }
}

extension Character {
  fileprivate var isLeader: Bool { self == "." || self == "…" || self == "·" }
}

extension String {
  /// How many dots they are.
  fileprivate var leaderCount: Int { reduce(0) { $0 + ($1 == "…" ? 3 : 1) } }

  /// The word without a row of dots at its end, and the dots.
  fileprivate var beforeLeaders: (text: String, dots: String?) {
    let rest = reversed().drop(while: \.isLeader).count
    let dots = String(suffix(count - rest))
    return dots.leaderCount > 3 && rest > 0 ? (String(prefix(rest)), dots) : (self, nil)
  }
}
