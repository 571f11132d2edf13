internal import RectoModel

extension PAGEPageWriter {
  mutating func write(_ line: TextLine, index: Int, of region: InterchangeRegion, depth: Int) {
    var facts = LayoutFacts()
    let points = PAGECoords.text(Region(line.box, polygon: line.polygon), &facts)
    if line.endsHyphenated { facts["hyphenated"] = "1" }
    let baseline = line.baseline.map { $0.points.map(PAGECoords.whole) } ?? []
    if let exact = line.baseline?.points, exact != baseline || exact.count < 2 {
      facts.set("baseline", numbers: exact.flatMap { [$0.x, $0.y] })
    }
    let order = "readingOrder {index:\(index);}"
    let outer = region.lines.first?.direction ?? .leftToRight
    xml.indented(depth)
    xml.start(
      "TextLine",
      [
        "id": newName("l"), "custom": facts.isEmpty ? order : order + " " + facts.text(as: "recto"),
        "readingDirection": line.direction == outer ? nil : line.direction.page,
      ])
    xml.element("Coords", ["points": points])
    if baseline.count > 1 { xml.element("Baseline", ["points": PAGECoords.text(baseline)]) }
    for word in line.words { write(word, depth: depth + 1) }
    writeText(line.cleanText, nil, depth: depth + 1)
    xml.indented(depth)
    xml.end()
  }

  mutating func write(_ marker: InterchangeRegion.Marker, at box: Rect, depth: Int) {
    var facts = LayoutFacts()
    facts["type"] = "marker"
    let points = PAGECoords.text(Region(box), &facts)
    xml.indented(depth)
    xml.element("TextLine", ["id": newName("l"), "custom": facts.text(as: "recto")]) {
      xml.element("Coords", ["points": points])
      writeText(marker.text.cleaned, nil, depth: depth + 1)
    }
  }

  private mutating func write(_ word: Word, depth: Int) {
    var facts = LayoutFacts()
    let points = PAGECoords.text(Region(word.box), &facts)
    facts["link"] = word.link
    let name = word.language.flatMap(PAGELanguage.name)
    if let language = word.language, PAGELanguage.tag(name) != language {
      facts["language"] = language.description
    }
    xml.indented(depth)
    xml.start(
      "Word",
      [
        "id": newName("w"), "custom": facts.isEmpty ? nil : facts.text(as: "recto"), "language": name,
        "production": word.style?.production,
      ])
    xml.element("Coords", ["points": points])
    if hasGlyphs { for glyph in word.glyphs { write(glyph, depth: depth + 1) } }
    xml.element("TextEquiv", ["conf": word.confidence?.value.decimalText]) {
      xml.element("Unicode", text: word.text.cleaned)
    }
    if let attributes = word.style?.pageAttributes, !attributes.isEmpty {
      xml.element("TextStyle") {
        for (name, value) in attributes { xml.attribute(name, value) }
      }
    }
    xml.end()
  }

  private mutating func write(_ glyph: Glyph, depth: Int) {
    var facts = LayoutFacts()
    let points = PAGECoords.text(Region(glyph.box), &facts)
    xml.indented(depth)
    xml.element(
      "Glyph", ["id": newName("g"), "custom": facts.isEmpty ? nil : facts.text(as: "recto")]
    ) {
      xml.element("Coords", ["points": points])
      xml.element("TextEquiv", ["conf": glyph.confidence?.value.decimalText]) {
        xml.element("Unicode", text: glyph.text.cleaned)
      }
    }
  }
}
