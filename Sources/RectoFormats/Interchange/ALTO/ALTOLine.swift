internal import RectoModel

/// Reads a `TextLine`.
struct ALTOLine {
  private let node: MarkupNode
  private let frame: ALTOFrame
  private let head: ALTOHead
  private let page: Int
  private let tags: [ALTOTag]

  init(_ node: MarkupNode, in frame: ALTOFrame, head: ALTOHead, page: Int) {
    self.node = node
    self.frame = frame
    self.head = head
    self.page = page
    tags = head.tags(node["TAGREFS"])
  }

  /// It is what stands before an item or a note.
  var isMarker: Bool { tags.contains { $0.isOurs && $0.type == "marker" } }

  /// Said by a tag, where no `HYP` could.
  var isHyphenated: Bool { tags.contains { $0.isOurs && $0.type == "hyphenated" } }

  /// nil for a line without text.
  func read(notes: inout ReadNotes) throws(RectoError) -> TextLine? {
    for tag in tags where !tag.isOurs && !tag.label.hasPrefix("DefaultLine") {
      notes.lost("ALTO's tag \(tag.label)", page: page)
    }
    var draft = LineDraft(sourceLine: node.element.line)
    draft.pageLanguage = frame.pageLanguage
    draft.polygon = node.first("Shape").flatMap { ALTOShape.points($0) }
    draft.box = ALTOShape.box(node.element) ?? draft.polygon.flatMap { Rect(around: $0) }
    draft.direction = WritingDirection(alto: node["BASEDIRECTION"]) ?? frame.direction
    let style = head.style(node["STYLEREFS"], over: frame.style)
    let language = FileLanguage.tag(node["LANG"]) ?? frame.language
    for child in node.children {
      switch child.element.name {
      case "String": draft.words.append(word(child, style, language, draft.direction, &notes))
      case "HYP": hyphenate(&draft, with: child, &notes)
      default: break
      }
    }
    let nearest = draft.box ?? frame.region.box
    draft.baseline = ALTOShape.baseline(node["BASELINE"], in: draft.words.compactMap(\.box).union ?? nearest)
    return try draft.line(in: nearest, page: page, notes: &notes)
  }

  private func word(
    _ string: MarkupNode, _ style: TextStyle, _ language: LanguageTag?, _ direction: WritingDirection,
    _ notes: inout ReadNotes
  ) -> LineDraft.DraftWord {
    let text = string["CONTENT"] ?? ""
    var word = LineDraft.DraftWord(text: text, box: ALTOShape.box(string.element))
    word.confidence = string["WC"].flatMap { Double.pageNumber($0) }.flatMap { Confidence($0) }
    word.language = FileLanguage.tag(string["LANG"]) ?? language
    var own = head.style(string["STYLEREFS"], over: style)
    own.traits += TextStyle.traits(alto: string["STYLE"])
    word.style = own
    word.glyphs = string.all("Glyph").compactMap(Self.glyph)
    if word.glyphs.isEmpty { word.glyphs = Self.glyphs(of: string, word, direction, page, &notes) }
    for tag in head.tags(string["TAGREFS"]) {
      if tag.isOurs, tag.type == "link" {
        word.link = tag.facts["link"]
      } else {
        notes.lost("tags of words", page: page)
      }
    }
    noteLosses(of: string, &notes)
    return word
  }

  private func noteLosses(of string: MarkupNode, _ notes: inout ReadNotes) {
    if string.first("ALTERNATIVE") != nil { notes.lost("other readings of words", page: page) }
    if string.first("Shape") != nil { notes.lost("outlines of words", page: page) }
    if string["SUBS_TYPE"] == "Abbreviation" { notes.lost("expanded abbreviations", page: page) }
    if string["CS"] == "true" || string["CS"] == "1" { notes.lost("marks of corrected words", page: page) }
    if string.all("Glyph").contains(where: { $0.first("Variant") != nil }) {
      notes.lost("variants of characters", page: page)
    }
  }

  private static func glyph(_ node: MarkupNode) -> Glyph? {
    let outline = node.first("Shape").flatMap { ALTOShape.points($0) }
    guard let text = node["CONTENT"], !text.isEmpty,
      let box = ALTOShape.box(node.element) ?? outline.flatMap({ Rect(around: $0) })
    else { return nil }
    return Glyph(
      text, box: box, confidence: node["GC"].flatMap { Double.pageNumber($0) }.flatMap { Confidence($0) })
  }

  /// `CC` has a digit for each character, 0 for sure and 9 for unsure, and no places.
  private static func glyphs(
    of string: MarkupNode, _ word: LineDraft.DraftWord, _ direction: WritingDirection, _ page: Int,
    _ notes: inout ReadNotes
  ) -> [Glyph] {
    let digits = (string["CC"] ?? "").compactMap(\.wholeNumberValue)
    guard !digits.isEmpty else { return [] }
    let characters = word.text.map(String.init)
    guard let box = word.box, digits.count == characters.count, !word.text.contains(where: \.isASCIIBlank)
    else {
      notes.lost("confidences of characters that don't fit the word", page: page)
      return []
    }
    notes.changed("boxes of characters: estimated for those that have a confidence only", page: page)
    let boxes = EstimatedBoxes.wholeBoxes(of: characters, in: box, direction, gap: 0)
    return zip(zip(characters, boxes), digits).map { pair, digit in
      Glyph(pair.0, box: pair.1, confidence: Confidence(1 - Double(digit) / 9))
    }
  }

  /// The hyphen at the end joins the word before it, which has it already in some files.
  private func hyphenate(_ draft: inout LineDraft, with node: MarkupNode, _ notes: inout ReadNotes) {
    let hyphen = node["CONTENT"].flatMap { $0.isEmpty ? nil : $0 } ?? "-"
    guard let last = draft.words.indices.last else { return }
    let part = draft.words[last].text
    let isThere = part.endsInHyphen
    if !isThere { draft.words[last].text += hyphen }
    if !isThere, let box = draft.words[last].box, let edge = Self.hyphenBox(node.element, beside: box) {
      let whole = box.union(edge)
      draft.words[last].box = Rect(
        x: whole.x, y: whole.y, width: whole.width.settled, height: whole.height.settled)
    }
    let string = self.node.all("String").last
    let whole = string?["SUBS_TYPE"] == "HypPart1" ? string?["SUBS_CONTENT"] ?? part : part
    // The author's own hyphen stands in the whole word, too.
    let stem = isThere ? String(part.dropLast()) : part
    draft.endsHyphenated = whole == part || !whole.hasPrefix(isThere ? part : part + hyphen)
    if !whole.hasPrefix(stem) { notes.lost("substituted content that isn't its parts", page: page) }
  }

  /// It often has no height.
  private static func hyphenBox(_ element: MarkupElement, beside box: Rect) -> Rect? {
    if let own = ALTOShape.box(element) { return own }
    let sides = ["HPOS", "WIDTH"].compactMap { element[$0].flatMap { Double.pageNumber($0) } }
    guard sides.count == 2 else { return nil }
    return Rect(x: sides[0], y: box.y, width: max(sides[1], 0), height: box.height)
  }
}
