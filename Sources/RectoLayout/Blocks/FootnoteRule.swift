import RectoModel

/// Finds notes at the foot of the page: small type that begins with a mark. Small type alone is no proof; a rule over it is, or
/// the mark in the text above.
struct FootnoteRule {
  let text: PageText
  /// Of the page's text, in points.
  let body: Double
  /// In the reading plane.
  let pageBox: Rect
  /// Level rules, in the reading plane.
  let rules: [Rect]

  func apply(to drafts: inout [Draft]) {
    let all = drafts.flatMap(\.lines)
    var result: [Draft] = []
    for draft in drafts {
      guard case .paragraph = draft.content, isSmallAndLow(draft, all) else {
        result.append(draft)
        continue
      }
      for part in split(draft) {
        if let mark = mark(of: part.lines[0].line),
          isProved(mark, part, all) || result.last?.isFootnote == true
        {
          result.append(note(part, mark))
        } else if let last = result.last, last.isFootnote, goesOn(last, in: part) {
          result[result.count - 1] = joined(last, part)
        } else {
          result.append(part)
        }
      }
    }
    drafts = result
  }

  // MARK: - Where and how large

  private func isSmallAndLow(_ draft: Draft, _ all: [PlacedLine]) -> Bool {
    guard let box = draft.lines.map(\.box).union else { return false }
    let size = draft.lines.map(\.size).median ?? 0
    guard size < 0.92 * body, box.minY > pageBox.minY + 0.5 * pageBox.height else { return false }
    return !all.contains {
      $0.size > 0.95 * body && $0.box.minY > box.maxY && $0.box.sharedWidth(with: box) > 0.3
        && $0.style.letters > 20
    }
  }

  /// At the lines that begin with marks.
  private func split(_ draft: Draft) -> [Draft] {
    guard draft.lines.count > 1 else { return [draft] }
    var parts: [[PlacedLine]] = []
    for line in draft.lines {
      if parts.isEmpty || isNext(line.line, after: parts[parts.count - 1][0].line) {
        parts.append([line])
      } else {
        parts[parts.count - 1].append(line)
      }
    }
    return parts.map { draft.with($0) }
  }

  private func isNext(_ line: TextLine, after first: TextLine) -> Bool {
    guard let last = mark(of: first), let next = mark(of: line) else { return false }
    if let one = last.number, let two = next.number { return two == one + 1 }
    return last.number == nil && next.number == nil
  }

  // MARK: - Marks

  struct Mark {
    let text: String
    /// The mark is a word of its own.
    let isWord: Bool
    var number: Int? { Int(text) ?? text.raisedNumber }
  }

  func mark(of line: TextLine) -> Mark? {
    guard let first = line.words.first?.text else { return nil }
    let symbols = first.prefix { "*†‡§¶".contains($0) || $0.isRaisedDigit }
    if !symbols.isEmpty, symbols.count <= 3 {
      return Mark(text: String(symbols), isWord: symbols.count == first.count && line.words.count > 1)
    }
    let glued = first.prefix { $0.isASCII && $0.isNumber }
    if !glued.isEmpty, glued.count <= 2, first.dropFirst(glued.count).first?.isUppercase == true {
      return Mark(text: String(glued), isWord: false)
    }
    let digits = first.filter { !"().[]".contains($0) }
    let isFigure = digits.count <= 3 && !digits.isEmpty && digits.allSatisfy { $0.isASCII && $0.isNumber }
    let isRaisedLetter = first.count == 1 && line.words[0].style?.has(.superscript) == true
    guard isFigure || isRaisedLetter, line.words.count > 1 else { return nil }
    return Mark(text: isFigure ? digits : first, isWord: true)
  }

  private func isProved(_ mark: Mark, _ draft: Draft, _ all: [PlacedLine]) -> Bool {
    guard let box = draft.lines.map(\.box).union else { return false }
    if rules.contains(where: { isOver($0, box) }) { return true }
    return all.contains { line in
      line.box.maxY <= box.minY && line.size > 0.95 * body
        && line.line.words.contains { isUse(of: mark, $0, in: line) }
    }
  }

  private func isOver(_ rule: Rect, _ box: Rect) -> Bool {
    rule.maxY <= box.minY + 0.3 * text.em && rule.maxY > box.minY - 3 * text.em
      && rule.sharedWidth(with: box) > 0.5
      && rule.width < 0.9 * pageBox.width
  }

  private func isUse(of mark: Mark, _ word: Word, in line: PlacedLine) -> Bool {
    if word.text == mark.text {
      return mark.number == nil || word.style?.has(.superscript) == true
        || word.box.height < 0.8 * line.tallest
    }
    guard word.text.count > mark.text.count else { return false }
    let core = word.text.hasSuffix(".") || word.text.hasSuffix(",") ? String(word.text.dropLast()) : word.text
    guard core.hasSuffix(mark.text), let before = core.dropLast(mark.text.count).last else { return false }
    if mark.number == nil { return true }
    // "CO2" and "a7" are names; "word7" has a note.
    let stem = core.dropLast(mark.text.count).filter(\.isLetter)
    return (before.isLetter || ".,;:)”\"’".contains(before)) && stem.count >= 3
      && stem.last?.isLowercase == true
  }

  // MARK: - Notes

  private func note(_ draft: Draft, _ mark: Mark) -> Draft {
    var lines = draft.lines.map(\.line)
    var box: Rect?
    if mark.isWord {
      box = lines[0].words[0].box
      lines[0] = lines[0].withoutFirst(1)
    }
    let marker = mark.isWord ? draft.lines[0].line.words[0].text : ""
    var note = draft
    note.content = .footnote(Footnote(marker: marker, markerBox: box, Paragraph(lines)))
    return note
  }

  private func goesOn(_ note: Draft, in part: Draft) -> Bool {
    guard let one = note.lines.map(\.box).union, let two = part.lines.map(\.box).union else { return false }
    return two.minY > one.minY && two.minY - one.maxY < 0.8 * text.em && one.sharedWidth(with: two) > 0.5
  }

  private func joined(_ note: Draft, _ part: Draft) -> Draft {
    guard case .footnote(var footnote) = note.content else { return note }
    footnote.paragraph.lines += part.lines.map(\.line)
    var whole = note
    whole.content = .footnote(footnote)
    whole.lines += part.lines
    return whole
  }
}

extension PlacedLine {
  /// The height of its highest word.
  fileprivate var tallest: Double { line.words.map(\.box.height).max() ?? 0 }
}

extension Draft {
  var isFootnote: Bool { if case .footnote = content { true } else { false } }

  /// The paragraph of some of its lines.
  fileprivate func with(_ some: [PlacedLine]) -> Draft {
    guard case .paragraph(let paragraph) = content else { return self }
    var part = self
    part.lines = some
    part.content = .paragraph(
      Paragraph(some.map(\.line), role: paragraph.role, alignment: paragraph.alignment))
    return part
  }
}

extension Character {
  var isRaisedDigit: Bool {
    unicodeScalars.allSatisfy { "⁰¹²³⁴⁵⁶⁷⁸⁹".unicodeScalars.contains($0) }
  }
}

extension String {
  /// 12 for `¹²`.
  fileprivate var raisedNumber: Int? {
    guard !isEmpty, allSatisfy(\.isRaisedDigit) else { return nil }
    return Int(
      String(compactMap { digit in Array("⁰¹²³⁴⁵⁶⁷⁸⁹").firstIndex(of: digit).map { Character("\($0)") } }))
  }
}
