internal import RectoModel

/// Reads a `TextLine`.
struct PAGELine {
  /// What the line takes over from what is round it.
  struct Surroundings {
    var style = TextStyle()
    var language: LanguageTag?
    var pageLanguage: LanguageTag?
    var direction = WritingDirection.leftToRight
    var box: Rect?
  }

  private let node: MarkupNode
  private let outer: Surroundings
  private let page: Int
  private let groups: [(name: String, facts: LayoutFacts)]
  private let facts: LayoutFacts
  private let style: TextStyle
  private let language: LanguageTag?

  init(_ node: MarkupNode, in outer: Surroundings, page: Int) {
    self.node = node
    self.outer = outer
    self.page = page
    groups = LayoutFacts.groups(in: node["custom"] ?? "")
    facts = groups.first { $0.name == "recto" }?.facts ?? LayoutFacts()
    style = outer.style.overlaid(by: node)
    language = PAGELanguage.tag(node["primaryLanguage"], script: node["primaryScript"]) ?? outer.language
  }

  /// It is what stands before an item or a note.
  var isMarker: Bool { facts["type"] == "marker" }

  /// nil for a line without text.
  func read(notes: inout ReadNotes) throws(RectoError) -> TextLine? {
    var draft = LineDraft(sourceLine: node.element.line)
    draft.pageLanguage = outer.pageLanguage
    let place = node.first("Coords").flatMap { PAGECoords.region(PAGECoords.points($0), facts) }
    draft.box = place?.box
    draft.polygon = place?.polygon
    draft.direction = WritingDirection(page: node["readingDirection"]) ?? outer.direction
    draft.endsHyphenated = facts["hyphenated"] != nil
    let exact = facts.numbers("baseline")
    draft.baseline =
      exact.count > 3
      ? stride(from: 0, to: exact.count - 1, by: 2).map { Point(x: exact[$0], y: exact[$0 + 1]) }
      : node.first("Baseline").map(PAGECoords.points) ?? []
    for word in node.all("Word") { if let word = self.word(word, &notes) { draft.words.append(word) } }
    let whole = PAGEText(node)
    if draft.words.isEmpty, let whole {
      draft.words = whole.text.split(whereSeparator: \.isASCIIBlank).map { text in
        LineDraft.DraftWord(
          text: String(text), confidence: whole.confidence, language: language, style: style)
      }
    }
    noteLosses(whole, draft, &notes)
    applyStyles(to: &draft)
    return try draft.line(in: outer.box, page: page, notes: &notes)
  }

  private func word(_ node: MarkupNode, _ notes: inout ReadNotes) -> LineDraft.DraftWord? {
    let facts = LayoutFacts(node["custom"], as: "recto")
    let glyphs = node.all("Glyph").compactMap { glyph($0, &notes) }
    let reading = PAGEText(node)
    let text = reading?.text.withoutOuterASCIIBlanks ?? glyphs.map(\.text).joined()
    let place = node.first("Coords").flatMap { PAGECoords.region(PAGECoords.points($0), facts) }
    if place?.polygon != nil { notes.lost("outlines of words: their boxes are kept", page: page) }
    if reading?.alternatives ?? 0 > 0 { notes.lost("other readings of words", page: page) }
    var word = LineDraft.DraftWord(
      text: text, box: place?.box, confidence: reading?.confidence, language: language, style: style)
    word.language =
      facts["language"].map { LanguageTag($0) }
      ?? PAGELanguage.tag(node["language"], script: node["primaryScript"]) ?? language
    word.style = style.overlaid(by: node)
    if let element = node.first("TextStyle") { noteExtras(element, &notes) }
    word.link = facts["link"]
    word.glyphs = glyphs
    return text.isEmpty ? nil : word
  }

  private func glyph(_ node: MarkupNode, _ notes: inout ReadNotes) -> Glyph? {
    let facts = LayoutFacts(node["custom"], as: "recto")
    guard let reading = PAGEText(node), !reading.text.withoutOuterASCIIBlanks.isEmpty else {
      notes.lost("characters without text", page: page)
      return nil
    }
    guard let place = node.first("Coords").flatMap({ PAGECoords.region(PAGECoords.points($0), facts) }) else {
      notes.lost("characters without a place", page: page)
      return nil
    }
    if place.polygon != nil { notes.lost("outlines of characters: their boxes are kept", page: page) }
    if reading.alternatives > 0 { notes.lost("other readings of characters", page: page) }
    return Glyph(reading.text.withoutOuterASCIIBlanks, box: place.box, confidence: reading.confidence)
  }

  private func noteLosses(_ whole: PAGEText?, _ draft: LineDraft, _ notes: inout ReadNotes) {
    if let element = node.first("TextStyle") { noteExtras(element, &notes) }
    if whole?.alternatives ?? 0 > 0 { notes.lost("other readings of lines", page: page) }
    if let whole, !node.all("Word").isEmpty {
      let said = whole.text.filter { !$0.isWhitespace }
      if !said.isEmpty, said != draft.words.map(\.text).joined().filter({ !$0.isWhitespace }) {
        notes.changed("lines whose text is not that of their words: the words are taken", page: page)
      }
    }
    for group in groups where !["recto", "readingOrder", "textStyle"].contains(group.name) {
      notes.lost("PAGE's custom \(group.name) of lines", page: page)
    }
  }

  private func noteExtras(_ element: MarkupNode, _ notes: inout ReadNotes) {
    for name in TextStyle.pageExtras where element[name] != nil && element[name] != "false" {
      notes.lost("the style \(name)", page: page)
    }
  }

  /// Transkribus' styles reach from a character of the line over a number of them; words that are mostly inside have
  /// them.
  private func applyStyles(to draft: inout LineDraft) {
    let runs = groups.filter { $0.name == "textStyle" }.map(\.facts)
    guard !runs.isEmpty else { return }
    var start = 0
    for index in draft.words.indices {
      let end = start + draft.words[index].text.utf16.count
      for run in runs {
        guard let offset = run.numbers("offset").first, let length = run.numbers("length").first else {
          continue
        }
        let inside = min(Double(end), offset + length) - max(Double(start), offset)
        if inside * 2 > Double(end - start) {
          draft.words[index].style = (draft.words[index].style ?? style).overlaid(
            by: TextStyle(page: { run[$0] }))
        }
      }
      start = end + 1
    }
  }
}

extension TextStyle {
  /// With what the element says of its text.
  fileprivate func overlaid(by node: MarkupNode) -> TextStyle {
    let made = overlaid(by: TextStyle(production: node["production"]))
    guard let element = node.first("TextStyle") else { return made }
    return made.overlaid(by: TextStyle(page: { element[$0] }))
  }
}

extension WritingDirection {
  init?(page name: String?) {
    switch name {
    case "left-to-right": self = .leftToRight
    case "right-to-left": self = .rightToLeft
    case "top-to-bottom": self = .topToBottom
    default: return nil
    }
  }

  var page: String {
    switch self {
    case .leftToRight: "left-to-right"
    case .rightToLeft: "right-to-left"
    case .topToBottom: "top-to-bottom"
    }
  }
}
