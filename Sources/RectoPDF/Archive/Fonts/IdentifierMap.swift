/// From the character identifiers of a composite font to the glyphs of its program.
struct IdentifierMap {
  private let program: FontProgram
  private let isTrueType: Bool
  private let stream: FontBytes?
  /// What 6.2.11.3.2 forbids, apart from a missing `/Identity`.
  let fault: String?

  init(_ descendant: borrowing QPDFObject, program: FontProgram) {
    self.program = program
    isTrueType = descendant["/Subtype"].isName("/CIDFontType2")
    let map = descendant["/CIDToGIDMap"]
    stream = map.isStream ? map.streamData(.generalized).map { FontBytes(bytes: [UInt8]($0)) } : nil
    let isKnown = map.isNull || map.isName("/Identity") || stream != nil
    fault = isTrueType && !isKnown ? "has a damaged table for its glyphs" : nil
  }

  /// nil when there is none.
  func glyph(_ identifier: Int) -> Int? {
    if isTrueType {
      let glyph = stream.map { $0.short(2 * identifier) } ?? identifier
      return program.width(glyph) == nil ? nil : glyph
    }
    guard let identifiers = program.identifiers else {
      return program.width(identifier) == nil ? nil : identifier
    }
    return identifiers[identifier]
  }
}

/// The widths that a composite font states.
struct IdentifierWidths {
  private var widths: [Int: Double] = [:]
  private let standard: Double

  init(_ descendant: borrowing QPDFObject) {
    standard = descendant["/DW"].number ?? 1000
    let items = descendant["/W"]
    var index = 0
    while index + 1 < items.count {
      let first = items.item(index).bounded
      let second = items.item(index + 1)
      if second.kind == .array {
        for offset in 0..<second.count { widths[first + offset] = second.item(offset).number }
        index += 2
      } else {
        let last = second.bounded
        if first >= 0, first <= last, last < 65536, index + 2 < items.count,
          let width = items.item(index + 2).number
        {
          for identifier in first...last { widths[identifier] = width }
        }
        index += 3
      }
    }
  }

  func width(_ identifier: Int) -> Double { widths[identifier] ?? standard }
}
