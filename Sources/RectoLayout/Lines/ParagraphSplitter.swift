import RectoModel

/// Lines that belong together, with the marker of the item that they are.
struct Chunk: Sendable {
  var lines: [PlacedLine]
  var marker: ItemMarker?
  /// Its first line stands out to the left, as that of a reference.
  var isHanging = false

  /// In the reading plane.
  var box: Rect { lines.map(\.box).union ?? Rect(x: 0, y: 0, width: 0, height: 0) }

  /// Where the text after the marker begins, in the reading plane.
  func textLeft(_ plane: ReadingPlane) -> Double {
    guard let marker, let first = lines.first, first.line.words.count > marker.wordCount else {
      return box.minX
    }
    return plane.place(first.line.words[marker.wordCount].box).minX
  }
}

/// Finds where paragraphs begin among the lines of a leaf.
struct ParagraphSplitter {
  let measure: LeafMeasure
  let hasFonts: Bool
  let plane: ReadingPlane
  /// Most of the page is set in type of one width: then it is no sign of code.
  var isTypewritten = false
  var evidence = LayoutEvidence([])
  var bullets = DrawnBullets.none

  func chunks(of lines: [PlacedLine]) -> [Chunk] {
    let counted = LineCount.counted(lines.map { LineCount.number($0.line.words.first) })
    let markers = markers(of: lines)
    let hanging = HangingIndents.begins(
      lines, isMarked: markers.indices.map { markers[$0] != nil || counted.contains($0) }, measure: measure,
      plane: plane)
    var chunks: [Chunk] = []
    for (index, line) in lines.enumerated() {
      if index > 0, let last = chunks.indices.last, counted.isEmpty || !counted.contains(index),
        !(hanging[index]
          ?? begins(line, marker: markers[index], after: lines[index - 1], isItem: markers[index - 1] != nil))
      {
        chunks[last].lines.append(line)
        chunks[last].isHanging = hanging[index] != nil
      } else {
        chunks.append(Chunk(lines: [line], marker: markers[index]))
      }
    }
    let breaks = LineBreaks(measure: measure, plane: plane, isTypewritten: isTypewritten)
    return chunks.flatMap { chunk in
      guard chunk.marker == nil, !chunk.isHanging else { return [chunk] }
      return seenParts(of: chunk.lines).flatMap { breaks.parts(of: $0) }.map { Chunk(lines: $0) }
    }
  }

  /// Titles and equations that the layout model saw are apart from the lines round them.
  private func seenParts(of lines: [PlacedLine]) -> [[PlacedLine]] {
    let parts = lines.map { evidence.part(of: $0.line.box) }
    return lines.indices.reduce(into: []) { result, index in
      if index > 0, parts[index] == parts[index - 1] || goesOn(lines[index], parts[index - 1]) {
        result[result.count - 1].append(lines[index])
      } else {
        result.append([lines[index]])
      }
    }
  }

  /// A sentence of which the model saw the first line as a title.
  private func goesOn(_ line: PlacedLine, _ part: Int?) -> Bool {
    guard let part, evidence.isTitle(part) else { return false }
    return line.line.words.first?.text.first?.isLowercase == true
  }

  // MARK: - Markers

  private func markers(of lines: [PlacedLine]) -> [ItemMarker?] {
    var markers = lines.map { ItemMarker($0.line) ?? bullets.marker(of: $0) }
    for index in misreadBullets(of: lines) {
      let text = lines[index].line.words[0].text
      let isKnown = hasFonts && text.unicodeScalars.allSatisfy { !$0.isNameless }
      markers[index] = isKnown ? .bullet(text) : .misread(text)
    }
    // `1` at the left of a paragraph's second line is a figure in a sentence.
    for index in lines.indices.dropFirst() where markers[index].map(\.isCertain) == false {
      if mayBegin(lines[index], after: lines[index - 1], last: markers[index - 1]) { continue }
      if !isNext(index, markers, lines) { markers[index] = nil }
    }
    return markers
  }

  /// It counts on from the item above it.
  private func isNext(_ index: Int, _ markers: [ItemMarker?], _ lines: [PlacedLine]) -> Bool {
    guard let marker = markers[index], marker.isNumber else { return false }
    for other in stride(from: index - 1, through: max(0, index - 12), by: -1) {
      guard let last = markers[other], abs(lines[other].box.minX - lines[index].box.minX) < 0.5 * measure.em
      else { continue }
      return last.goes(before: marker)
    }
    return false
  }

  /// A number or dash begins an item only where a sentence or line before it has ended.
  private func mayBegin(_ line: PlacedLine, after last: PlacedLine, last marker: ItemMarker?) -> Bool {
    let em = measure.em
    if last.step(to: line) > 1.35 * measure.pitch { return true }
    if last.endsSentence || last.lastCharacter == ";" || last.lastCharacter == "," && marker != nil {
      return true
    }
    return last.box.maxX < measure.right - 1.5 * em || line.box.minX < last.box.minX - 0.5 * em
      || line.box.minX > last.box.minX + 0.7 * em
  }

  /// Single letters left of a hanging indent, two or more of them below each other.
  private func misreadBullets(of lines: [PlacedLine]) -> [Int] {
    let em = measure.em
    let found = lines.indices.compactMap { index -> (index: Int, x: Double, text: Double, isDash: Bool)? in
      let words = lines[index].line.words
      // Small bullets are read as points and dashes in turn.
      let isDash = ["-", "–", "—"].contains(words.first?.text)
      guard words.count > 1, isDash && !hasFonts || ItemMarker.isMisreadBullet(words[0].text)
      else { return nil }
      let (mark, text) = (plane.place(words[0].box), plane.place(words[1].box))
      guard text.minX - mark.maxX > 0.35 * em else { return nil }
      return (index, mark.midX, text.minX, isDash)
    }
    return found.filter { one in
      found.contains {
        $0.index != one.index && !(one.isDash && $0.isDash) && abs($0.x - one.x) < 0.5 * em
          && abs($0.text - one.text) < 0.5 * em
      }
    }.map(\.index)
  }

  // MARK: - Paragraphs

  private func begins(_ line: PlacedLine, marker: ItemMarker?, after last: PlacedLine, isItem: Bool) -> Bool {
    if marker != nil { return true }
    if measure.isRegister, last.line.words.last?.text.isFigure == true,
      line.line.words.first?.text.isFigure == false
    {
      return true
    }
    let step = step(from: last, to: line)
    if step > largestStep(from: last, to: line) || step < -measure.em { return true }
    if changesType(from: last, to: line) || last.isEntry || beginsCaption(line, after: last) { return true }
    if line.style.isMonospace, last.style.isMonospace, !isTypewritten { return false }
    if line.isBesideInitial || last.isBesideInitial { return false }
    if line.beginsWithSection, last.endsSentence || last.lastCharacter == ";" { return true }
    if isInMiddle(last) != isInMiddle(line), abs(last.box.minX - line.box.minX) > 0.5 * measure.em {
      return true
    }
    return isIndented(line, after: last, isItem: isItem) || follows(end: last, line)
      || last.endsSentence && line.beginsWithBoldName && !last.line.endsBold
  }

  /// In large type, a line without tall letters seems to stand lower than it does.
  private func step(from last: PlacedLine, to line: PlacedLine) -> Double {
    let step = last.step(to: line)
    guard hasFonts, line.size == last.size, line.size > 1.15 * measure.size else { return step }
    return min(step, last.letterStep(to: line) ?? step)
  }

  /// Far from both edges, and as far from one as from the other.
  private func isInMiddle(_ line: PlacedLine) -> Bool {
    let (before, after) = (line.box.minX - measure.left, measure.right - line.box.maxX)
    return min(before, after) > 3 * measure.em && abs(before - after) < 2 * measure.em
      && measure.right - measure.left > 20 * measure.em
  }

  /// Large type has its lines farther apart, and a sentence that goes on may have had to make room for a formula.
  private func largestStep(from last: PlacedLine, to line: PlacedLine) -> Double {
    let isLarge = min(last.size, line.size) > 1.15 * measure.size
    let isFull = reachesRight(last, within: 3) && !last.endsSentence
    let goesOn = isFull && line.line.words.first?.text.first?.isUppercase != true
    let pitch = measure.pitch(of: max(last.size, line.size))
    return max(
      (goesOn ? 1.58 : isFull ? 1.4 : 1.28) * pitch,
      isLarge ? 1.6 * min(last.box.height, line.box.height) : 0)
  }

  /// It ends at most so many ems before the right edge.
  private func reachesRight(_ line: PlacedLine, within ems: Double) -> Bool {
    line.box.maxX > measure.right - ems * measure.em
  }

  /// "Figure 1." under the figures of an axis, under a sentence that has ended, or beside another caption.
  private func beginsCaption(_ line: PlacedLine, after last: PlacedLine) -> Bool {
    guard CaptionText(line.line.words.prefix(3).map(\.text))?.isMarked == true else { return false }
    return last.endsSentence || !reachesRight(last, within: 3) || last.style.letters == 0
      || last.step(to: line) < 0.3 * measure.em
  }

  private func changesType(from last: PlacedLine, to line: PlacedLine) -> Bool {
    // Weight that changes within a line is emphasis.
    if last.style.isBold != line.style.isBold, last.line.endsBold != line.line.beginsBold,
      min(last.style.letters, line.style.letters) > 1
    {
      return true
    }
    if last.style.isMonospace != line.style.isMonospace { return true }
    if last.style.isCapitals != line.style.isCapitals, min(last.style.letters, line.style.letters) > 7 {
      return true
    }
    let ratio = line.size / max(last.size, 1e-6)
    if hasFonts, last.line.endSize == line.line.startSize { return false }
    return hasFonts ? ratio > 1.12 || ratio < 0.89 : ratio > 1.4 || ratio < 0.7
  }

  private func isIndented(_ line: PlacedLine, after last: PlacedLine, isItem: Bool) -> Bool {
    let indent = line.box.minX - last.box.minX
    // Typists begin far inside the line; what is as deep and doesn't reach the right edge stands in the middle.
    let isDeep = indent >= 5 * measure.em
    return indent > 0.7 * measure.em && indent < (reachesRight(line, within: 5) ? 14 : 5) * measure.em
      && (!isDeep || last.box.minX - measure.left < measure.em)
      && line.box.minX - measure.left > 0.5 * measure.em
      && last.box.maxX > measure.left + 3 * measure.em && !isItem
  }

  /// The line before ends a sentence early.
  private func follows(end last: PlacedLine, _ line: PlacedLine) -> Bool {
    last.box.maxX < measure.right - 4 * measure.em && last.endsSentence
      && line.box.minX <= last.box.minX + 2 * measure.em
  }
}

extension TextLine {
  fileprivate var beginsBold: Bool { words.first?.style?.has(.bold) == true }
  fileprivate var endsBold: Bool { words.last?.style?.has(.bold) == true }

  /// In half points; a raised mark at the end has its own size.
  fileprivate var startSize: Int? { words.first?.style?.halfPoints }
  fileprivate var endSize: Int? { words.last { $0.style?.has(.superscript) != true }?.style?.halfPoints }
}

extension TextStyle {
  fileprivate var halfPoints: Int? {
    fontSize.map(\.value).flatMap { $0.isFinite && abs($0) < 1e6 ? Int(($0 * 2).rounded()) : nil }
  }
}

extension PlacedLine {
  /// "3.2" before text: a clause of a contract or of minutes.
  fileprivate var beginsWithSection: Bool {
    guard line.words.count > 2,
      let parts = line.words.first?.text.split(separator: ".", omittingEmptySubsequences: false)
    else { return false }
    let numbers = parts.last == "" ? parts.dropLast() : parts[...]
    return numbers.count >= 2 && numbers.allSatisfy { (1...2).contains($0.count) && Int($0) != nil }
      && line.words[1].text.first?.isUppercase == true
  }

  /// "DATES: The board meets ...": a few bold words with a colon, and text that is not bold.
  fileprivate var beginsWithBoldName: Bool {
    let name = line.words.prefix { $0.style?.has(.bold) == true }
    guard let last = name.last, name.count < line.words.count, name.count <= 6 else { return false }
    return last.text.hasSuffix(":") || last.text.hasSuffix(".")
  }
}

extension ItemMarker {
  /// It can hardly be anything else.
  var isCertain: Bool {
    switch kind {
    case .bullet, .checkBox: true
    case .doubtfulBullet, .number: false
    }
  }
}
