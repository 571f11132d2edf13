internal import RectoModel

/// Makes paragraphs of pieces of text, with margins and distances as on the page.
struct SlideText {
  let setup: SlideSetup
  let plan: RunPlan
  let geometry: TextGeometry
  /// What all paragraphs without an alignment have.
  var alignment: Paragraph.Alignment?
  /// Words that stand apart on their line stay apart.
  var keepsGaps = false
  /// Lines end where they do on the page.
  var keepsLines = false

  /// Where the box begins, in page units: at the furthest marker.
  static func left(of pieces: [TextPiece], geometry: TextGeometry) -> Double {
    pieces.compactMap { markerLeft(of: $0, geometry) }.reduce(geometry.box.minX, min)
  }

  /// A marker stands where it does on the page, but neither on the text nor far from it.
  private static func markerLeft(of piece: TextPiece, _ geometry: TextGeometry) -> Double? {
    guard piece.bullet != nil || !piece.marker.isEmpty else { return nil }
    guard !piece.lines.runsRightToLeft else { return nil }
    let text = piece.placedLines.map(\.box.minX).min() ?? geometry.box.minX
    let shown = piece.marker.isEmpty ? "00" : piece.marker
    let width = TypeMetrics.width(of: shown, in: .sans) * geometry.em + 0.3 * geometry.em
    return min(text - width, max(piece.markerLeft ?? text - width, text - width - 3 * geometry.em))
  }

  func paragraphs(of pieces: [TextPiece], box: Rect) -> [SlideParagraph] {
    var made: [SlideParagraph] = []
    var above: TextLine?
    for piece in pieces {
      let lines = piece.placedLines
      let stops = spacedLines(of: piece, lines, box: box)
      var paragraph = SlideParagraph(stops.map(runs) ?? runs(of: piece, box: box))
      paragraph.isRightToLeft = piece.lines.runsRightToLeft
      paragraph.alignment = stops == nil ? piece.alignment ?? alignment : nil
      paragraph.tabs = stops?.stops.map(setup.points) ?? []
      paragraph.bullet = piece.bullet
      paragraph.level = piece.level
      if stops == nil { setMargins(of: &paragraph, piece, lines, box: box) }
      if let above, let first = lines.first {
        let gap = first.box.minY - above.box.minY - geometry.pitch
        if gap > 0.15 * geometry.pitch { paragraph.spaceBefore = min(setup.points(gap), 1500) }
      }
      above = lines.last ?? above
      made.append(paragraph)
    }
    return made
  }

  private func setMargins(
    of paragraph: inout SlideParagraph, _ piece: TextPiece, _ lines: [TextLine], box: Rect
  ) {
    guard piece.isIndented else {
      if let indent = firstIndent(lines), paragraph.alignment.startsLines, !paragraph.isRightToLeft {
        paragraph.indent = setup.points(indent)
        if indent < 0 { paragraph.margin = -paragraph.indent }
      }
      return
    }
    let marker = Self.markerLeft(of: piece, geometry)
    let least = marker == nil && !paragraph.isRightToLeft ? 0 : 1.2 * geometry.em
    let measured =
      paragraph.isRightToLeft
      ? box.maxX - (lines.map(\.box.maxX).max() ?? box.maxX)
      : (lines.map(\.box.minX).min() ?? box.minX) - box.minX
    // 4032 points is the most that DrawingML takes; a quarter of the box is the most that leaves room.
    let margin = min(max(measured, least), max(box.width * 0.5, least), 4032 * 12_700 / setup.emuPerUnit)
    paragraph.margin = setup.points(max(margin, 0))
    guard piece.bullet != nil || !piece.marker.isEmpty else { return }
    let hang = marker.map { min(max(margin - ($0 - box.minX), 0), margin) } ?? margin
    paragraph.indent = -setup.points(hang)
  }

  /// Less than 0 when it hangs; nil when the first line begins like the others.
  private func firstIndent(_ lines: [TextLine]) -> Double? {
    guard lines.count > 1 else { return nil }
    let others = lines.dropFirst().map(\.box.minX).sorted()
    let indent = lines[0].box.minX - others[others.count / 2]
    return abs(indent) > 0.6 * geometry.em && abs(indent) < 6 * geometry.em ? indent : nil
  }

  private func runs(of piece: TextPiece, box: Rect) -> [BodyRun] {
    var runs: [BodyRun] = []
    if !piece.marker.isEmpty { runs += [BodyRun(.text(piece.marker)), BodyRun(.tab)] }
    if let text = piece.text {
      var format = plan.runs(of: piece.lines).first?.format ?? RunFormat()
      format.isMonospaced = piece.isCode
      return runs + [BodyRun(.text(text), format)]
    }
    let isWhole = piece.alignment == .justified && !keepsLines
    let parts =
      isWhole ? [piece.lines] : keepsLines ? piece.lines.map { [$0] } : piece.lines.cutAtFreeEnds(in: box)
    for (index, lines) in parts.enumerated() {
      let made = plan.runs(of: lines)
      if index > 0, !made.isEmpty, !runs.isEmpty { runs.append(BodyRun(.lineBreak)) }
      runs += made
    }
    return runs
  }

  private func spacedLines(of piece: TextPiece, _ lines: [TextLine], box: Rect) -> SpacedLines? {
    let startsLines = (piece.alignment ?? alignment).startsLines && piece.alignment != .justified
    guard keepsGaps, piece.text == nil, !piece.isIndented,
      lines.count == piece.lines.count(where: { !$0.words.isEmpty })
    else { return nil }
    let hasGap = lines.contains { $0.partsBetweenGaps.count > 1 }
    guard hasGap || startsLines else { return nil }
    return SpacedLines(lines, left: box.minX, near: 0.5 * geometry.em)
  }

  private func runs(of spaced: SpacedLines) -> [BodyRun] {
    var runs: [BodyRun] = []
    for (index, line) in spaced.lines.enumerated() {
      if index > 0 { runs.append(BodyRun(.lineBreak)) }
      for (number, (tabs, part)) in line.enumerated() {
        runs += [BodyRun](repeating: BodyRun(.tab), count: tabs)
        if tabs == 0, number > 0 { runs.append(BodyRun(.text(" "))) }
        runs += plan.runs(of: [part])
      }
    }
    return runs
  }
}

extension Paragraph.Alignment? {
  var startsLines: Bool { self == nil || self == .start || self == .justified }
}
