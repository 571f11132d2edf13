internal import RectoModel

/// A frame with lines of text that begin and end where they do on the page.
struct ExactFrame {
  private let group: ExactLines
  private let family: FontFamily
  private let setup: PageSetup
  private var alignment: Paragraph.Alignment
  private var marker = ""
  /// In page units.
  private var left: Double

  init(_ group: ExactLines, alignment: Paragraph.Alignment?, family: FontFamily, setup: PageSetup) {
    self.group = group
    self.family = family
    self.setup = setup
    left = group.box.minX
    self.alignment = group.alignment(alignment)
  }

  /// What stands before the first line, at `left` or as near as it can.
  mutating func add(_ marker: String, left: Double?) {
    self.marker = marker
    alignment = .start
    let size = Double(group.size) * 10 / max(setup.twipsPerUnit, 0.001)
    let width = TypeMetrics.width(of: marker, in: family) * size + 0.4 * size
    let natural = group.box.minX - width
    self.left = min(natural, max(left ?? natural, natural - 3 * size))
  }

  func paragraph(plan: RunPlan) -> BodyParagraph {
    let isRightToLeft = group.lines.map(\.line).runsRightToLeft
    var made = BodyParagraph(.exact)
    made.isRightToLeft = isRightToLeft
    made.frame = frame(isRightToLeft: isRightToLeft)
    made.spacing = .init(line: lineHeight)
    made.alignment = alignment == .start ? nil : alignment
    let usesTabs = alignment == .start && !isRightToLeft
    if usesTabs { made.tabs = stops.map { .init(kind: .left, position: $0) } }
    for (index, line) in group.lines.enumerated() {
      if index > 0 { made.runs.append(BodyRun(.lineBreak)) }
      if index == 0, !marker.isEmpty { made.runs.append(BodyRun(.text(marker), format(line, plan, nil))) }
      var end = 0
      for (number, part) in line.parts.enumerated() {
        let start = setup.twips(part.box.minX - left)
        let tabs = usesTabs ? self.tabs(from: end, to: start) : number > 0 ? 1 : 0
        made.runs += [BodyRun](repeating: BodyRun(.tab), count: tabs)
        made.runs += runs(of: part, line, plan)
        end = setup.twips(part.box.maxX - left)
      }
    }
    return made
  }

  /// In twips. Lines that reach further above their baseline than a page is high make LibreOffice leave out the frame, and
  /// what they reach over is off the paper.
  private var lineHeight: Int {
    let highest = min(Double(setup.height) / ExactLines.ascent, Double(Self.longest))
    return min(max(setup.twips(group.pitch), 20), Int(highest))
  }

  /// By which the letters of such lines stay where they are.
  private var lowering: Int {
    Int(ExactLines.ascent * Double(max(setup.twips(group.pitch) - lineHeight, 0)))
  }

  /// Where lines and parts of lines begin, but at the left edge; near ones are one.
  private var stops: [Int] {
    let starts = group.lines.flatMap(\.parts).map { setup.twips($0.box.minX - left) }
    return starts.filter { $0 > Self.tolerance }.sorted().reduce(into: []) { stops, start in
      if start - (stops.last ?? -Self.tolerance) >= Self.tolerance { stops.append(start) }
    }
  }

  /// How many stops are between two places, the one at the second included.
  private func tabs(from end: Int, to start: Int) -> Int {
    stops.count { $0 > end && $0 <= start }
  }

  /// 22 inches in twips: Word takes no more.
  private static let longest = 31_680

  /// In twips: nearer lines begin at the same place.
  private static let tolerance = 40

  /// A little wider than the text, so that nothing wraps, on the side where that doesn't show.
  private func frame(isRightToLeft: Bool) -> TextFrame {
    let right = group.box.maxX
    let width = setup.twips(right - left)
    // Programs take other fonts for such letters than for western ones, which may be wider.
    let slack = width / (group.hasLettersOfOtherFonts ? 8 : 20) + 120
    let x = setup.twips(left)
    let growsLeft = alignment == .end && !isRightToLeft || alignment != .end && isRightToLeft
    let shift = alignment == .center ? slack / 2 : growsLeft ? slack : 0
    return TextFrame(
      x: x - shift, y: setup.twips(group.top) + lowering, width: min(max(width + slack, 100), Self.longest))
  }

  private func runs(of part: TextLine, _ line: ExactLines.Line, _ plan: RunPlan) -> [BodyRun] {
    var plan = plan
    plan.styleSize = nil
    return plan.runs(of: [part]).map { run in
      var run = run
      let own = run.format
      run.format = format(line, plan, own)
      return run
    }
  }

  private func format(_ line: ExactLines.Line, _ plan: RunPlan, _ own: RunFormat?) -> RunFormat {
    var format = own ?? RunFormat()
    format.size = group.size
    format.stretch = abs(line.stretch - 100) > 1 ? line.stretch : nil
    format.fontName = format.isMonospaced ? nil : family.rawValue
    return format
  }
}

extension ExactLines {
  fileprivate var hasLettersOfOtherFonts: Bool {
    lines.contains { line in
      line.line.words.contains { [.rightToLeft, .complex].contains($0.text.script) }
    }
  }

  /// How the lines stand below each other: the known alignment, where the places agree.
  fileprivate func alignment(_ known: Paragraph.Alignment?) -> Paragraph.Alignment {
    if lines.contains(where: { $0.parts.count > 1 }) { return .start }
    guard lines.count > 1 else { return known == .center || known == .end ? known ?? .start : .start }
    let boxes = lines.map(\.line.box)
    func spread(_ edge: (Rect) -> Double) -> Double {
      let places = boxes.map(edge)
      return (places.max() ?? 0) - (places.min() ?? 0)
    }
    let (left, middle, right) = (spread(\.minX), spread(\.midX), spread(\.maxX))
    let near = 0.4 * pitch
    let (first, last) = lines.map(\.line).runsRightToLeft ? (right, left) : (left, right)
    if first < near { return .start }
    if middle < near { return .center }
    return last < near ? .end : .start
  }
}
