internal import RectoModel

/// Finds the type size at which text fits its box.
struct TextFit {
  /// Of the box in points.
  var width: Double
  var height: Double
  var family: FontFamily
  /// Lines are broken nowhere but where they are now.
  var keepsLines = false
  /// How much wider a program's font may be than it is known to be.
  static let slack = 0.985

  /// `wanted` is the size in half points and `pitch` the distance of lines in points that the page has; `own` is the
  /// size on paper that sizes of runs are measured by. What fits nowhere is as small as can be.
  func fitted(_ paragraphs: [SlideParagraph], wanted: Int, pitch: Double, own: Int) -> FittedText {
    let wraps = paragraphs.map { TextWrap($0.runs, size: own, family: family) }
    let largest = max(wanted, Self.smallest)
    let least = wraps.map { $0.lineCount(width: .infinity) }
    var result: FittedText?
    for size in stride(from: largest, through: Self.smallest, by: -1) where result == nil {
      let shrink = Double(size) / Double(largest)
      let counts = zip(paragraphs, wraps).map { lineCount($0, $1, points: Double(size) / 2) }
      let lines = Double(counts.reduce(0, +))
      let isWhole =
        breaksNoWord(paragraphs, wraps, size, of: largest) && (!keepsLines || counts == least)
        && paragraphs.allSatisfy { hasRoomBehindStops($0, size, of: largest, own: own) }
      let gaps = paragraphs.dropFirst().reduce(0) { $0 + $1.spaceBefore }
      for share in [1, shrink] where result == nil {
        let isLast = size == Self.smallest && share == shrink
        guard isLast || isWhole && lines * pitch * share + gaps * share <= height else { continue }
        result = FittedText(
          paragraphs: paragraphs.map { $0.shrunk(by: share) }, size: size,
          factor: Double(size) / Double(max(own, 1)), pitch: lines > 1 ? pitch * share : nil,
          height: lines > 1 ? (lines * pitch + gaps) * share : 0.6 * Double(size))
      }
    }
    return result ?? FittedText(paragraphs: paragraphs, size: Self.smallest)
  }

  private func lineCount(_ paragraph: SlideParagraph, _ wrap: TextWrap, points: Double) -> Int {
    wrap.lineCount(width: room(paragraph, points), indent: max(paragraph.indent, 0) / points)
  }

  /// In type sizes.
  private func room(_ paragraph: SlideParagraph, _ points: Double) -> Double {
    (width - paragraph.margin) * Self.slack / points
  }

  /// Every word has room on a line, but those that would have to be too small for that.
  private func breaksNoWord(
    _ paragraphs: [SlideParagraph], _ wraps: [TextWrap], _ size: Int, of largest: Int
  ) -> Bool {
    let (points, least) = (Double(size) / 2, Self.leastWhole * Double(largest) / 2)
    return zip(paragraphs, wraps).allSatisfy {
      $1.longest <= room($0, points) || $1.longest > room($0, least)
    }
  }

  /// What stands at the stops of a paragraph ends on its line, or would have to be too small for that.
  private func hasRoomBehindStops(_ paragraph: SlideParagraph, _ size: Int, of largest: Int, own: Int) -> Bool
  {
    guard !paragraph.tabs.isEmpty, Double(size) >= Self.leastWhole * Double(largest) else { return true }
    let lines = paragraph.runs.split { $0.content == .lineBreak }
    return lines.allSatisfy { line in
      var end = 0.0
      for (index, part) in line.split(
        omittingEmptySubsequences: false, whereSeparator: { $0.content == .tab }
      ).enumerated() {
        if index > 0 { end = paragraph.tabs.first { $0 > end } ?? end }
        end += TextWrap(Array(part), size: own, family: family).width * Double(size) / 2
      }
      return end <= width * Self.slack
    }
  }

  /// The share of its size down to which a word is made smaller before it is broken.
  private static let leastWhole = 0.7

  /// In half points.
  static let smallest = 4
}

extension SlideParagraph {
  fileprivate func shrunk(by share: Double) -> SlideParagraph {
    var paragraph = self
    paragraph.spaceBefore *= share
    return paragraph
  }
}
