public import RectoLayout
public import RectoModel

extension Page {
  /// The page without words that an engine made of rules alone (`|`, `_`, `—`), and with the words apart that it joined
  /// across a standing rule. `rules` are in page units; everything else is left as it is.
  public func withoutArtefacts(of rules: [Rule]) -> Page {
    guard let artefacts = RuleArtefacts(rules, words: words) else { return self }
    var page = self
    page.blocks = blocks.compactMap(artefacts.cleaned)
    return page
  }
}

extension PageGraphics {
  /// Without level rules that are part of letters: some scripts hang their words on a line.
  public func withoutStrokes(of words: [Word]) -> PageGraphics {
    var graphics = self
    graphics.rules = rules.filter { !$0.isHidden(in: words) }
    return graphics
  }
}

/// Tells what of an engine's words is rules, by where they are.
struct RuleArtefacts {
  private let level: [Rule]
  private let upright: [Rule]
  /// The height of words.
  private let em: Double

  /// Nil when there is nothing to look for.
  init?(_ rules: [Rule], words: [Word]) {
    let heights = words.map { min($0.box.width, $0.box.height) }.sorted()
    guard !rules.isEmpty, !heights.isEmpty else { return nil }
    em = max(1, heights[heights.count / 2])
    level = rules.filter(\.isLevel)
    upright = rules.filter { !$0.isLevel }
  }

  func cleaned(_ block: Block) -> Block? {
    var block = block
    switch block.content {
    case .paragraph(var paragraph):
      paragraph.lines = lines(paragraph.lines)
      block.content = .paragraph(paragraph)
      return paragraph.lines.isEmpty ? nil : block
    case .figure(var figure):
      figure.lines = lines(figure.lines)
      block.content = .figure(figure)
      return block
    default: return block
    }
  }

  private func lines(_ lines: [TextLine]) -> [TextLine] {
    lines.compactMap { line in
      guard line.direction == .leftToRight else { return line }
      let words = withoutEdges(line.words.flatMap(words(of:)))
      guard words != line.words else { return line }
      return TextLine(
        around: words, baseline: line.baseline, direction: line.direction, endsHyphenated: line.endsHyphenated
      )
    }
  }

  /// What is left of a word: nothing, the word, or its parts.
  func words(of word: Word) -> [Word] {
    if isRule(word) { return [] }
    let cuts = upright.compactMap { $0.crossing(of: word.box, reach: em) }.sorted()
    let parts = cuts.reduce([word]) { parts, cut in parts.flatMap { $0.split(at: cut, slack: 0.3 * em) } }
    return parts.filter { !isRule($0) }
  }

  /// Words of a line whose ends aren't rules beside them: a bar, or a bracket that the line opens or closes nowhere.
  private func withoutEdges(_ words: [Word]) -> [Word] {
    words.map { word in
      var word = word
      if let last = word.text.last, isEdge(last, of: words), isRule(near: word.box.maxX, of: word.box) {
        word.dropCharacter(atEnd: true)
      }
      if let first = word.text.first, isEdge(first, of: words), isRule(near: word.box.minX, of: word.box) {
        word.dropCharacter(atEnd: false)
      }
      return word
    }
  }

  private func isEdge(_ character: Character, of words: [Word]) -> Bool {
    if character.isBar { return true }
    guard let partner = Self.partners[character] else { return false }
    return !words.contains { $0.text.contains(partner) }
  }

  private static let partners: [Character: Character] = ["]": "[", "[": "]", "}": "{", "{": "}"]

  private func isRule(near x: Double, of box: Rect) -> Bool {
    let reach = 0.8 * em
    let place = Rect(x: x - reach, y: box.minY, width: 2 * reach, height: box.height)
    return upright.contains { $0.crossing(of: place, reach: em) != nil }
  }

  private func isRule(_ word: Word) -> Bool {
    guard word.text.unicodeScalars.allSatisfy(\.looksLikeRule) else { return false }
    let box = word.box
    let isUpright = upright.contains { rule in
      rule.crossing(of: box.grown(by: 0.15 * em), reach: 0) != nil
        && box.width <= max(0.5 * em, 2 * rule.thickness)
    }
    return isUpright
      || level.contains { rule in
        let common = min(rule.to.x, box.maxX) - max(rule.from.x, box.minX)
        return common >= 0.7 * box.width && abs(rule.level(at: box.midX) - box.midY) <= 0.25 * em
          && box.height <= max(0.5 * em, 2 * rule.thickness)
      }
  }
}

extension Rule {
  /// Where a level rule is at `x`.
  fileprivate func level(at x: Double) -> Double {
    to.x > from.x ? from.y + (to.y - from.y) * (x - from.x) / (to.x - from.x) : from.y
  }

  /// Where a standing rule passes a box over most of its height; nil when it doesn't, or isn't higher by `reach`.
  fileprivate func crossing(of box: Rect, reach: Double) -> Double? {
    let common = min(to.y, box.maxY) - max(from.y, box.minY)
    guard common >= 0.7 * box.height, to.y - from.y >= box.height * 0.7 + reach else { return nil }
    let x = to.y > from.y ? from.x + (to.x - from.x) * (box.midY - from.y) / (to.y - from.y) : from.x
    return box.minX <= x && x <= box.maxX ? x : nil
  }

  /// Most of it runs through words, above where they stand.
  fileprivate func isHidden(in words: [Word]) -> Bool {
    guard isLevel, to.x > from.x else { return false }
    let covered = words.reduce(0.0) { sum, word in
      let box = word.box
      let common = min(to.x, box.maxX) - max(from.x, box.minX)
      guard common > 0 else { return sum }
      let share = (level(at: box.midX) - box.minY) / max(box.height, 1)
      return (0.08...0.85).contains(share) ? sum + common : sum
    }
    return covered >= 0.7 * (to.x - from.x)
  }
}

extension Word {
  /// The parts left and right of a standing rule; characters that are the rule go. The word whole where the rule is at
  /// its end and no character says so.
  fileprivate func split(at x: Double, slack: Double) -> [Word] {
    guard box.minX < x, x < box.maxX, box.width > 0 else { return [self] }
    let characters = Array(text)
    let share = (x - box.minX) / box.width * Double(characters.count)
    let bars = characters.indices.filter { characters[$0].isBar }
    if let bar = bars.min(by: { abs(Double($0) + 0.5 - share) < abs(Double($1) + 0.5 - share) }),
      abs(Double(bar) + 0.5 - share) <= 1.5
    {
      return parts(characters[..<bar], characters[(bar + 1)...], at: x)
    }
    guard x - box.minX > slack, box.maxX - x > slack, characters.count >= 2 else { return [self] }
    let index = min(max(Int(share.rounded()), 1), characters.count - 1)
    return parts(characters[..<index], characters[index...], at: x)
  }

  /// Keeps a word of one character.
  fileprivate mutating func dropCharacter(atEnd: Bool) {
    guard text.count > 1 else { return }
    if glyphs.count == text.count { glyphs.remove(at: atEnd ? glyphs.count - 1 : 0) }
    if atEnd { text.removeLast() } else { text.removeFirst() }
  }

  private func parts(_ left: ArraySlice<Character>, _ right: ArraySlice<Character>, at x: Double) -> [Word] {
    let boxes = [
      Rect(left: box.minX, top: box.minY, right: x, bottom: box.maxY),
      Rect(left: x, top: box.minY, right: box.maxX, bottom: box.maxY),
    ]
    return zip([left, right], boxes).compactMap { text, box in
      guard !text.isEmpty else { return nil }
      var part = self
      part.text = String(text)
      part.box = box
      part.glyphs = glyphs.filter { box.minX <= $0.box.midX && $0.box.midX < box.maxX }
      return part
    }
  }
}

extension Character {
  /// What engines read standing rules as.
  fileprivate var isBar: Bool { self == "|" || self == "¦" || self == "│" || self == "‖" }
}

extension Unicode.Scalar {
  /// Engines read rules, and bits of them, as these.
  fileprivate var looksLikeRule: Bool {
    "|¦│‖!Il[](){}/\\_-‐‑–—―=~.:;,'‘’\"“”`·•…".unicodeScalars.contains(self)
  }
}
