import RectoModel

/// Finds quotations: paragraphs set in from both sides between others that are not.
struct QuoteRule {
  let em: Double

  func apply(to drafts: inout [Draft]) {
    for index in drafts.indices {
      guard case .paragraph(var paragraph) = drafts[index].content, isQuote(drafts[index], paragraph),
        hasWideNeighbour(index, drafts)
      else { continue }
      paragraph.role = .quote
      drafts[index].content = .paragraph(paragraph)
    }
  }

  private func isQuote(_ draft: Draft, _ paragraph: Paragraph) -> Bool {
    let lines = draft.lines
    guard lines.count >= 2, paragraph.alignment != .center, paragraph.alignment != .end else { return false }
    let (left, right) = (lines.map(\.box.minX).min() ?? 0, lines.map(\.box.maxX).max() ?? 0)
    let (before, after) = (left - draft.measure.left, draft.measure.right - right)
    guard before > 1.2 * em, after > 0.8 * em, before < 12 * em, abs(before - after) < 3 * em else {
      return false
    }
    // All lines but the last go as far as the quotation does.
    let full = lines.dropLast().count { $0.box.maxX > right - 4 * em }
    return full * 3 >= (lines.count - 1) * 2 && lines.reduce(0) { $0 + $1.style.letters } > 40
  }

  /// An ordinary paragraph of the same leaf stands before or after it.
  private func hasWideNeighbour(_ index: Int, _ drafts: [Draft]) -> Bool {
    let measure = drafts[index].measure
    return [index - 1, index + 1].contains { other in
      guard drafts.indices.contains(other), case .paragraph = drafts[other].content,
        let box = drafts[other].lines.map(\.box).union
      else { return false }
      return box.minX < measure.left + 0.8 * em && box.maxX > measure.right - 0.8 * em
    }
  }
}
