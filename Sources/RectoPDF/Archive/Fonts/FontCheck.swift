/// Compares a font of a file with its program: what ISO 19005-2, 6.2.11 asks for each glyph that is shown.
struct FontCheck {
  let use: FontUse
  let level: ArchiveLevel
  private(set) var faults: [Fault] = []

  struct Fault {
    var clause: String
    var text: String
    var remedy: ArchiveObstacle.Remedy
  }

  init(_ use: FontUse, level: ArchiveLevel) {
    self.use = use
    self.level = level
  }

  mutating func run() {
    guard !use.visible.isEmpty || !use.hidden.isEmpty else { return }
    if use.name.unicodeScalars.contains("\u{FFFD}") { add("6.1.8", "has a name that isn't UTF-8") }
    switch use.font["/Subtype"].name {
    case "/Type3": checkDrawn()
    case "/Type0": checkComposite()
    case "/Type1", "/MMType1", "/TrueType": checkSimple()
    default: add("6.2.11.2", "is of no known kind")
    }
    if level.needsUnicode { checkUnicode() }
  }

  private mutating func add(
    _ clause: String, _ text: String, _ remedy: ArchiveObstacle.Remedy = .embedFonts
  ) {
    faults.append(Fault(clause: clause, text: "The font \(use.name) \(text)", remedy: remedy))
  }

  // MARK: Simple fonts

  private mutating func checkSimple() {
    let font = use.font.again()
    let descriptor = font["/FontDescriptor"]
    guard let embedded = EmbeddedFont(descriptor) else {
      // The standard 14 may leave out their widths, and what isn't seen needs no program.
      guard use.visible.isEmpty else { return add("6.2.11.4.1", "isn't embedded") }
      return descriptor.isNull ? () : checkMetrics()
    }
    guard embedded.program?.broken.isEmpty != false else { return add("6.2.11.4.1", "has a damaged program") }
    guard let program = embedded.program else {
      return add("6.2.11.4.1", "is embedded in a form that can't be checked (\(embedded.kind))")
    }
    checkMetrics()
    let isTrueType = font["/Subtype"].isName("/TrueType")
    let encoding = SimpleEncoding(font, program: program, isTrueType: isTrueType)
    if isTrueType, let fault = encoding.trueTypeFault(level.part) { add("6.2.11.6", fault) }
    let first = font["/FirstChar"].bounded
    let widths = font["/Widths"]
    for code in use.visible.union(use.hidden).sorted() {
      let isVisible = use.visible.contains(code)
      guard let glyph = encoding.glyph(code), !encoding.isUndefined(code, glyph: glyph) else {
        add("6.2.11.8", "shows the code \(code), for which it has no glyph")
        break
      }
      guard isVisible else { continue }
      let inRange = code >= first && code - first < widths.count
      let stated = inRange ? widths.item(code - first).number ?? 0 : descriptor["/MissingWidth"].number ?? 0
      guard let width = program.width(glyph), abs(width - stated) <= 1 else {
        add("6.2.11.5", "states another width than its program has (code \(code))")
        break
      }
    }
  }

  private mutating func checkMetrics() {
    let font = use.font.again()
    if font["/BaseFont"].name == nil { add("6.2.11.2", "has no name") }
    let first = font["/FirstChar"]
    let last = font["/LastChar"]
    if first.isNull || last.isNull || font["/Widths"].count != last.bounded - first.bounded + 1 {
      add("6.2.11.2", "doesn't state its widths as its codes")
    }
  }

  // MARK: Composite fonts

  private mutating func checkComposite() {
    let descendant = use.font["/DescendantFonts"].item(0)
    guard let codes = use.codes else {
      return add("6.2.11.3.3", "uses a character map that isn't embedded and so can't be checked")
    }
    checkMap()
    let descriptor = descendant["/FontDescriptor"]
    guard let embedded = EmbeddedFont(descriptor) else {
      if !use.visible.isEmpty { add("6.2.11.4.1", "isn't embedded") }
      return
    }
    guard let program = embedded.program else {
      return add("6.2.11.4.1", "is embedded in a form that can't be checked (\(embedded.kind))")
    }
    let map = IdentifierMap(descendant, program: program)
    if let fault = map.fault { add("6.2.11.3.2", fault) }
    let widths = IdentifierWidths(descendant)
    for code in use.visible.union(use.hidden).sorted() {
      let identifier = codes.identifier(code)
      guard let glyph = map.glyph(identifier), glyph != 0 else {
        add("6.2.11.8", "shows the code \(code), for which it has no glyph")
        break
      }
      guard use.visible.contains(code) else { continue }
      guard let width = program.width(glyph), abs(width - widths.width(identifier)) <= 1 else {
        add("6.2.11.5", "states another width than its program has (code \(code))")
        break
      }
    }
  }

  private mutating func checkMap() {
    let encoding = use.font["/Encoding"]
    guard encoding.isStream, let data = encoding.streamData(.generalized) else { return }
    if CharacterCodes([UInt8](data)).isVertical != (encoding["/WMode"].integer == 1) {
      add("6.2.11.3.3", "has a character map that contradicts itself")
    }
    let own = encoding["/CIDSystemInfo"]
    let other = use.font["/DescendantFonts"].item(0)["/CIDSystemInfo"]
    if own["/Registry"].text != other["/Registry"].text || own["/Ordering"].text != other["/Ordering"].text
      || own["/Supplement"].integer > other["/Supplement"].integer
    {
      add("6.2.11.3.1", "and its character map are for different character sets")
    }
  }

  // MARK: Type 3

  private mutating func checkDrawn() {
    let font = use.font.again()
    let first = font["/FirstChar"].bounded
    let widths = font["/Widths"]
    let glyphs = font["/CharProcs"]
    let names = SimpleEncoding.differences(font["/Encoding"])
    checkMetrics(ofDrawn: font)
    let unit = abs(font["/FontMatrix"].numbers?.first ?? 0.001) * 1000
    for code in use.visible.union(use.hidden).sorted() {
      guard let name = names[code], let outline = glyphs["/" + name].streamData(.generalized) else {
        add("6.2.11.8", "shows the code \(code), for which it has no glyph")
        break
      }
      var lexer = ContentLexer([UInt8](outline))
      let stated = code >= first && code - first < widths.count ? widths.item(code - first).number ?? 0 : 0
      guard let start = lexer.next(), start.name == "d0" || start.name == "d1",
        let width = start.operands.first?.number, abs(width - stated) * unit <= 1
      else {
        add("6.2.11.5", "states another width than its glyph has (code \(code))")
        break
      }
    }
  }

  private mutating func checkMetrics(ofDrawn font: borrowing QPDFObject) {
    let first = font["/FirstChar"]
    let last = font["/LastChar"]
    if first.isNull || last.isNull || font["/Widths"].count != last.bounded - first.bounded + 1 {
      add("6.2.11.2", "doesn't state its widths as its codes")
    }
  }

  // MARK: Unicode

  private mutating func checkUnicode() {
    let texts = use.font["/ToUnicode"].streamData(.generalized).map { CharacterCodes([UInt8]($0)).texts }
    let named = use.isComposite ? [:] : UnicodeConversion.named(use.font)
    for code in use.visible.union(use.hidden).sorted() {
      let text = texts?[code] ?? named[code] ?? []
      guard UnicodeConversion.isText(text) else {
        return add("6.2.11.7", "doesn't tell which characters it shows (code \(code))", .basicLevel)
      }
      if level.needsTags, text.count == 2, (0xE000...0xF8FF).contains(CharacterCodes.code(text)) {
        return add("6.2.11.7", "maps the code \(code) to a private character", .basicLevel)
      }
    }
  }
}
