import RectoModel

/// A piece of a row without wide gaps, or a block that is there already: what the search for columns moves about.
struct Fragment: Sendable {
  enum Matter: Sendable, Hashable {
    /// Positions in the list of words.
    case words([Int])
    /// The position in the list of ready blocks.
    case ready(Int)
  }

  let matter: Matter
  let box: Rect
  let midY: Double
  /// As how many rows of text it counts.
  let rows: Int
  let characters: Int
  /// Digits and what stands with them.
  let figures: Int
  let wordCount: Int
  /// Text, then a number: a line of a register or of a table of contents.
  let isEntry: Bool
  /// It ends with a colon: its value follows.
  let isLabel: Bool
  /// It begins with a box to be ticked.
  let isChoice: Bool
  /// A stroke between columns that was read as a mark: it stands in nobody's way.
  let isSpeck: Bool

  init(words: [Int], of placed: [PlacedWord]) {
    let clear = words.filter { !placed[$0].isSpeck }
    let boxes = (clear.isEmpty ? words : clear).map { placed[$0].box }
    isSpeck = clear.isEmpty
    matter = .words(words)
    box = boxes.union ?? Rect(x: 0, y: 0, width: 0, height: 0)
    midY = boxes.map(\.midY).median ?? 0
    rows = 1
    characters = words.reduce(0) { $0 + placed[$1].word.text.characterCount }
    figures = words.reduce(0) { $0 + (placed[$1].isDots ? 0 : placed[$1].word.text.figures) }
    isEntry = words.map { placed[$0] }.areEntry
    isLabel = words.last.map { placed[$0].word.text.hasSuffix(":") } ?? false
    isChoice = words.first.map { placed[$0].word.text.beginsWithBox } ?? false
    wordCount = words.count { placed[$0].word.text.contains { $0.isLetter || $0.isNumber } }
  }

  /// A table or figure stands for as many rows as would fit into it; a speck or a thin one for none.
  init(ready: Int, box: Rect, em: Double) {
    matter = .ready(ready)
    self.box = box
    midY = box.midY
    let isSmall = box.width < 4 * em || box.height < 1.5 * em
    rows = isSmall ? 0 : Int(min(box.height / (1.5 * em), 200))
    characters = 60 * rows
    figures = 0
    wordCount = 10 * rows
    isEntry = false
    isLabel = false
    isChoice = false
    isSpeck = false
  }

  var isReady: Bool { if case .ready = matter { true } else { false } }
}

extension [PlacedWord] {
  /// The rows cut at gaps of over half an em.
  func fragments(em: Double) -> [Fragment] {
    GivenLines.rows(of: self, em: em).flatMap { row -> [Fragment] in
      var pieces: [[Int]] = []
      var end = -Double.infinity
      for index in row {
        let word = self[index]
        let height = pieces.last?.last.map { Swift.min(self[$0].height, word.height) } ?? em
        if pieces.isEmpty || word.box.minX - end > 0.5 * Swift.max(em, Swift.min(height, 3 * em)) {
          pieces.append([index])
        } else {
          pieces[pieces.count - 1].append(index)
        }
        end = Swift.max(end, word.box.maxX)
      }
      return pieces.map { Fragment(words: $0, of: self) }
    }
  }
}

extension String {
  /// One to be ticked.
  var beginsWithBox: Bool { first.map { "☐☑☒□■❏❑".contains($0) } ?? false }

  /// Its digits and what stands with them.
  fileprivate var figures: Int {
    count { scalar in
      switch scalar {
      case "$", "%", ".", ",", "(", ")", "+", "-": true
      default: scalar.isNumeral
      }
    } other: {
      $0.isNumber || "$%.,()€£+-−".contains($0)
    }
  }
}

extension Collection<Fragment> {
  /// How many rows stand below each other; the fragments come from top to bottom.
  var rowCount: Int {
    var (count, last) = (0, -Double.infinity)
    for fragment in self where fragment.isReady || fragment.midY > last + 0.5 * fragment.box.height {
      count += fragment.rows
      last = fragment.midY
    }
    return count
  }
}
