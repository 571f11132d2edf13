import RectoModel

/// Tells lines that were ended on purpose from those that were full: the first word of the next line would have had
/// room, or a few short lines begin with capitals. Addresses, signatures and receipts are made of them.
struct LineBreaks {
  let measure: LeafMeasure
  let plane: ReadingPlane
  /// Most of the page is set in type of one width.
  var isTypewritten = false

  /// The lines of a paragraph as they belong together: all as one, or each by itself.
  func parts(of lines: [PlacedLine]) -> [[PlacedLine]] {
    guard lines.count > 1, lines.count <= 40, !isSetAsTitle(lines) else { return [lines] }
    if lines.allSatisfy(isSpread) || areTabbed(lines) { return lines.map { [$0] } }
    guard !isCentred(lines), let right = lines.map(\.box.maxX).max() else { return [lines] }
    if lines.allSatisfy(isLabelled) { return lines.map { [$0] } }
    if isNarrow(lines), lines.dropFirst().allSatisfy(\.beginsAnew) { return lines.map { [$0] } }
    guard lines.count > 2 else { return [lines] }
    if isStackOfFacts(lines) || isStackOfNames(lines) { return lines.map { [$0] } }
    let early = zip(lines, lines.dropFirst()).count { endsEarly($0, before: $1, at: right) }
    return early * 10 >= (lines.count - 1) * 6 ? lines.map { [$0] } : [lines]
  }

  /// A few lines that leave half of their column free.
  private func isNarrow(_ lines: [PlacedLine]) -> Bool {
    guard lines.count <= 8, let right = lines.map(\.box.maxX).max(),
      let left = lines.map(\.box.minX).min()
    else { return false }
    return right - left < 0.5 * measure.width
      && !lines.contains(where: \.line.endsHyphenated)
  }

  /// Street, town, telephone: each line begins anew, most have figures, and they are of all lengths.
  private func isStackOfFacts(_ lines: [PlacedLine]) -> Bool {
    let ends = lines.dropLast().map(\.box.maxX)
    let figures = lines.count { $0.line.words.contains { $0.text.contains(where: \.isNumber) } }
    // Of a list of quantities, one may have none.
    let others = lines.dropFirst().count { !$0.beginsAnew }
    return lines.count <= 16 && others <= (lines.count >= 8 ? 1 : 0) && figures * 2 > lines.count
      && (ends.max() ?? 0) - (ends.min() ?? 0) > 2 * measure.em
      && !lines.contains(where: \.line.endsHyphenated)
  }

  /// Firm, street, town: a few words each, none of them broken within a sentence.
  private func isStackOfNames(_ lines: [PlacedLine]) -> Bool {
    let counts = lines.map(\.line.words.count)
    return lines.count <= 8 && lines.allSatisfy(\.beginsAnew) && lines.allSatisfy(\.endsWithName)
      && counts.allSatisfy { $0 <= 5 } && counts.reduce(0, +) <= 3 * lines.count
  }

  private func endsEarly(_ line: PlacedLine, before next: PlacedLine, at right: Double) -> Bool {
    guard let first = next.line.words.first, let letter = first.text.first, !letter.isLowercase,
      !line.line.endsHyphenated, line.style.letters > 0 || next.style.letters > 0
    else { return false }
    return right - line.box.maxX > plane.place(first.box).width + 1.5 * measure.em
  }

  /// A title is broken where it reads well.
  private func isSetAsTitle(_ lines: [PlacedLine]) -> Bool {
    lines.allSatisfy {
      $0.style.isBold || $0.size > 1.15 * measure.size || $0.style.isMonospace && !isTypewritten
    }
  }

  private func isCentred(_ lines: [PlacedLine]) -> Bool {
    let middle = lines[0].box.midX
    return lines.allSatisfy { abs($0.box.midX - middle) < measure.em }
      && lines.contains { abs($0.box.minX - lines[0].box.minX) > measure.em }
  }

  /// "Date: 9 September": a word or two and a colon, then what they name.
  private func isLabelled(_ line: PlacedLine) -> Bool {
    line.beginsAnew && line.line.words.dropLast().prefix(3).contains { $0.text.last == ":" }
  }

  /// Its words stand in two places or more, as those of a receipt do.
  private func isSpread(_ line: PlacedLine) -> Bool {
    let boxes = line.line.words.map { plane.place($0.box) }.sorted { $0.minX < $1.minX }
    return zip(boxes, boxes.dropFirst()).contains { $1.minX - $0.maxX > 3 * measure.em }
  }

  /// A term in each line, and after a blank its text, which begins at one place in all.
  private func areTabbed(_ lines: [PlacedLine]) -> Bool {
    guard lines.count > 2 else { return false }
    let starts = lines.map { line in
      let boxes = line.line.words.map { plane.place($0.box) }.sorted { $0.minX < $1.minX }
      return zip(boxes, boxes.dropFirst()).filter { $1.minX - $0.maxX > measure.em }.map(\.1.minX)
    }
    return starts[0].contains { place in
      starts.allSatisfy { $0.contains { abs($0 - place) < 0.25 * measure.em } }
    }
  }
}

extension PlacedLine {
  /// With a capital, a figure or the code of a telephone.
  fileprivate var beginsAnew: Bool {
    line.words.first?.text.first.map { $0.isUppercase || $0.isNumber || "(+".contains($0) } ?? false
  }

  /// With a word that is no small one, or a figure.
  fileprivate var endsWithName: Bool {
    line.words.last?.text.first.map { !$0.isLowercase } == true && !line.endsHyphenated
  }
}
