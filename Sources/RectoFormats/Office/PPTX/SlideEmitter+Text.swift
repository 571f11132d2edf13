internal import RectoModel

extension SlideEmitter {
  /// The paragraphs; an empty one where there are none, as the schema wants it.
  func write(_ text: FittedText) {
    for paragraph in text.paragraphs { write(paragraph, of: text) }
    if text.paragraphs.isEmpty { xml.element("a:p") }
  }

  private func write(_ paragraph: SlideParagraph, of text: FittedText) {
    xml.element("a:p") {
      writeProperties(of: paragraph, of: text)
      for run in paragraph.runs { write(run, of: text) }
    }
  }

  /// The order of these elements is the schema's. The master's own margins and marks are set back.
  private func writeProperties(of paragraph: SlideParagraph, of text: FittedText) {
    let hasIndents = text.paragraphs.contains(where: \.isIndented)
    guard text.pitch != nil || paragraph.hasProperties || hasIndents else { return }
    let (margin, indent) = (Self.emu(paragraph.margin), Self.emu(paragraph.indent))
    // LibreOffice takes the indent before it where none is told, and no stops where one is.
    let isToldNone = paragraph.tabs.isEmpty && hasIndents
    xml.element(
      "a:pPr",
      [
        "marL": margin == 0 ? nil : String(margin),
        "indent": indent == 0 && !isToldNone ? nil : String(indent),
        "lvl": paragraph.level == 0 ? nil : String(paragraph.level),
        "algn": paragraph.drawingAlignment, "rtl": paragraph.isRightToLeft ? "1" : nil,
      ]
    ) {
      if let pitch = text.pitch { writeSpacing("a:lnSpc", pitch) }
      if paragraph.spaceBefore > 0 { writeSpacing("a:spcBef", paragraph.spaceBefore) }
      switch paragraph.bullet {
      case .character(let mark):
        xml.element("a:buFont", ["typeface": mark == "☐" || mark == "☑" ? "Segoe UI Symbol" : "Arial"])
        xml.element("a:buChar", ["char": mark])
      case .number(let scheme, let start):
        xml.element("a:buFont", ["typeface": "+mj-lt"])
        xml.element("a:buAutoNum", ["type": scheme, "startAt": start == 1 ? nil : String(start)])
      case nil: if paragraph.level > 0 { xml.element("a:buNone") }
      }
      if !paragraph.tabs.isEmpty { writeStops(paragraph.tabs) }
    }
  }

  private func writeStops(_ stops: [Double]) {
    xml.element("a:tabLst") {
      for stop in stops.prefix(Self.mostStops) {
        xml.element("a:tab", ["pos": String(Self.emu(stop)), "algn": "l"])
      }
    }
  }

  /// The schema takes no more.
  private static let mostStops = 32

  private func writeSpacing(_ name: String, _ points: Double) {
    xml.element(name) {
      xml.element("a:spcPts", ["val": String(min(max(Int((points * 100).rounded()), 0), 158_400))])
    }
  }

  /// Margins are 56 inches at most.
  private static func emu(_ points: Double) -> Int {
    Int(min(max(points * 12_700, -51_206_400), 51_206_400).rounded())
  }

  private func write(_ run: BodyRun, of text: FittedText) {
    switch run.content {
    case .text(let content): write(content, run, text)
    case .tab: write("\t", run, text)
    case .lineBreak: xml.element("a:br") { xml.element("a:rPr", ["sz": size(of: run, text)]) }
    default: break
    }
  }

  private func write(_ content: String, _ run: BodyRun, _ text: FittedText) {
    xml.element("a:r") {
      writeProperties(of: run, text)
      xml.element("a:t", text: content)
    }
  }

  /// In hundredths of a point.
  private func size(of run: BodyRun, _ text: FittedText) -> String {
    let halfPoints = run.format.size.map { Int((Double($0) * text.factor).rounded()) } ?? text.size
    return String(min(max(halfPoints, 2), 8000) * 50)
  }

  private func writeProperties(of run: BodyRun, _ text: FittedText) {
    let format = run.format
    let position = format.position.map { $0 == .superscript ? "30000" : "-25000" }
    xml.element(
      "a:rPr",
      [
        "lang": (format.language ?? language(for: format.script))?.tag, "sz": size(of: run, text),
        "b": format.isBold ? "1" : nil, "i": format.isItalic ? "1" : nil,
        "u": format.isUnderlined ? "sng" : nil, "strike": format.isStruck ? "sngStrike" : nil,
        "cap": format.hasSmallCaps ? "small" : nil, "baseline": position,
      ]
    ) {
      if let color = format.color {
        xml.element("a:solidFill") { xml.element("a:srgbClr", ["val": color]) }
      }
      writeFonts(of: format, text)
      if let link = run.link { write(link) }
    }
  }

  /// The document's, where the text is in its script.
  private func language(for script: TextScript) -> OfficeLanguage? {
    language?.script == script ? language : nil
  }

  private func writeFonts(of format: RunFormat, _ text: FittedText) {
    let name = format.isMonospaced ? FontFamily.mono.rawValue : text.fontName
    if let name { xml.element("a:latin", ["typeface": name]) }
    if format.script == .eastAsian, let font = (format.language ?? language)?.eastAsianFont {
      xml.element("a:ea", ["typeface": font])
    }
    if let name { xml.element("a:cs", ["typeface": name]) }
  }

  /// Links inside the document lead to slides.
  private func write(_ link: RunLink) {
    switch link {
    case .external(let target):
      xml.element(
        "a:hlinkClick", ["r:id": package.relate(name, toExternal: target.uri, RelationshipType.hyperlink)])
    case .bookmark: break
    case .page(let page):
      let slide = PresentationPackage.slide(page)
      xml.element(
        "a:hlinkClick",
        [
          "r:id": package.relate(name, to: slide, RelationshipType.named("slide")),
          "action": "ppaction://hlinksldjump",
        ])
    }
  }
}

extension SlideParagraph {
  fileprivate var isIndented: Bool { bullet != nil || margin != 0 || indent != 0 }

  fileprivate var hasProperties: Bool { self != SlideParagraph(runs) }

  /// Left and right mean the sides of the slide, also from right to left.
  fileprivate var drawingAlignment: String? {
    switch alignment {
    case .start: isRightToLeft ? "r" : "l"
    case .center: "ctr"
    case .end: isRightToLeft ? "l" : "r"
    case .justified: "just"
    case nil: isRightToLeft ? "r" : nil
    }
  }
}
