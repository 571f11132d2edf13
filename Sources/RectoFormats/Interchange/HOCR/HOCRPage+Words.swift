internal import RectoModel

extension HOCRPage {
  /// `inside` is the direction that the paragraph has said.
  func write(_ textLine: TextLine, inside direction: WritingDirection?, depth: Int) {
    var properties = HOCRProperties()
    properties.set(box: textLine.box)
    if let polygon = textLine.polygon { properties.set("poly", numbers: polygon.flatMap { [$0.x, $0.y] }) }
    if let baseline = textLine.baseline { set(baseline, of: textLine, in: &properties) }
    if textLine.endsHyphenated { properties.set("x_hyphenated", "1") }
    let style = textLine.direction == .topToBottom ? "writing-mode: vertical-rl" : nil
    line(depth)
    xml.start(
      "span",
      [
        "class": "ocr_line", "title": properties.title, "dir": dir(textLine.direction, inside: direction),
        "style": style,
      ])
    var last: String?
    for word in textLine.words {
      let text = word.text.cleaned
      if let last, last.needsBlank(before: text) { xml.text(" ") }
      write(word, text)
      last = text
    }
    xml.end()
  }

  private func dir(_ direction: WritingDirection, inside outer: WritingDirection?) -> String? {
    if direction == .rightToLeft { return outer == .rightToLeft ? nil : "rtl" }
    return outer == .rightToLeft ? "ltr" : nil
  }

  /// hOCR's baseline goes from edge to edge of the line; other ones have their points beside it.
  private func set(_ baseline: Baseline, of textLine: TextLine, in properties: inout HOCRProperties) {
    let box = properties.box() ?? textLine.box
    if let polynomial = HOCRBaseline(baseline, in: box) {
      properties.set("baseline", numbers: [polynomial.slope, polynomial.offset])
      let back = polynomial.points(in: box)
      // Whole points come from other formats, and are kept as they are.
      let isWhole = baseline.points.allSatisfy { $0.x.rounded() == $0.x && $0.y.rounded() == $0.y }
      if isWhole ? back == baseline.points : back.isNear(baseline.points) { return }
    }
    properties.set("x_baseline", numbers: baseline.points.flatMap { [$0.x, $0.y] })
  }

  private func write(_ word: Word, _ text: String) {
    var properties = HOCRProperties()
    properties.set(box: word.box)
    if let confidence = word.confidence { properties.set("x_wconf", numbers: [confidence.value * 100]) }
    properties.set("x_font", text: word.style?.fontName)
    if let size = word.style?.fontSize { properties.set("x_fsize", numbers: [size.value]) }
    open("span", "ocrx_word", properties, language: word.language, style: css(word.style))
    let link = word.link.flatMap { InlineRun.isSafe($0) ? $0 : nil }
    if let link { xml.start("a", ["href": link]) }
    let tags = (word.style?.traits ?? []).compactMap(\.hocrElement)
    for tag in tags { xml.start(tag) }
    if hasGlyphs, !word.glyphs.isEmpty, word.glyphs.map(\.text.cleaned).joined() == text {
      for glyph in word.glyphs { write(glyph) }
    } else {
      xml.text(text.isEmpty ? " " : text)
    }
    for _ in tags { xml.end() }
    if link != nil { xml.end() }
    xml.end()
  }

  private func write(_ glyph: Glyph) {
    var properties = HOCRProperties()
    properties.set(box: glyph.box, as: "x_bboxes")
    if let confidence = glyph.confidence { properties.set("x_conf", numbers: [confidence.value * 100]) }
    open("span", "ocrx_cinfo", properties)
    xml.text(glyph.text.cleaned)
    xml.end()
  }

  private func css(_ style: TextStyle?) -> String? {
    var rules: [String] = []
    if style?.has(.smallCaps) == true { rules.append("font-variant: small-caps") }
    if let color = style?.color, RGBColor(color) != nil { rules.append("color: \(color)") }
    return rules.isEmpty ? nil : rules.joined(separator: "; ")
  }
}

extension TextStyle.Trait {
  /// The HTML element that shows it; small capitals are CSS.
  var hocrElement: String? {
    switch self {
    case .bold: "strong"
    case .italic: "em"
    case .underline: "u"
    case .strikethrough: "s"
    case .superscript: "sup"
    case .subscript: "sub"
    case .monospace: "code"
    case .smallCaps: nil
    }
  }

  /// Those that other programs use, too.
  init?(hocrElement name: String) {
    switch name {
    case "strong", "b": self = .bold
    case "em", "i": self = .italic
    case "u", "ins": self = .underline
    case "s", "strike", "del": self = .strikethrough
    case "sup": self = .superscript
    case "sub": self = .subscript
    case "code", "tt", "kbd", "samp": self = .monospace
    default: return nil
    }
  }
}
