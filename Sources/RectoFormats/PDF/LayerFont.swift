import Foundation
internal import RectoPDF

/// A font of the text layer. Simple ones hold WinAnsi, a byte a character; composite ones all else, two bytes each.
struct LayerFont: Sendable, Hashable {
  var shape: RectangleFont.Shape
  var isComposite: Bool

  /// In the resources of pages.
  var name: String {
    switch shape {
    case .low: isComposite ? "/L" : "/l"
    case .flat: isComposite ? "/F" : "/f"
    case .deep: isComposite ? "/D" : "/d"
    }
  }
}

/// What a font that Cairo made of a shape holds.
struct DrawnFont {
  let shape: RectangleFont.Shape
  /// By code; nil for a simple font.
  private let characters: [Int: Unicode.Scalar]?

  init(_ shape: RectangleFont.Shape, characters: [Int: Unicode.Scalar]?) {
    (self.shape, self.characters) = (shape, characters)
  }

  /// nil for a font that isn't the text layer's.
  init?(_ font: borrowing QPDFObject) {
    let descendant = font["/DescendantFonts"].item(0)
    let isComposite = !descendant.isNull
    let descriptor = isComposite ? descendant["/FontDescriptor"] : font["/FontDescriptor"]
    let reach = (descriptor["/Ascent"].integer, descriptor["/Descent"].integer)
    guard let shape = RectangleFont.Shape.allCases.first(where: { ($0.ascent, $0.descent) == reach }) else {
      return nil
    }
    self.shape = shape
    guard isComposite else {
      characters = nil
      return
    }
    guard let map = font["/ToUnicode"].streamData(.generalized) else { return nil }
    characters = CharacterCodes([UInt8](map)).texts.compactMapValues { text in
      String(bytes: text, encoding: .utf16BigEndian)?.unicodeScalars.first
    }
  }

  /// The characters of a shown string; nil when one of them is unknown.
  func characters(_ bytes: some Sequence<UInt8>) -> [Unicode.Scalar]? {
    let codes = Array(bytes)
    let found: [Unicode.Scalar?]
    if let characters {
      guard codes.count.isMultiple(of: 2) else { return nil }
      found = stride(from: 0, to: codes.count, by: 2).map {
        characters[Int(codes[$0]) << 8 | Int(codes[$0 + 1])]
      }
    } else {
      found = codes.map { $0 == 0xAD ? "\u{AD}" : LayerCharacterMap.characters[Int($0)] }
    }
    let known = found.compactMap(\.self)
    return known.count == found.count ? known : nil
  }
}
