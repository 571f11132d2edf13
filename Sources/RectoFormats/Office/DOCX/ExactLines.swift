internal import RectoModel

/// Lines of a block that stand at even distances in one type size: they go into one frame.
struct ExactLines {
  /// A line with what makes it as wide as on the page.
  struct Line {
    var line: TextLine
    /// Its words between wide gaps, such as those of a table without rules.
    var parts: [TextLine]
    /// In percent.
    var stretch: Int
  }

  private(set) var lines: [Line]
  /// In half points.
  private(set) var size: Int
  /// In page units: where the first line stands, and how far apart they are.
  let baseline: Double
  private(set) var pitch: Double
  let box: Rect

  /// Cuts the lines where their distance changes. `halfPointsPerUnit` is the page's; `usual` is a size in half points
  /// that they have when they are near it; in cells, where a figure or two tell little, half of it is near.
  static func groups(
    of lines: [TextLine], family: FontFamily, halfPointsPerUnit: Double, usual: Int? = nil,
    areInCell: Bool = false
  ) -> [ExactLines] {
    let lines = lines.filter { !$0.words.isEmpty && !$0.box.isEmpty }
    guard !lines.isEmpty, halfPointsPerUnit > 0 else { return [] }
    let own = typeSize(of: lines, family: family, halfPointsPerUnit: halfPointsPerUnit)
    let near = nearness(of: lines, areInCell: areInCell)
    let byWidth = sizeByWidth(of: lines, family: family, least: areInCell ? 1.2 : 2)
      .map { $0 * halfPointsPerUnit }
    let size =
      usual.map { usual in
        if abs(usual - own) * 100 <= usual * near { return usual }
        guard let byWidth, !hasKnownSize(lines) else { return own }
        // Where height and width don't agree, a rule or a speck was measured: that makes words higher, but no wider.
        let isAsWide = abs(byWidth - Double(usual)) < 0.25 * Double(usual)
        return isAsWide && abs(byWidth - Double(own)) > 0.1 * Double(own) ? usual : own
      } ?? own
    let units = Double(size) / halfPointsPerUnit
    let baselines = lines.map { $0.baselineHeight(size: units) }
    var groups: [ExactLines] = []
    var start = 0
    for index in lines.indices {
      let pitch = index + 1 < lines.count ? baselines[index + 1] - baselines[index] : 0
      let first = start < index ? baselines[start + 1] - baselines[start] : pitch
      let goesOn =
        index + 1 < lines.count && pitch > 0.8 * units && pitch < 2.4 * units
        && abs(pitch - first) < 0.12 * first
      if goesOn { continue }
      let part = Array(lines[start...index])
      let mean = index > start ? (baselines[index] - baselines[start]) / Double(index - start) : 1.2 * units
      groups.append(
        ExactLines(
          part, size: size, baseline: baselines[start], pitch: mean, family: family,
          halfPointsPerUnit: halfPointsPerUnit))
      start = index + 1
    }
    return groups
  }

  private init(
    _ lines: [TextLine], size: Int, baseline: Double, pitch: Double, family: FontFamily,
    halfPointsPerUnit: Double
  ) {
    self.size = size
    self.baseline = baseline
    self.pitch = pitch
    box = lines.map(\.box).union ?? lines[0].box
    self.lines = lines.map { line in
      let parts = line.partsBetweenGaps
      let natural = parts.reduce(0) { $0 + $1.naturalWidth(in: family) } * Double(size)
      let wanted = parts.reduce(0) { $0 + $1.box.width } * halfPointsPerUnit
      let stretch = natural > 0 && wanted > 0 ? Int((wanted / natural * 100).rounded()) : 100
      return Line(line: line, parts: parts, stretch: min(max(stretch, 50), 200))
    }
  }

  /// The share of a line's height that is above its baseline, in Word as in LibreOffice.
  static let ascent = 0.8

  /// Of another type size and distance of lines, each line as wide as before.
  func scaled(size factor: Double, pitch pitchFactor: Double) -> ExactLines {
    var made = self
    made.size = max(Int((Double(size) * factor).rounded()), 2)
    made.pitch *= pitchFactor
    for index in lines.indices {
      let stretch = Double(lines[index].stretch) * Double(size) / Double(made.size)
      made.lines[index].stretch = min(max(Int(stretch.rounded()), 50), 200)
    }
    return made
  }

  /// No wider than that, in page units: lines are squeezed, as far as letters can be read.
  func squeezed(into width: Double) -> ExactLines {
    guard width > 0, box.width > width else { return self }
    var made = self
    for index in lines.indices {
      let share = min(width / max(lines[index].line.box.width, 1), 1)
      made.lines[index].stretch = max(Int(Double(lines[index].stretch) * share), 50)
    }
    return made
  }

  var top: Double { baseline - Self.ascent * pitch }
  var height: Double { pitch * Double(lines.count) }

  /// In half points: the known one, or the one by which lines are as wide as on the page, within what their heights
  /// allow.
  static func typeSize(of lines: [TextLine], family: FontFamily, halfPointsPerUnit: Double) -> Int {
    // What an engine says of a scan's sizes, without a font, is less sure than what lines take.
    let known = lines.flatMap(\.words).compactMap {
      $0.style?.fontName == nil ? nil : $0.style?.fontSize?.value
    }
    .filter { $0.isFinite && (1...400).contains($0) }
    if !known.isEmpty { return max(Int((known.sorted()[known.count / 2] * 2).rounded()), 2) }
    let heights = lines.map { line in line.letterHeight / TypeMetrics.ink(of: line.plainText).height }
    let height = median(heights) * halfPointsPerUnit
    guard let width = sizeByWidth(of: lines, family: family) else { return bounded(height) }
    return bounded(min(max(width * halfPointsPerUnit, height * 0.75), height * 1.25))
  }

  /// The one, in page units, by which lines are as wide as on the page; nil where there is too little to tell.
  private static func sizeByWidth(of lines: [TextLine], family: FontFamily, least: Double = 2) -> Double? {
    let widths = lines.flatMap(\.partsBetweenGaps).compactMap { part -> Double? in
      let natural = part.naturalWidth(in: family)
      return natural > least ? part.box.width / natural : nil
    }
    return widths.isEmpty ? nil : median(widths)
  }

  private static func hasKnownSize(_ lines: [TextLine]) -> Bool {
    lines.contains { $0.words.contains { $0.style?.fontName != nil } }
  }

  /// In percent: a lone word is measured less well than a paragraph.
  private static func nearness(of lines: [TextLine], areInCell: Bool) -> Int {
    if lines.reduce(0, { $0 + $1.words.count }) > 6 { return 8 }
    return areInCell && !hasKnownSize(lines) ? 50 : 25
  }

  private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

  private static func bounded(_ size: Double) -> Int {
    size.isFinite ? min(max(Int(size.rounded()), 4), 800) : 20
  }
}

extension TextLine {
  /// Cut where words stand further apart than blanks ever are; whole when it doesn't run to the right.
  var partsBetweenGaps: [TextLine] {
    guard direction == .leftToRight, words.count > 1 else { return [self] }
    var parts: [[Word]] = []
    for word in words {
      if let last = parts.last?.last, word.box.minX - last.box.maxX < 1.3 * box.height {
        parts[parts.count - 1].append(word)
      } else {
        parts.append([word])
      }
    }
    if parts.count == 1 { return [self] }
    return parts.compactMap { TextLine(around: $0, baseline: baseline, direction: direction) }
  }

  /// For a type size of 1.
  fileprivate func naturalWidth(in family: FontFamily) -> Double {
    var (width, last) = (0.0, "")
    for word in words {
      let text = word.text.cleaned
      if !last.isEmpty, last.needsBlank(before: text) { width += TypeMetrics.width(of: " ", in: family) }
      width += word.naturalWidth(text, in: family)
      last = text
    }
    return width
  }

  /// Without what one word of it reaches above and below the others: a rule, or a seal that was read along.
  var letterHeight: Double {
    let heights = words.map(\.box.height).filter { $0 > 0 }.sorted()
    guard heights.count > 2 else { return box.height }
    return min(box.height, 1.1 * heights[(heights.count - 1) * 3 / 4])
  }

  /// Where its letters stand; `size` is the type size in page units.
  fileprivate func baselineHeight(size: Double) -> Double {
    let points = baseline?.points ?? []
    let known = points.map(\.y).reduce(0, +) / Double(max(points.count, 1))
    if !points.isEmpty, known > box.minY, known < box.maxY + 0.1 * box.height { return known }
    return box.maxY - TypeMetrics.ink(of: plainText).below * size
  }
}

extension Word {
  /// For a type size of 1.
  fileprivate func naturalWidth(_ text: String, in family: FontFamily) -> Double {
    guard let style else { return TypeMetrics.width(of: text, in: family) }
    let own = style.has(.monospace) ? .mono : family
    let isSmall = style.has(.superscript) || style.has(.subscript)
    let shown = style.has(.smallCaps) ? text.uppercased() : text
    let width = TypeMetrics.width(of: shown, in: own, isBold: style.has(.bold))
    return width * (style.has(.smallCaps) ? 0.85 : isSmall ? 0.6 : 1)
  }
}
