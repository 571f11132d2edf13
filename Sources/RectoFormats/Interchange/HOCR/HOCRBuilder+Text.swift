internal import RectoModel

/// What becomes of words, lines and paragraphs when they end.
extension HOCRBuilder {
  mutating func endGlyph(_ frame: HOCRFrame) {
    guard let last = frames.indices.last else { return }
    frames[last].text += frame.text
    let text = frame.text.trimmed
    guard !text.isEmpty, let box = frame.properties.box("x_bboxes") ?? frame.properties.box() else { return }
    let confidence = frame.properties.confidence("x_conf") ?? frame.properties.confidence("x_confs")
    frames[last].glyphs.append(Glyph(text, box: box, confidence: confidence))
  }

  mutating func endWord(_ frame: HOCRFrame) {
    guard let last = frames.indices.last else { return }
    let pieces = frame.text.split(whereSeparator: \.isASCIIBlank).map(String.init)
    if pieces.isEmpty {
      notes.changed("words without text left out", page: pageNumber)
      return
    }
    let own = frame.properties.box()
    if pieces.count > 1 { notes.changed("words with blanks split", page: pageNumber) }
    let boxes = own.map {
      pieces.count > 1 ? EstimatedBoxes.boxes(of: pieces, in: $0, frame.direction) : [$0]
    }
    for (index, piece) in pieces.enumerated() {
      let word = word(piece, frame, box: boxes?[index], glyphs: pieces.count == 1 ? frame.glyphs : [])
      frames[last].drafts.append(.init(word: word, hasBox: own != nil))
    }
  }

  private func word(_ text: String, _ frame: HOCRFrame, box: Rect?, glyphs: [Glyph]) -> Word {
    let confidence = frame.properties.confidence("x_wconf") ?? frame.properties.confidence("x_conf")
    let pageLanguage = frames.first { $0.role == .page }.flatMap { FileLanguage.tag($0.element["lang"]) }
    let language = frame.language == pageLanguage ?? made.metadata.language ? nil : frame.language
    return Word(
      text, box: box ?? Rect(x: 0, y: 0, width: 0, height: 0), confidence: confidence, language: language,
      style: frame.style == TextStyle() ? nil : frame.style, link: frame.link, glyphs: glyphs)
  }

  mutating func endLine(_ frame: HOCRFrame) throws(RectoError) {
    guard let last = frames.indices.last else { return }
    if frame.properties["x_type"] == "marker" {
      let text = frame.drafts.map(\.word.text).joined(separator: " ")
      frames[last].marker = (text, frame.properties.box())
      return
    }
    noteStrayText(frame)
    guard let line = try line(frame) else { return }
    frames[last].flushDrafts()
    frames[last].lines.append(line)
    frames[last].lineKinds.append(frame.kind)
  }

  /// nil when there is no text in it.
  mutating func line(_ frame: HOCRFrame) throws(RectoError) -> TextLine? {
    var drafts = frame.drafts
    if drafts.isEmpty {
      drafts = frame.text.split(whereSeparator: \.isASCIIBlank).map { text in
        .init(word: word(String(text), frame, box: nil, glyphs: []), hasBox: false)
      }
    }
    if drafts.isEmpty { return nil }
    let known = drafts.filter(\.hasBox).map(\.word.box).union
    guard let box = frame.properties.box() ?? known ?? frame.nearestBox else {
      throw RectoError(
        .malformedInput, "Line \(frame.element.line): the text has no bbox, nor has anything round it.",
        location: .init(page: pageNumber))
    }
    estimateBoxes(of: &drafts, in: box, frame.direction)
    let endsHyphenated = frame.properties.has("x_hyphenated") || drafts.last?.word.text.last == "\u{AD}"
    return TextLine(
      words: drafts.map(\.word), box: box,
      polygon: frame.role == .line ? frame.properties.points("poly") : nil,
      baseline: baseline(frame.properties, in: box),
      direction: frame.direction, endsHyphenated: endsHyphenated)
  }

  private mutating func estimateBoxes(
    of drafts: inout [HOCRFrame.Draft], in box: Rect, _ direction: WritingDirection
  ) {
    guard drafts.contains(where: { !$0.hasBox }) else { return }
    let guesses = EstimatedBoxes.boxes(of: drafts.map(\.word.text), in: box, direction)
    for index in drafts.indices where !drafts[index].hasBox { drafts[index].word.box = guesses[index] }
    notes.changed(
      "words without boxes: theirs are estimated", page: pageNumber, count: drafts.count { !$0.hasBox })
  }

  private func baseline(_ properties: HOCRProperties, in box: Rect) -> Baseline? {
    if let points = properties.points("x_baseline") { return Baseline(points) }
    let numbers = properties.numbers("baseline")
    // A turned line's polynomial runs along another edge.
    guard (1...2).contains(numbers.count), properties.number("textangle") ?? 0 == 0 else { return nil }
    let (slope, offset) = numbers.count == 2 ? (numbers[0], numbers[1]) : (0, numbers[0])
    return Baseline(HOCRBaseline(slope: slope, offset: offset).points(in: box))
  }

  mutating func endParagraph(_ frame: HOCRFrame, headingLevel: Int?) throws(RectoError) {
    guard let last = frames.indices.last else { return }
    let frame = try withLines(frame)
    noteStrayText(frame)
    var blocks = frame.blocks
    if !frame.lines.isEmpty {
      let box = frame.properties.box() ?? frame.lines.map(\.box).union ?? frame.lines[0].box
      let content = content(frame, headingLevel: headingLevel)
      blocks.append(block(content, frame, box: box))
    } else if blocks.isEmpty, frame.properties.has("x_type") || frame.element["id"].map(Self.isOurs) == true,
      let box = frame.properties.box()
    {
      // A paragraph without words that a document really has.
      blocks.append(block(content(frame, headingLevel: headingLevel), frame, box: box))
    }
    try flush(at: last)
    frames[last].blocks += blocks
    frames[last].paragraphCount += blocks.count
  }

  private static func isOurs(_ id: String) -> Bool { !id.hasPrefix("par_") && !id.isEmpty }

  private func content(_ frame: HOCRFrame, headingLevel: Int?) -> Content {
    let alignment = frame.alignment
    let plain = Paragraph(frame.lines, alignment: alignment)
    switch frame.properties["x_type"] {
    case "footnote":
      let marker = frame.properties.text("x_marker") ?? frame.marker?.text ?? ""
      return .footnote(Footnote(marker: marker, markerBox: frame.marker?.box, plain))
    case "code": return .code(Code(language: frame.properties.text("x_language"), lines: frame.lines))
    default: break
    }
    if let headingLevel { return .heading(Heading(level: headingLevel, plain)) }
    let lineKind = frame.lineKinds.first.flatMap { kind in
      frame.lineKinds.allSatisfy { $0 == kind } ? kind : nil
    }
    switch (frame.kind, lineKind) {
    case (.header, _): return .header(plain)
    case (.footer, _), (_, .footer): return .footer(plain)
    case (.caption, _), (_, .caption):
      return .caption(Caption(plain, target: frame.properties.text("x_target").map { BlockID($0) }))
    case (.quote, _): return .paragraph(Paragraph(frame.lines, role: .quote, alignment: alignment))
    // Tesseract's name for a line of a heading, whose level it doesn't know.
    case (_, .header): return .heading(Heading(level: 2, plain))
    default: return .paragraph(plain)
    }
  }

  /// Text outside words is told of.
  mutating func noteStrayText(_ frame: HOCRFrame) {
    guard !frame.drafts.isEmpty || !frame.lines.isEmpty || !frame.blocks.isEmpty else { return }
    let count = frame.text.unicodeScalars.count { !$0.properties.isWhitespace }
    if count > 0 { notes.lost("characters outside words", page: pageNumber, count: count) }
  }
}

extension Character {
  /// No-break and wide blanks are characters of words.
  var isASCIIBlank: Bool { self == " " || self == "\n" || self == "\t" || self == "\r" || self == "\r\n" }
}

extension HOCRFrame {
  /// Words that stand in no line become one, when something else comes.
  mutating func flushDrafts() {
    guard let box = drafts.filter(\.hasBox).map(\.word.box).union else { return }
    for index in drafts.indices where !drafts[index].hasBox { drafts[index].word.box = box }
    lines.append(TextLine(words: drafts.map(\.word), box: box, direction: direction))
    lineKinds.append(.body)
    drafts = []
  }
}
