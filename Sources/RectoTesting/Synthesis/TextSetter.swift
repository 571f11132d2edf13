import RectoModel

/// Sets text of one font into lines on a canvas, in pixels.
struct TextSetter {
  let canvas: ScanCanvas
  let font: ScanFont
  /// Pixels a point.
  let scale: Double

  var pixels: Double { font.size * scale }
  var leading: Double { pixels * 1.36 }

  /// A line before it is drawn.
  struct Line {
    var words: [String]
    var endsHyphenated = false
    /// The text ends a line here: it is not stretched.
    var endsParagraph = false
  }

  func advance(of text: String) throws(RectoError) -> Double {
    try canvas.select(font, pixels: pixels)
    return canvas.advance(of: text)
  }

  /// Fills each line with as many words as fit; a word that fits no line stands alone.
  func lines(of text: String, width: Double) throws(RectoError) -> [Line] {
    try canvas.select(font, pixels: pixels)
    var lines: [Line] = []
    for part in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var line = Line(words: [])
      for word in part.split(separator: " ").map(String.init) {
        place(word, width: width, line: &line, lines: &lines)
      }
      line.endsParagraph = true
      lines.append(line)
    }
    return lines
  }

  private func place(_ word: String, width: Double, line: inout Line, lines: inout [Line]) {
    if fits(line.words + [word.withoutSoftHyphens], width: width) || line.words.isEmpty {
      line.words.append(word.withoutSoftHyphens)
      return
    }
    var rest = word
    for split in word.softHyphenSplits.reversed() where fits(line.words + [split.head + "-"], width: width) {
      line.words.append(split.head + "-")
      line.endsHyphenated = true
      rest = split.tail
      break
    }
    lines.append(line)
    line = Line(words: [rest.withoutSoftHyphens])
  }

  private func fits(_ words: [String], width: Double) -> Bool {
    canvas.advance(of: words.joined(separator: " ")) <= width
  }

  /// Draws the lines from `top` on and gives their words with ink boxes and baselines.
  func draw(
    _ lines: [Line], left: Double, top: Double, width: Double, alignment: Paragraph.Alignment = .start
  ) throws(RectoError) -> [TextLine] {
    try canvas.select(font, pixels: pixels)
    var drawn: [TextLine] = []
    for (index, line) in lines.enumerated() {
      let baseline = (top + Double(index) * leading + pixels).rounded()
      if let line = draw(line, left: left, baseline: baseline, width: width, alignment: alignment) {
        drawn.append(line)
      }
    }
    return drawn
  }

  private func draw(
    _ line: Line, left: Double, baseline: Double, width: Double, alignment: Paragraph.Alignment
  ) -> TextLine? {
    let slack = width - canvas.advance(of: line.words.joined(separator: " "))
    var blank = canvas.advance(of: " ")
    var x = left
    switch alignment {
    case .start: break
    case .center: x += slack / 2
    case .end: x += slack
    case .justified:
      if !line.endsParagraph, line.words.count > 1, slack > 0 {
        blank += slack / Double(line.words.count - 1)
      }
    }
    let style = font.traits.isEmpty ? nil : TextStyle(font.traits)
    var words: [Word] = []
    for text in line.words {
      words.append(Word(text, box: canvas.draw(text, at: Point(x: x, y: baseline)), style: style))
      x += canvas.advance(of: text) + blank
    }
    guard let box = words.map(\.box).union else { return nil }
    let ends = [Point(x: box.minX, y: baseline), Point(x: box.maxX, y: baseline)]
    return TextLine(
      words: words, box: box, baseline: Baseline(ends), endsHyphenated: line.endsHyphenated)
  }
}

extension ScanFont {
  fileprivate var traits: [TextStyle.Trait] { (isBold ? [.bold] : []) + (isItalic ? [.italic] : []) }
}

extension String {
  fileprivate var withoutSoftHyphens: String { filter { $0 != "\u{AD}" } }

  /// Each way to break the word, the shortest head first.
  fileprivate var softHyphenSplits: [(head: String, tail: String)] {
    indices.filter { self[$0] == "\u{AD}" }.map { place in
      (String(self[..<place]).withoutSoftHyphens, String(self[index(after: place)...]))
    }
  }
}
