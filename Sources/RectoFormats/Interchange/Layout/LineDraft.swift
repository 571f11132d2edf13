internal import RectoModel

/// A line as a file has it, before it is known where each of its words stands.
struct LineDraft {
  struct DraftWord {
    var text: String
    /// nil when the file doesn't say.
    var box: Rect?
    var confidence: Confidence?
    var language: LanguageTag?
    var style: TextStyle?
    var link: String?
    var glyphs: [Glyph] = []
  }

  var words: [DraftWord] = []
  var box: Rect?
  var polygon: [Point]?
  var baseline: [Point] = []
  var direction = WritingDirection.leftToRight
  var endsHyphenated = false
  /// Words in it don't say it again.
  var pageLanguage: LanguageTag?
  /// In the file.
  var sourceLine: Int

  init(sourceLine: Int) { self.sourceLine = sourceLine }

  /// Words are split at blanks; places that are not known are estimated. `nearest` is the box of what is round the
  /// line. nil when there is no text in it. Throws `.malformedInput` when its place can't even be guessed.
  func line(
    in nearest: Rect?, page: Int, notes: inout ReadNotes
  ) throws(RectoError) -> TextLine? {
    var pieces = pieces(page, &notes)
    if pieces.isEmpty {
      notes.changed("lines without text left out", page: page)
      return nil
    }
    guard let box = box ?? pieces.compactMap(\.box).union ?? nearest else {
      throw RectoError(
        .malformedInput, "Line \(sourceLine): the text has no place on the page, nor has anything round it.",
        location: .init(page: page))
    }
    let unknown = pieces.count { $0.box == nil }
    if unknown > 0 {
      let guesses = EstimatedBoxes.wholeBoxes(of: pieces.map(\.text), in: box, direction)
      for index in pieces.indices where pieces[index].box == nil { pieces[index].box = guesses[index] }
      if pieces.count > 1 {
        notes.changed("words without boxes: theirs are estimated", page: page, count: unknown)
      }
    }
    var words = pieces.map { piece in
      Word(
        piece.text, box: piece.box ?? box, confidence: piece.confidence,
        language: piece.language == pageLanguage ? nil : piece.language,
        style: piece.style == TextStyle() ? nil : piece.style, link: piece.link, glyphs: piece.glyphs)
    }
    for index in words.indices.dropFirst() { words[index].shareDetails(with: words[index - 1]) }
    return TextLine(
      words: words, box: box, polygon: polygon, baseline: baseline.count > 1 ? Baseline(baseline) : nil,
      direction: direction, endsHyphenated: endsHyphenated)
  }

  private func pieces(_ page: Int, _ notes: inout ReadNotes) -> [DraftWord] {
    var pieces: [DraftWord] = []
    for word in words {
      var word = word
      let controls = word.text.unicodeScalars.count(where: \.isControl)
      if controls > 0 {
        notes.repaired("control characters left out", page: page, count: controls)
        word.text = word.text.cleaned
      }
      let texts = word.text.split(whereSeparator: \.isASCIIBlank).map(String.init)
      guard texts.count != 1 || texts[0] != word.text else {
        pieces.append(word)
        continue
      }
      let boxes = word.box.map { EstimatedBoxes.wholeBoxes(of: texts, in: $0, direction) }
      for (index, text) in texts.enumerated() {
        var piece = word
        piece.text = text
        piece.box = texts.count == 1 ? word.box : boxes?[index]
        if texts.count > 1 { piece.glyphs = [] }
        pieces.append(piece)
      }
      if texts.count > 1, word.box != nil { notes.changed("words with blanks split", page: page) }
    }
    return pieces
  }
}
