import RectoLayout
import RectoModel

/// Level rules that may be drawn under words, or through them.
struct TextDecorations: Sendable {
  /// From the top down, in points.
  private let rules: [Rule]

  init(_ rules: [Rule] = []) {
    self.rules = rules.filter { $0.isLevel && $0.thickness < 4 && $0.to.x - $0.from.x < 2_000 }
      .sorted { ($0.from.y, $0.from.x) < ($1.from.y, $1.from.x) }
  }

  /// For the words of one line, in reading order.
  func mark(_ words: inout [Word], base: Double, size: Double, frame: TextFrame) {
    guard frame.isLevel, size > 0, let box = words.map(\.box).union else { return }
    let baseline = -base
    for rule in rules(between: baseline - 0.5 * size, and: baseline + 0.28 * size) {
      // A rule that goes on beside the words is a border, or divides the page.
      guard rule.thickness < 0.15 * size, rule.from.x > box.minX - 0.3 * size,
        rule.to.x < box.maxX + 0.3 * size
      else { continue }
      let isUnder = rule.from.y > baseline - 0.02 * size
      guard isUnder || rule.from.y < baseline - 0.12 * size else { continue }
      let trait: TextStyle.Trait = isUnder ? .underline : .strikethrough
      for index in words.indices where Self.covers(rule, words[index].box) {
        var style = words[index].style ?? TextStyle()
        guard !style.has(.superscript), !style.has(.subscript), !style.has(trait) else { continue }
        style.traits.append(trait)
        words[index].style = style
      }
    }
  }

  private static func covers(_ rule: Rule, _ box: Rect) -> Bool {
    min(rule.to.x, box.maxX) - max(rule.from.x, box.minX) > 0.7 * box.width
  }

  private func rules(between top: Double, and bottom: Double) -> ArraySlice<Rule> {
    var (low, high) = (0, rules.count)
    while low < high {
      let middle = (low + high) / 2
      if rules[middle].from.y < top { low = middle + 1 } else { high = middle }
    }
    let end = rules[low...].firstIndex { $0.from.y > bottom } ?? rules.count
    return rules[low..<end].prefix(64)
  }
}
