internal import RectoModel

/// The codes of characters in composite fonts of the text layer: in Unicode's order, so that the table that leads back
/// to Unicode is short.
struct LayerCodes: Sendable {
  /// The character of code 1 and those that follow. Code 0 is never used.
  let characters: [Unicode.Scalar]
  private let codes: [Unicode.Scalar: Int]

  init(_ characters: [Unicode.Scalar]) {
    self.characters = Set(characters).sorted()
    codes = Dictionary(
      self.characters.enumerated().map { ($1, $0 + 1) }, uniquingKeysWith: { first, _ in first })
  }

  subscript(character: Unicode.Scalar) -> Int? { codes[character] }

  /// For each code, two bytes, the glyph that is drawn.
  var glyphs: [UInt8] {
    var map = BigEndianBytes()
    map.append(u16: 0)
    for character in characters {
      map.append(u16: character == " " ? RectangleFont.blankGlyph : RectangleFont.embeddedGlyph)
    }
    return map.bytes
  }

  /// The character map for readers.
  var toUnicode: String {
    var lines = [
      "/CIDInit /ProcSet findresource begin", "12 dict begin", "begincmap",
      "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
      "/CMapName /Adobe-Identity-UCS def", "/CMapType 2 def",
      "1 begincodespacerange", "<0000> <FFFF>", "endcodespacerange",
    ]
    let runs = runs
    // More in one part is against the rules.
    for start in stride(from: 0, to: runs.count, by: 100) {
      let part = runs[start..<min(start + 100, runs.count)]
      lines.append("\(part.count) beginbfrange")
      for run in part {
        let text = Array(String(Character(characters[run.lowerBound])).utf16)
        lines.append(
          "<\((run.lowerBound + 1).hex)> <\((run.upperBound + 1).hex)> <\(text.map { Int($0).hex }.joined())>"
        )
      }
      lines.append("endbfrange")
    }
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return lines.joined(separator: "\n")
  }

  /// Places of characters that follow one another in Unicode. Neither codes nor characters of a range may differ in
  /// their high byte.
  private var runs: [ClosedRange<Int>] {
    var runs: [ClosedRange<Int>] = []
    for (index, character) in characters.enumerated() {
      if let last = runs.last, characters[index - 1].value + 1 == character.value,
        character.value & 0xFF != 0,
        character.value < 0x10000, (index + 1) & 0xFF != 0
      {
        runs[runs.count - 1] = last.lowerBound...index
      } else {
        runs.append(index...index)
      }
    }
    return runs
  }
}

extension Int {
  /// Four digits.
  fileprivate var hex: String {
    let digits = String(self, radix: 16, uppercase: true)
    return String(repeating: "0", count: Swift.max(0, 4 - digits.count)) + digits
  }
}
