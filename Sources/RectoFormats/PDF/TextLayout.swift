import Foundation
internal import RectoModel

/// Turns the lines of one page into runs of the text layer.
struct TextLayout {
  var glyphs: GlyphTable
  var order: RightToLeftOrder
  /// Points per page unit.
  var scale: Double
  /// Of the page, in points.
  var page: Size

  /// The runs of each of a block's lines, and how many characters could not be kept.
  func runs(of lines: [TextLine]) -> (lines: [[TextRun]], dropped: Int) {
    let lines = lines.map(frames(of:))
    // One size for the lines that look alike: readers take a change of size for another column.
    let common = lines.compactMap { $0.fit?.size }.median
    let runs = lines.map { line in
      var line = line
      if let size = line.fit?.size, abs(size / common - 1) < 0.15 { line.fit?.size = common }
      return self.runs(of: line)
    }
    return (runs, lines.reduce(0) { $0 + $1.dropped })
  }

  /// The words of a line on their way to runs.
  private struct FramedLine {
    var texts: [String] = []
    /// Of each, its place among the line's words.
    var words: [Int] = []
    var frames: [WordFrame] = []
    /// A blank follows the word.
    var blanks: [Bool] = []
    var fit: LineFit?
    var direction: WritingDirection
    var dropped = 0
  }

  /// Lines that slope less are written in level words, like stairs: Poppler breaks a word whose letters rise or
  /// fall by half a point.
  private static let steepest = Double.pi / 12

  private func frames(of line: TextLine) -> FramedLine {
    var framed = FramedLine(direction: line.direction)
    let angle = angle(of: line)
    for (index, word) in line.words.enumerated() {
      let (text, lost) = admissible(word.text)
      framed.dropped += lost
      guard !text.isEmpty else { continue }
      framed.texts.append(text)
      framed.words.append(index)
      let box = place(word.box, in: line.box)
      let frame = WordFrame(in: box, angle: angle)
      framed.frames.append(abs(angle) < Self.steepest ? frame.upright(in: box) : frame)
    }
    framed.blanks = framed.texts.indices.map { index in
      // At the end of a line as before a word of its own kind: none after Chinese, one after all else.
      let next =
        index + 1 < framed.texts.count ? framed.texts[index + 1] : String(framed.texts[index].suffix(1))
      return framed.texts[index].needsBlank(before: next)
    }
    if line.direction == .leftToRight, framed.blanks.allSatisfy(\.self),
      !framed.texts.contains(where: \.isRightToLeft)
    {
      framed.fit = LineFit(framed.frames, baseline: line.baseline, scale: scale)
    }
    return framed
  }

  private func runs(of line: FramedLine) -> [TextRun] {
    let frames =
      line.fit.map { WordFrame.apart(line.frames, size: $0.size) }
      ?? WordFrame.joined(line.frames, blanks: line.blanks)
    var runs = line.texts.indices.map { index in
      let placed = line.fit?.place(frames[index], index: index)
      var run = run(
        line.texts[index], blank: line.blanks[index], in: placed?.frame ?? frames[index],
        shape: placed?.shape ?? .deep)
      run.word = line.words[index]
      return run
    }
    if line.direction == .rightToLeft, order == .visual { runs.reverse() }
    return runs
  }

  /// What the font has glyphs for; white space inside becomes single blanks.
  private func admissible(_ text: String) -> (String, dropped: Int) {
    var kept = String.UnicodeScalarView()
    var dropped = 0
    for scalar in text.unicodeScalars {
      if glyphs[scalar] != nil, scalar != " " {
        kept.append(scalar)
      } else if scalar.properties.isWhitespace {
        if let last = kept.last, last != " " { kept.append(" ") }
      } else {
        dropped += 1
      }
    }
    if kept.last == " " { kept.removeLast() }
    return (String(kept), dropped)
  }

  /// In points, inside the page and never empty. A box that says nothing is replaced by its line's.
  private func place(_ box: Rect, in line: Rect) -> Rect {
    let usable = [box, line].first { $0.corners.allSatisfy { $0.x.isFinite && $0.y.isFinite } }
    let box = usable ?? Rect(x: 0, y: 0, width: 0, height: 0)
    let (left, width) = clamp(box.minX * scale, box.maxX * scale, to: page.width)
    let (top, height) = clamp(box.minY * scale, box.maxY * scale, to: page.height)
    return Rect(x: left, y: top, width: width, height: height)
  }

  private func clamp(_ one: Double, _ other: Double, to limit: Double) -> (start: Double, length: Double) {
    let smallest = 0.5
    let start = min(max(min(one, other), 0), limit - smallest)
    let end = min(max(one, other), limit)
    return (start, max(end - start, smallest))
  }

  /// Straight lines within a degree of the level stand level: their boxes are upright then, and need fewer bytes.
  private func angle(of line: TextLine) -> Double {
    if line.direction == .topToBottom { return .pi / 2 }
    guard let first = line.baseline?.points.first, let last = line.baseline?.points.last else { return 0 }
    let (dx, dy) = (last.x - first.x, last.y - first.y)
    // Engines guess wildly at short lines: a baseline has to be long, and inside its line.
    let height = line.words.map { min($0.box.width, $0.box.height) }.max() ?? 0
    guard hypot(dx, dy) > 2 * height, abs(dx) < line.box.width + height, abs(dy) < line.box.height + height
    else { return 0 }
    var angle = atan2(dy, dx)
    // Engines differ in where the baseline of a right-to-left line starts.
    if line.direction == .rightToLeft, abs(angle) > .pi / 2 { angle -= copysign(.pi, angle) }
    return abs(angle) < .pi / 180 ? 0 : angle
  }

  /// Fills the frame with equally wide glyphs. Rounded: the file is a tenth smaller for 0.1 points of precision.
  private func run(
    _ text: String, blank: Bool, in frame: WordFrame, shape: RectangleFont.Shape
  ) -> TextRun {
    let isRightToLeft = text.isRightToLeft
    let isMirrored = isRightToLeft && order == .logical
    let advance = frame.length / Double(text.unicodeScalars.count)
    let stretch = stretchPrecision(2 * advance)
    // Poppler takes two equal narrow letters for one letter in bold type.
    let size = max((min(frame.height / shape.heightShare, 8 * advance) * 10).rounded() / 10, 0.1)
    let inset = size * (shape.heightShare - shape.ascentShare)
    let along = isMirrored ? frame.length : 0
    let (c, s) = (cos(frame.angle), sin(frame.angle))
    let visual = isRightToLeft && !isMirrored ? text.inVisualOrder : text
    return TextRun(
      text: blank ? visual + " " : visual,
      origin: Point(
        x: tenths(frame.origin.x + inset * s + along * c), y: tenths(frame.origin.y - inset * c + along * s)),
      shape: shape, size: size, stretch: isMirrored ? -stretch : stretch, angle: frame.angle)
  }

  private func tenths(_ value: Double) -> Double { (value * 10).rounded() / 10 }

  /// Two decimals; more for the very narrow, which the rounding would add up.
  private func stretchPrecision(_ stretch: Double) -> Double {
    let steps = stretch >= 1 ? 100.0 : stretch >= 0.1 ? 1_000 : 100_000
    return max((stretch * steps).rounded() / steps, 0.001)
  }
}

extension WordFrame {
  /// The frames of a line. Those with no blank between them are made to touch and to be of one height, so that
  /// readers see no gap to make a blank of.
  fileprivate static func joined(_ frames: [WordFrame], blanks: [Bool]) -> [WordFrame] {
    var frames = frames
    var first = 0
    for index in frames.indices where blanks[index] || index == frames.count - 1 {
      if index > first {
        level(&frames[first...index])
        for left in first..<index { frames[left].reach(frames[left + 1]) }
      }
      first = index + 1
    }
    return frames
  }

  /// Gives all of them the usual foot and head: single boxes are often far too high or, of commas, too low.
  fileprivate static func level(_ frames: inout ArraySlice<WordFrame>) {
    let foot = median(frames.map(\.foot))
    let head = median(frames.map { $0.foot - $0.height })
    for index in frames.indices {
      let shift = foot - frames[index].foot
      frames[index].origin.x -= shift * sin(frames[index].angle)
      frames[index].origin.y += shift * cos(frames[index].angle)
      frames[index].height = foot - head
    }
  }

  private static func median(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.sorted()[values.count / 2]
  }

  /// Ends where `next` starts, unless that is far away.
  private mutating func reach(_ next: WordFrame) {
    let length = next.start - start
    if length > 0, length < self.length + height { self.length = length }
  }
}
