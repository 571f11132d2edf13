internal import RectoModel

/// Finds the type size at which text fits its box.
struct TextFit {
  /// Of the box in points.
  var width: Double
  var height: Double
  var family: FontFamily
  /// How much wider a program's font may be than it is known to be.
  static let slack = 0.985

  /// `wanted` is the size in half points and `pitch` the distance of lines in points that the page has; `own` is the
  /// size on paper that sizes of runs are measured by. What fits nowhere is as small as can be.
  func fitted(_ paragraphs: [SlideParagraph], wanted: Int, pitch: Double, own: Int) -> FittedText {
    let wraps = paragraphs.map { TextWrap($0.runs, size: own, family: family) }
    let largest = max(wanted, Self.smallest)
    var result: FittedText?
    for size in stride(from: largest, through: Self.smallest, by: -1) where result == nil {
      let shrink = Double(size) / Double(largest)
      let counts = zip(paragraphs, wraps).map { paragraph, wrap in
        lineCount(paragraph, wrap, points: Double(size) / 2, shrink)
      }
      let lines = Double(counts.reduce(0, +))
      let gaps = paragraphs.dropFirst().reduce(0) { $0 + $1.spaceBefore }
      for share in [1, shrink] where result == nil {
        let isLast = size == Self.smallest && share == shrink
        guard isLast || lines * pitch * share + gaps * share <= height else { continue }
        result = FittedText(
          paragraphs: paragraphs.map { $0.shrunk(by: share) }, size: size,
          factor: Double(size) / Double(max(own, 1)), pitch: lines > 1 ? pitch * share : nil)
      }
    }
    return result ?? FittedText(paragraphs: paragraphs, size: Self.smallest)
  }

  private func lineCount(
    _ paragraph: SlideParagraph, _ wrap: TextWrap, points: Double, _ shrink: Double
  ) -> Int {
    let room = (width - paragraph.margin) * Self.slack / points
    return wrap.lineCount(width: room, indent: max(paragraph.indent, 0) / points)
  }

  /// In half points.
  private static let smallest = 4
}

extension SlideParagraph {
  fileprivate func shrunk(by share: Double) -> SlideParagraph {
    var paragraph = self
    paragraph.spaceBefore *= share
    return paragraph
  }
}
