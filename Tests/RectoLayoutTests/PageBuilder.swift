import RectoLayout
import RectoModel

/// Sets lines of text on a page: every character is half as wide as its type is high.
struct PageBuilder {
  var size = Size(width: 1000, height: 1400)
  var blocks: [Block] = []
  /// Boxes as fonts give them, with a font's name, rather than as an engine does.
  var hasFonts = true

  /// One line as a block of its own; `gap` is the blank between words in ems. Returns its box.
  @discardableResult
  mutating func line(
    _ text: String, x: Double, y: Double, size: Double = 16, traits: [TextStyle.Trait] = [],
    gap: Double = 0.25,
    direction: WritingDirection = .leftToRight
  ) -> Rect {
    var words: [Word] = []
    var left = x
    for part in text.split(separator: " ") {
      let width = Double(part.count) * size / 2
      words.append(word(String(part), Rect(x: left, y: y, width: width, height: size), size, traits))
      left += width + gap * size
    }
    guard let line = TextLine(around: words, direction: direction) else {
      return Rect(x: x, y: y, width: 0, height: 0)
    }
    add([line])
    return line.box
  }

  /// Lines below each other, 1.25 times their size apart. Returns where the next one would stand.
  @discardableResult
  mutating func lines(
    _ texts: [String], x: Double, y: Double, size: Double = 16, traits: [TextStyle.Trait] = []
  ) -> Double {
    for (index, text) in texts.enumerated() {
      line(text, x: x, y: y + Double(index) * 1.25 * size, size: size, traits: traits)
    }
    return y + Double(texts.count) * 1.25 * size
  }

  /// A line that runs from right to left and ends at `right`.
  mutating func rightToLeftLine(_ text: String, right: Double, y: Double, size: Double = 16) {
    var words: [Word] = []
    var edge = right
    for part in text.split(separator: " ") {
      let width = Double(part.count) * size / 2
      words.append(word(String(part), Rect(x: edge - width, y: y, width: width, height: size), size, []))
      edge -= width + size / 4
    }
    if let line = TextLine(around: words, direction: .rightToLeft) { add([line]) }
  }

  mutating func word(_ text: String, at box: Rect, size: Double = 16, traits: [TextStyle.Trait] = []) {
    if let line = TextLine(around: [word(text, box, size, traits)]) { add([line]) }
  }

  /// A line of words that stand where the boxes are.
  mutating func line(_ words: [String], at boxes: [Rect]) {
    if let line = TextLine(around: zip(words, boxes).map { word($0, $1, 16, []) }) { add([line]) }
  }

  /// One block of these lines, as an engine gives them.
  mutating func block(_ texts: [String], x: Double, y: Double, size: Double = 16) {
    let first = blocks.count
    lines(texts, x: x, y: y, size: size)
    let lines = blocks[first...].flatMap(\.allLines)
    blocks.removeSubrange(first...)
    add(lines)
  }

  /// Makes words of this height unsure.
  mutating func doubt(_ height: Double) {
    for index in blocks.indices {
      blocks[index].content = blocks[index].content.mapWords { word in
        var word = word
        if word.box.height == height { word.confidence = Confidence(0.2) }
        return word
      }
    }
  }

  /// Turns the page about its top left corner, so that lines come down by `slope`, and makes one block of all lines.
  mutating func tilt(by slope: Double) {
    let lines = blocks.flatMap(\.allLines).compactMap { line in
      TextLine(
        around: line.words.map { word in
          var word = word
          let middle = Point(x: word.box.midX, y: word.box.midY)
          word.box.x -= slope * middle.y
          word.box.y += slope * middle.x
          return word
        })
    }
    blocks = []
    add(lines)
  }

  func page() -> Page {
    Page(size: size, resolution: .measured(72), blocks: blocks)
  }

  private func word(_ text: String, _ box: Rect, _ size: Double, _ traits: [TextStyle.Trait]) -> Word {
    let style = TextStyle(traits, fontName: hasFonts ? "Serif" : nil, fontSize: hasFonts ? Points(size) : nil)
    return Word(text, box: box, confidence: Confidence(0.9), style: style)
  }

  private mutating func add(_ lines: [TextLine]) {
    let box = lines.map(\.box).union ?? Rect(x: 0, y: 0, width: 0, height: 0)
    blocks.append(
      Block(id: BlockID("b\(blocks.count + 1)"), region: Region(box), content: .paragraph(Paragraph(lines))))
  }
}

extension Page {
  /// The texts of its blocks, each as running text.
  var texts: [String] { blocks.map { $0.allLines.runningText } }

  /// The kinds of its blocks.
  var kinds: [String] { blocks.map(\.content.typeName) }

  var allWords: [String] { words.map(\.text) }
}

/// `count` lines of equal length, each beginning with `name` and its number.
func prose(_ name: String, _ count: Int, words: Int = 6) -> [String] {
  (1...count).map { line in
    "\(name)\(line) " + (1...words).map { "word\((line * 7 + $0 * 3) % 10)" }.joined(separator: " ")
  }
}
