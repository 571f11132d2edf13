/// What the interpreter has to know of a font.
struct FontFacts: Sendable, Hashable {
  /// Bytes of a character code.
  var codeLength = 1
  /// In thousandths of the font size, by code; only of simple fonts.
  private var widths: [Double] = []
  private var firstCode = 0
  private var usualWidth = 500.0
  /// Thousandths of the font size are the unit of `widths`, Type 3 fonts aside.
  private var unit = 0.001
  var hasUnicode = true

  init() {}

  init(_ font: borrowing QPDFObject) {
    let subtype = font["/Subtype"].name ?? ""
    if subtype == "/Type0" {
      codeLength = 2
      usualWidth = font["/DescendantFonts"].item(0)["/DW"].number ?? 1000
      hasUnicode = !font["/ToUnicode"].isNull || Self.isKnownCollection(font)
      return
    }
    widths = font["/Widths"].numbers ?? []
    firstCode = font["/FirstChar"].integer
    if subtype == "/Type3" { unit = abs(font["/FontMatrix"].numbers?.first ?? 0.001) }
    hasUnicode = !font["/ToUnicode"].isNull || Self.hasNames(font, subtype)
  }

  /// Of a shown string, in units of the font size.
  func width(of string: [UInt8]) -> Double {
    if codeLength == 2 { return Double(string.count / 2) * usualWidth * unit }
    return string.reduce(0) { $0 + width(of: Int($1)) } * unit
  }

  private func width(of code: Int) -> Double {
    let index = code - firstCode
    return widths.indices.contains(index) ? widths[index] : usualWidth
  }

  // MARK: Unicode

  /// Codes of the Chinese, Japanese and Korean collections have a known meaning.
  private static func isKnownCollection(_ font: borrowing QPDFObject) -> Bool {
    if let encoding = font["/Encoding"].name, !encoding.hasPrefix("/Identity") { return true }
    let ordering = font["/DescendantFonts"].item(0)["/CIDSystemInfo"]["/Ordering"].text ?? ""
    return ["Japan1", "GB1", "CNS1", "Korea1", "KR"].contains(ordering)
  }

  private static func hasNames(_ font: borrowing QPDFObject, _ subtype: String) -> Bool {
    let encoding = font["/Encoding"]
    if encoding.name != nil { return true }
    let differences = encoding["/Differences"]
    let isSymbolic = font["/FontDescriptor"]["/Flags"].integer & 4 != 0
    let isEmbedded = font["/FontDescriptor"].keys.contains { $0.hasPrefix("/FontFile") }
    guard differences.count > 0 else {
      // Without an encoding the font program has its own, which only its names explain.
      return !(isSymbolic && isEmbedded) && subtype != "/Type3"
    }
    var (known, all) = (0, 0)
    for index in 0..<differences.count {
      guard let name = differences.item(index).name else { continue }
      all += 1
      if isTelling(name.dropFirst()) { known += 1 }
    }
    return known * 2 >= all
  }

  /// `/A`, `/eacute`, `/uni20AC` and `/f_i` tell; `/g12`, `/c34`, `/G0A` and `/.notdef` don't.
  private static func isTelling(_ name: Substring) -> Bool {
    let base = name.prefix { $0 != "." }
    if base.isEmpty { return false }
    if base.hasPrefix("uni") || base.hasPrefix("afii") { return true }
    if base.hasPrefix("u"), base.dropFirst().count >= 4, base.dropFirst().allSatisfy(\.isHexDigit) {
      return true
    }
    return !base.contains(where: \.isNumber)
  }
}
