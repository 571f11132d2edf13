internal import RectoModel

extension BodyEmitter {
  /// Runs that follow each other with the same link are one link.
  func write(_ runs: [BodyRun]) throws(RectoError) {
    var rest = runs[...]
    while let first = rest.first {
      guard let link = first.link else {
        try write(first)
        rest.removeFirst()
        continue
      }
      let linked = rest.prefix { $0.link == link }
      rest = rest.dropFirst(linked.count)
      xml.start("w:hyperlink")
      switch link {
      case .external(let target):
        xml.attribute(
          "r:id", parts.package.relate(name, toExternal: target.uri, RelationshipType.hyperlink))
      case .bookmark(let bookmark): xml.attribute("w:anchor", bookmark)
      case .page(let page): xml.attribute("w:anchor", BookmarkNames.page(page))
      }
      xml.attribute("w:history", "1")
      for run in linked { try write(run) }
      xml.end()
    }
  }

  private func write(_ run: BodyRun) throws(RectoError) {
    if case .formula(let formula) = run.content { return MathEmitter(xml).write(formula) }
    let comment = try run.doubt.map { doubt throws(RectoError) in try parts.comment(on: doubt) } ?? nil
    if let comment { xml.element("w:commentRangeStart", ["w:id": String(comment)]) }
    switch run.content {
    case .pageNumber: writeField("PAGE", run.format)
    case .pageCount: writeField("NUMPAGES", run.format)
    default:
      try xml.element("w:r") { () throws(RectoError) in
        write(run.format)
        try write(run.content)
      }
    }
    if let comment {
      xml.element("w:commentRangeEnd", ["w:id": String(comment)])
      xml.element("w:r") {
        write(RunFormat(.commentReference))
        xml.element("w:commentReference", ["w:id": String(comment)])
      }
    }
  }

  private func write(_ content: BodyRun.Content) throws(RectoError) {
    switch content {
    case .text(let text): write(text)
    case .lineBreak: xml.element("w:br")
    case .tab: xml.element("w:tab")
    case .footnoteReference(let number, let mark):
      xml.element(
        "w:footnoteReference",
        ["w:customMarkFollows": mark == nil ? nil : "1", "w:id": String(number)])
      if let mark { write(mark) }
    case .footnoteMark: xml.element("w:footnoteRef")
    case .picture(let picture): try write(picture)
    case .pageNumber, .pageCount, .formula: break
    }
  }

  func write(_ text: String) {
    let isEdged = text.first == " " || text.last == " " || text.contains("  ")
    xml.element("w:t", ["xml:space": isEdged ? "preserve" : nil], text: text)
  }

  /// A field in its long form, which all programs know, with a first result.
  private func writeField(_ code: String, _ format: RunFormat) {
    for kind in ["begin", "code", "separate", "result", "end"] {
      xml.element("w:r") {
        write(format)
        switch kind {
        case "code": xml.element("w:instrText", ["xml:space": "preserve"], text: " \(code) ")
        case "result": write("1")
        default: xml.element("w:fldChar", ["w:fldCharType": kind])
        }
      }
    }
  }

  /// The order of these elements is the schema's.
  func write(_ format: RunFormat) {
    guard format != RunFormat() else { return }
    let isComplex = format.script == .rightToLeft || format.script == .complex
    xml.element("w:rPr") {
      if let style = format.style { value("w:rStyle", parts.styles.id(of: style)) }
      writeFonts(of: format)
      if format.isBold { both("w:b", "w:bCs") }
      if format.isItalic { both("w:i", "w:iCs") }
      if format.hasSmallCaps { xml.element("w:smallCaps") }
      if format.isStruck { xml.element("w:strike") }
      if let color = format.color { value("w:color", color) }
      if let stretch = format.stretch, stretch != 100 { value("w:w", String(stretch)) }
      if let size = format.size {
        value("w:sz", String(size))
        value("w:szCs", String(size))
      }
      if format.isHighlighted { value("w:highlight", "yellow") }
      if format.isUnderlined { value("w:u", "single") }
      if let position = format.position { value("w:vertAlign", position.rawValue) }
      if format.script == .rightToLeft { xml.element("w:rtl") }
      if format.script == .complex { xml.element("w:cs") }
      if let language = format.language {
        let name = isComplex ? "w:bidi" : format.script == .eastAsian ? "w:eastAsia" : "w:val"
        xml.start("w:lang")
        xml.attribute(name, language.tag)
        xml.end()
      }
    }
  }

  private func both(_ name: String, _ complex: String) {
    xml.element(name)
    xml.element(complex)
  }

  private func writeFonts(of format: RunFormat) {
    let font = format.isMonospaced ? "Courier New" : format.fontName
    let eastAsian = format.script == .eastAsian ? format.language?.eastAsianFont : nil
    let hint = format.script == .eastAsian ? "eastAsia" : nil
    guard font != nil || eastAsian != nil || hint != nil else { return }
    xml.element(
      "w:rFonts",
      ["w:hint": hint, "w:ascii": font, "w:hAnsi": font, "w:eastAsia": eastAsian, "w:cs": font])
  }
}
