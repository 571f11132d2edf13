import RectoModel

extension Paragraph.Alignment {
  /// As the lines stand between the leaf's edges; nil when one line tells nothing.
  init?(of boxes: [Rect], in measure: LeafMeasure) {
    let em = measure.em
    guard let first = boxes.first, measure.right > measure.left else { return nil }
    let isInset = boxes.allSatisfy { $0.minX > measure.left + em && $0.maxX < measure.right - em }
    let middles = boxes.map(\.midX)
    let spread = (middles.max() ?? 0) - (middles.min() ?? 0)
    let middle = (measure.left + measure.right) / 2
    let lefts = boxes.map(\.minX)
    let isBlock = boxes.count > 1 && (lefts.max() ?? 0) - (lefts.min() ?? 0) < 0.4 * em
    if isInset, !isBlock, spread < em, abs(first.midX - middle) < em { self = .center; return }
    guard boxes.count > 1 else { return nil }
    let (starts, ends) = (boxes.dropFirst().map(\.minX), boxes.dropLast().map(\.maxX))
    let isEvenLeft = (starts.max() ?? 0) - (starts.min() ?? 0) < 0.4 * em
    let isEvenRight = (ends.max() ?? 0) - (ends.min() ?? 0) < 0.4 * em
    if spread < 0.5 * em, !(isEvenLeft && abs(first.minX - starts[0]) < 0.4 * em) { self = .center; return }
    if isEvenLeft { self = isEvenRight && boxes.count > 2 ? .justified : .start; return }
    let isRagged = boxes.map(\.minX).max() ?? 0 > (boxes.map(\.minX).min() ?? 0) + 1.5 * em
    guard isEvenRight, isRagged, abs(boxes[boxes.count - 1].maxX - ends[0]) < 0.4 * em else { return nil }
    self = .end
  }
}
