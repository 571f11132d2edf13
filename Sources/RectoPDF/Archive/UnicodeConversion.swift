import RectoModel

/// Tables from the codes of fonts to Unicode, as levels u and a want them: each font gets one that says what its own
/// table and the names of its glyphs say, in the plainest form, because not every reader knows all forms.
struct UnicodeConversion {
  let document: QPDFDocument

  func apply(to font: borrowing QPDFObject, _ changes: inout ArchiveChanges) {
    let old = font["/ToUnicode"].streamData(.generalized).map { CharacterCodes([UInt8]($0)) }
    guard old?.parent == nil else { return }
    let isComposite = font["/Subtype"].isName("/Type0")
    if isComposite, !(font["/Encoding"].name ?? "").hasPrefix("/Identity") { return }
    var texts = isComposite ? [:] : Self.named(font)
    texts.merge(old?.texts ?? [:]) { $1 }
    texts = texts.filter { $0.key < (isComposite ? 65536 : 256) && Self.isText($0.value) }
    guard !texts.isEmpty else { return }
    font.set("/ToUnicode", document.stream(Self.map(texts, width: isComposite ? 2 : 1)))
    changes.note("tables from the codes of fonts to Unicode are written anew")
  }

  static func isText(_ text: [UInt8]) -> Bool {
    !text.isEmpty && (text.count != 2 || ![[0, 0], [0xFE, 0xFF], [0xFF, 0xFE]].contains(text))
  }

  /// What the names of a simple font's glyphs say, in UTF-16.
  static func named(_ font: borrowing QPDFObject) -> [Int: [UInt8]] {
    var texts: [Int: [UInt8]] = [:]
    for (code, name) in glyphNames(of: font) {
      guard let unicode = GlyphNames.unicode(name).flatMap(Unicode.Scalar.init) else { continue }
      texts[code] = Character(unicode).utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    }
    return texts
  }

  /// The codes of a symbolic font have the meaning that its program gives them.
  private static func glyphNames(of font: borrowing QPDFObject) -> [Int: String] {
    let encoding = font["/Encoding"]
    let hasBase = encoding.name != nil || !encoding["/BaseEncoding"].isNull
    let descriptor = font["/FontDescriptor"]
    let isSymbolic = descriptor["/Flags"].integer & 4 != 0
    guard !hasBase, isSymbolic || font["/Subtype"].isName("/Type3") else {
      return SimpleEncoding.names(of: font)
    }
    let isType1 = font["/Subtype"].isName("/Type1")
    let own = isType1 ? EmbeddedFont(descriptor)?.program?.encoding ?? [:] : [:]
    return own.merging(SimpleEncoding.differences(encoding)) { $1 }
  }

  /// A table with an entry for each code, `width` bytes long.
  static func map(_ texts: [Int: [UInt8]], width: Int) -> [UInt8] {
    let entries = texts.sorted { $0.key < $1.key }.map { code, text in
      let source = (0..<width).reversed().map { UInt8(truncatingIfNeeded: code >> (8 * $0)) }
      return "<\(source.hexadecimal.uppercased())> <\(text.hexadecimal.uppercased())>"
    }
    let (first, last) = (String(repeating: "00", count: width), String(repeating: "FF", count: width))
    var map = """
      /CIDInit /ProcSet findresource begin
      12 dict begin
      begincmap
      /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
      /CMapName /Adobe-Identity-UCS def
      /CMapType 2 def
      1 begincodespacerange
      <\(first)> <\(last)>
      endcodespacerange

      """
    for start in stride(from: 0, to: entries.count, by: 100) {
      let part = entries[start..<min(start + 100, entries.count)]
      map += "\(part.count) beginbfchar\n" + part.joined(separator: "\n") + "\nendbfchar\n"
    }
    return Array((map + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").utf8)
  }
}
