/// From the codes of a simple font to the glyphs of its program: ISO 32000-1, 9.6.6.
struct SimpleEncoding {
  private let names: [Int: String]
  private let program: FontProgram
  private let isTrueType: Bool
  private let isSymbolic: Bool
  private let hasEncoding: Bool
  private let base: String?
  private let hasDifferences: Bool

  init(_ font: borrowing QPDFObject, program: FontProgram, isTrueType: Bool) {
    let encoding = font["/Encoding"]
    self.program = program
    self.isTrueType = isTrueType
    isSymbolic = font["/FontDescriptor"]["/Flags"].integer & 4 != 0
    hasEncoding = !encoding.isNull
    base = encoding.name ?? encoding["/BaseEncoding"].name
    hasDifferences = encoding["/Differences"].count > 0
    var names = Self.baseNames(encoding) ?? (isTrueType ? nil : program.encoding) ?? [:]
    names.merge(Self.differences(encoding)) { $1 }
    self.names = names
  }

  /// Without the font's program: what is known to readers.
  static func names(of font: borrowing QPDFObject) -> [Int: String] {
    let encoding = font["/Encoding"]
    let standard = Dictionary(
      uniqueKeysWithValues: GlyphEncoding.standard.enumerated().map { ($0.offset, $0.element) })
    var names = baseNames(encoding) ?? standard
    names.merge(differences(encoding)) { $1 }
    return names
  }

  private static func baseNames(_ encoding: borrowing QPDFObject) -> [Int: String]? {
    guard let name = encoding.name ?? encoding["/BaseEncoding"].name, let names = GlyphEncoding.names(name)
    else {
      return nil
    }
    return Dictionary(uniqueKeysWithValues: names.enumerated().map { ($0.offset, $0.element) })
  }

  static func differences(_ encoding: borrowing QPDFObject) -> [Int: String] {
    var (names, code): ([Int: String], Int) = ([:], 0)
    let items = encoding["/Differences"]
    for index in 0..<items.count {
      let item = items.item(index)
      if let name = item.name {
        names[code] = String(name.dropFirst())
        code += 1
      } else {
        code = item.bounded
      }
    }
    return names
  }

  // MARK: Glyphs

  /// nil when there is none.
  func glyph(_ code: Int) -> Int? {
    guard isTrueType else { return names[code].flatMap { program.glyphs[$0] } }
    if isSymbolic || !hasEncoding { return symbolicGlyph(code) }
    guard let name = names[code] else { return nil }
    if let map = program.map(3, 1), let unicode = GlyphNames.unicode(name), let glyph = map[Int(unicode)] {
      return glyph
    }
    if let map = program.map(1, 0), let macintosh = GlyphEncoding.macRoman.firstIndex(of: name),
      let glyph = map[macintosh]
    {
      return glyph
    }
    return program.glyphs[name]
  }

  private func symbolicGlyph(_ code: Int) -> Int? {
    if let map = program.map(3, 0) {
      for start in [0, 0xF000, 0xF100, 0xF200] {
        if let glyph = map[start + code] { return glyph }
      }
    }
    return program.map(1, 0)?[code] ?? (program.maps.count == 1 ? program.maps[0].glyphs[code] : nil)
  }

  func isUndefined(_ code: Int, glyph: Int) -> Bool {
    isTrueType ? glyph == 0 : names[code] == ".notdef"
  }

  /// What 6.2.11.6 forbids.
  func trueTypeFault(_ part: ArchiveLevel.Part) -> String? {
    if isSymbolic {
      if part == .one, program.maps.count != 1 {
        return "is symbolic and has \(program.maps.count) tables for its codes"
      }
      if hasEncoding { return "is symbolic and has an encoding all the same" }
      return program.map(3, 0) == nil && program.maps.count != 1
        ? "is symbolic without a table for its codes" : nil
    }
    guard let base, ["/MacRomanEncoding", "/WinAnsiEncoding"].contains(base) else {
      return "has no standard encoding"
    }
    guard !program.maps.isEmpty, program.map(3, 0) == nil || program.maps.count > 1 else {
      return "has no table for its codes"
    }
    guard hasDifferences else { return nil }
    let hasUnknown = names.values.contains { $0 != ".notdef" && GlyphNames.unicode($0) == nil }
    return hasUnknown || program.map(3, 1) == nil ? "names glyphs that can't be found" : nil
  }
}
