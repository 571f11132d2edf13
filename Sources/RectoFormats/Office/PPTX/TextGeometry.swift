internal import RectoModel

/// Where lines of text are on their page, and in what size.
struct TextGeometry {
  /// On paper, in half points.
  let size: Int
  /// From line to line, in page units.
  let pitch: Double
  /// The size in page units.
  let em: Double
  /// Round the lines, with what is above the first and below the last.
  var box: Rect

  /// `usual` is the size in half points that lines have when they are near it; `region` is where lines without a place
  /// are taken to be.
  init(
    _ lines: [TextLine], family: FontFamily, halfPointsPerUnit: Double, usual: Int, region: Rect,
    isCell: Bool = false
  ) {
    let groups = ExactLines.groups(
      of: lines, family: family, halfPointsPerUnit: halfPointsPerUnit, usual: usual, areInCell: isCell)
    size = groups.first?.size ?? usual
    em = Double(size) / halfPointsPerUnit
    let longest = groups.reduce(groups.first) { best, group in
      group.lines.count > best?.lines.count ?? 0 ? group : best
    }
    let known = longest.flatMap { $0.lines.count > 1 ? $0.pitch : nil } ?? 1.2 * em
    pitch = min(max(known, 0.95 * em), 2.4 * em)
    let around = groups.map(\.box).union ?? region
    let pitch = pitch
    let top = groups.map { $0.baseline - ExactLines.ascent * pitch }.min() ?? around.minY
    let count = max(groups.reduce(0) { $0 + $1.lines.count }, 1)
    box = Rect(
      left: around.minX, top: min(top, around.minY), right: max(around.maxX, around.minX + em),
      bottom: max(around.maxY, top + pitch * Double(count)))
  }
}

extension Collection<TextLine> {
  /// How lines stand below each other; nil when there are too few to tell.
  func placedAlignment(near: Double) -> Paragraph.Alignment? {
    guard count > 1 else { return nil }
    func spread(_ places: [Double]) -> Double { (places.max() ?? 0) - (places.min() ?? 0) }
    let boxes = map(\.box)
    let (lefts, rights) = (boxes.map(\.minX), boxes.map(\.maxX))
    let (starts, ends) = runsRightToLeft ? (rights, lefts) : (lefts, rights)
    if spread(starts) < near { return nil }
    if spread(boxes.map(\.midX)) < near { return .center }
    // The first line may begin further in.
    if count > 2, spread(Array(starts.dropFirst())) < near { return nil }
    return spread(ends) < near ? .end : nil
  }

  /// Cut where a line ends though the next word had room on it; in prose, whose lines are nearly full, only where half of the
  /// line is free, since fonts differ.
  func cutAtFreeEnds(in box: Rect) -> [[TextLine]] {
    var parts: [[TextLine]] = []
    var isCut = true
    let free = dropLast().map { box.width - $0.box.width }.sorted()
    let isProse = free.count >= 3 && free[free.count / 2] < 0.15 * box.width
    for (line, next) in zip(self, map(Optional.some).dropFirst() + [nil]) {
      if isCut { parts.append([line]) } else { parts[parts.count - 1].append(line) }
      isCut = next.map { line.leavesRoom(for: $0, in: box) } ?? false
      if isProse, line.box.width > 0.5 * box.width { isCut = false }
    }
    return parts
  }
}

extension TextLine {
  fileprivate func leavesRoom(for next: TextLine, in box: Rect) -> Bool {
    guard !endsHyphenated, !self.box.isEmpty, let word = next.words.first, !word.box.isEmpty else {
      return false
    }
    let begin = direction == .rightToLeft ? box.maxX - self.box.maxX : self.box.minX - box.minX
    // What a centred line leaves free on both sides is room too.
    let used = self.box.width + (begin < 2 * self.box.height ? begin : 0)
    return box.width - used > word.box.width + 0.8 * self.box.height
  }
}
