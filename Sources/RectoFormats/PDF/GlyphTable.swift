internal import RectoModel

/// Which glyph of the rectangle font stands for which character, in order of first use.
struct GlyphTable {
  private var glyphs: [Unicode.Scalar: Int] = [" ": RectangleFont.blankGlyph]

  /// Glyph 0 stands for "missing" and is never used.
  private(set) var count = 2

  init() {}

  /// All characters of a document.
  init(_ document: Document) {
    for page in document.pages {
      for line in page.blocks.flatMap(\.markedLines) {
        for word in line.line.words { add(word.text) }
      }
    }
  }

  mutating func add(_ text: String) {
    for scalar in text.unicodeScalars where scalar.isInTextLayer && glyphs[scalar] == nil {
      guard count < RectangleFont.glyphLimit else { return }
      glyphs[scalar] = count
      count += 1
    }
  }

  /// All of them, the blank included, in no order.
  var characters: some Collection<Unicode.Scalar> { glyphs.keys }

  /// nil for a character that the text layer can't hold.
  subscript(scalar: Unicode.Scalar) -> Int? { glyphs[scalar] }
}

extension Unicode.Scalar {
  /// Neither blank nor control, and a character at all: Cairo gives up for good at U+FFFE, and marks of direction
  /// would be copied as text.
  var isInTextLayer: Bool {
    guard !properties.isWhitespace, !properties.isNoncharacterCodePoint else { return false }
    return switch value {
    case 0x00...0x1F, 0x7F...0x9F, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: false
    default: true
    }
  }
}
