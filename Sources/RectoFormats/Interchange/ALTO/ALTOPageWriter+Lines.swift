internal import RectoModel

extension ALTOPageWriter {
  /// `joined` is the whole word whose second part is the first one of this line. Returns that of the next line.
  func write(
    _ line: TextLine, joined: String?, next: TextLine?, of region: InterchangeRegion, depth: Int
  ) -> String? {
    let hyphen = ALTOHyphen(line)
    xml.indented(depth)
    xml.start("TextLine")
    set(line.box)
    if let baseline = line.baseline { xml.attribute("BASELINE", ALTOShape.text(baseline.points)) }
    if line.direction != (region.region?.polygon == nil ? region.lines.first?.direction : .leftToRight) {
      xml.attribute("BASEDIRECTION", line.direction.alto)
    }
    if line.endsHyphenated, hyphen == nil, let tag = plan.reference(ALTOPlan.hyphenTag) {
      xml.attribute("TAGREFS", tag)
    }
    writeShape(line.polygon)
    let (first, last) = (line.words.startIndex, line.words.endIndex - 1)
    let whole = hyphen.flatMap { hyphen in next?.words.first.map { hyphen.part + $0.text.cleaned } }
    for (index, word) in line.words.enumerated() {
      if index > first { writeSpace(between: line.words[index - 1], and: word, line.direction) }
      xml.indented(depth + 1)
      let isPart = index == last && hyphen != nil
      xml.start("String")
      set(isPart ? hyphen?.partBox ?? word.box : word.box)
      xml.attribute("CONTENT", isPart ? hyphen?.part ?? word.text.cleaned : word.text.cleaned)
      if isPart, let whole { substitute("HypPart1", whole) }
      if !isPart, index == first, let joined { substitute("HypPart2", joined) }
      write(word, of: region)
      xml.end()
    }
    if let hyphen {
      xml.indented(depth + 1)
      xml.start("HYP")
      set(hyphen.hyphenBox)
      xml.attribute("CONTENT", hyphen.hyphen)
      xml.end()
    }
    xml.indented(depth)
    xml.end()
    return whole
  }

  private func substitute(_ type: String, _ whole: String) {
    xml.attribute("SUBS_TYPE", type)
    xml.attribute("SUBS_CONTENT", whole)
  }

  /// None where the script has no blanks.
  private func writeSpace(between word: Word, and next: Word, _ direction: WritingDirection) {
    guard word.text.cleaned.needsBlank(before: next.text.cleaned) else { return }
    let (from, to) =
      direction == .rightToLeft ? (next.box.maxX, word.box.minX) : (word.box.maxX, next.box.minX)
    guard to > from, direction != .topToBottom else { return xml.element("SP") }
    xml.element(
      "SP",
      [
        "HPOS": from.decimalText, "VPOS": word.box.y.decimalText, "WIDTH": (to - from).decimalText,
        "HEIGHT": word.box.height.decimalText,
      ])
  }

  /// What is left of a word.
  private func write(_ word: Word, of region: InterchangeRegion) {
    if let confidence = word.confidence { xml.attribute("WC", confidence.value.decimalText) }
    if let style = plan.reference(word.style) { xml.attribute("STYLEREFS", style) }
    if let link = word.link, let tag = plan.reference(ALTOPlan.tag(ofLink: link)) {
      xml.attribute("TAGREFS", tag)
    }
    if let language = legal(word.language, of: region.id) { xml.attribute("LANG", language) }
    guard hasGlyphs, !word.glyphs.isEmpty else { return }
    // ALTO has one code point for each.
    guard word.glyphs.allSatisfy({ $0.text.cleaned.unicodeScalars.count == 1 }) else {
      losses.note(
        "boxes of characters of several code points", page: number, block: BlockID(region.id ?? ""))
      return
    }
    for glyph in word.glyphs {
      xml.start("Glyph", ["CONTENT": glyph.text.cleaned])
      if let confidence = glyph.confidence { xml.attribute("GC", confidence.value.decimalText) }
      set(glyph.box)
      xml.end()
    }
  }
}
