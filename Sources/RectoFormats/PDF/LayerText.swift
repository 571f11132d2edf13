internal import RectoPDF

/// Text that is shown from one place on, with what Cairo moves its characters by.
struct LayerText {
  private enum Piece {
    case characters([Unicode.Scalar])
    /// In thousandths of an em, to the left.
    case adjustment(Double)
  }

  var shape: RectangleFont.Shape?
  private var pieces: [Piece] = []

  var isEmpty: Bool { pieces.isEmpty }

  /// All of it is in WinAnsi.
  var isSimple: Bool {
    pieces.allSatisfy { piece in
      guard case .characters(let characters) = piece else { return true }
      return characters.allSatisfy { LayerCharacterMap.codes[$0] != nil }
    }
  }

  mutating func append(_ characters: [Unicode.Scalar]) {
    if case .characters(let before)? = pieces.last {
      pieces[pieces.count - 1] = .characters(before + characters)
    } else {
      pieces.append(.characters(characters))
    }
  }

  mutating func adjust(by distance: Double) { pieces.append(.adjustment(distance)) }

  /// The operator that shows it.
  func operands(isComposite: Bool, codes: LayerCodes) -> [UInt8] {
    if pieces.count == 1, case .characters(let characters) = pieces[0] {
      return Self.string(characters, isComposite, codes) + Array("Tj".utf8)
    }
    var array = Array("[".utf8)
    for piece in pieces {
      switch piece {
      case .characters(let characters): array += Self.string(characters, isComposite, codes)
      case .adjustment(let distance): array += Array(distance.pdf(decimals: 0).utf8)
      }
    }
    return array + Array("]TJ".utf8)
  }

  private static func string(_ characters: [Unicode.Scalar], _ isComposite: Bool, _ codes: LayerCodes)
    -> [UInt8]
  {
    var string: [UInt8] = [UInt8(ascii: "(")]
    for character in characters {
      if !isComposite {
        append(LayerCharacterMap.codes[character] ?? UInt8(ascii: "?"), to: &string)
      } else if let code = codes[character] {
        append(UInt8(truncatingIfNeeded: code >> 8), to: &string)
        append(UInt8(truncatingIfNeeded: code), to: &string)
      }
    }
    return string + [UInt8(ascii: ")")]
  }

  private static func append(_ byte: UInt8, to string: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "\\"): string += [UInt8(ascii: "\\"), byte]
    // Readers take it for a line feed.
    case 13: string += Array("\\r".utf8)
    default: string.append(byte)
    }
  }
}
