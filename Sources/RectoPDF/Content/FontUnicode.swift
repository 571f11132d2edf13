/// Whether readers can tell the characters of a font's codes.
enum FontUnicode {
  static func isKnown(_ font: borrowing QPDFObject) -> Bool {
    if font["/ToUnicode"].isStream { return true }
    return font["/Subtype"].isName("/Type0") ? isKnownComposite(font) : isKnownSimple(font)
  }

  /// Adobe's collections have maps to Unicode; so have the encodings with names of their own.
  private static func isKnownComposite(_ font: borrowing QPDFObject) -> Bool {
    let encoding = font["/Encoding"].name ?? ""
    if !encoding.isEmpty, !encoding.hasPrefix("/Identity") { return true }
    let system = font["/DescendantFonts"].item(0)["/CIDSystemInfo"]
    return system["/Registry"].text == "Adobe"
      && ["GB1", "CNS1", "Japan1", "Japan2", "Korea1", "KR"].contains(system["/Ordering"].text ?? "")
  }

  private static func isKnownSimple(_ font: borrowing QPDFObject) -> Bool {
    let encoding = font["/Encoding"]
    if encoding.kind == .name { return true }
    let differences = encoding["/Differences"]
    var (known, count) = (0, 0)
    for index in 0..<differences.count {
      guard let name = differences.item(index).name?.dropFirst(), name != ".notdef" else { continue }
      count += 1
      if isGlyphName(name) { known += 1 }
    }
    // A few odd names among ordinary ones are ornaments.
    if count > 0 { return known * 4 >= count * 3 }
    return encoding["/BaseEncoding"].kind == .name || hasBuiltInNames(font)
  }

  /// Without an encoding: Type 1 fonts name their glyphs themselves, and the standard fonts are known.
  private static func hasBuiltInNames(_ font: borrowing QPDFObject) -> Bool {
    if font["/Subtype"].isName("/Type3") { return false }
    let isSymbolic = font["/FontDescriptor"]["/Flags"].integer & 4 != 0
    return !font["/Subtype"].isName("/TrueType") || !isSymbolic
  }

  /// Of the kind that stands for a character: `A`, `eacute`, `uni20AC`, `u1F600`, `f_i`, `a.sc`, `afii10017`; not
  /// `g12`, `c34`, `G0A`, `cid7`.
  static func isGlyphName(_ name: Substring) -> Bool {
    guard let stem = name.split(separator: ".", omittingEmptySubsequences: false).first, !stem.isEmpty else {
      return false
    }
    return stem.split(separator: "_", omittingEmptySubsequences: false).allSatisfy(isPart)
  }

  private static func isPart(_ part: Substring) -> Bool {
    let bytes = Array(part.utf8)
    if bytes.isEmpty { return false }
    if bytes.allSatisfy({ (65...90).contains($0 & 0xDF) && $0 >= 65 }) { return true }
    for (prefix, digits) in [("uni", 4...64), ("u", 4...6)] where part.hasPrefix(prefix) {
      let rest = bytes.dropFirst(prefix.utf8.count)
      if digits.contains(rest.count), rest.allSatisfy({ ContentByte.hexValue($0) != nil && $0 < 97 }) {
        return true
      }
    }
    let rest = bytes.drop { $0 >= 65 }
    return ["afii", "SF", "H"].contains(part.prefix(bytes.count - rest.count)) && rest.count >= 5
  }
}
