import RectoModel
import RectoPDF

/// How far the ink of a character reaches from the line that it stands on, in ems: fonts tell only how high their
/// lines are, which is more than any letter fills.
struct InkExtent: Sendable, Hashable {
  var above: Double
  var below: Double

  static func of(_ scalar: Unicode.Scalar, _ font: PageContentSummary.FontDescription?) -> InkExtent {
    let (capital, small) = (font?.capHeight ?? 0.7, font?.xHeight ?? 0.48)
    switch scalar.value {
    case 0x21...0x7E: return ascii(scalar, capital, small)
    case 0xC0...0x24F, 0x370...0x52F, 0x1E00...0x1FFF:
      let isSmall = scalar.properties.isLowercase
      if isSmall { return InkExtent(above: capital, below: isDescending(scalar) ? 0.21 : 0) }
      return InkExtent(above: scalar.value < 0x250 ? 0.92 : capital, below: 0)
    case 0x3000...0x9FFF, 0xAC00...0xD7AF, 0xF900...0xFAFF, 0xFF00...0xFFEF, 0x20000...0x3FFFF:
      return InkExtent(above: 0.86, below: 0.1)
    case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF: return InkExtent(above: 0.75, below: 0.25)
    case 0x900...0x109F, 0x1780...0x17FF: return InkExtent(above: 0.85, below: 0.25)
    default: return InkExtent(above: capital, below: 0)
    }
  }

  private static func ascii(_ scalar: Unicode.Scalar, _ capital: Double, _ small: Double) -> InkExtent {
    switch scalar {
    case "g", "p", "q", "y": InkExtent(above: small, below: 0.21)
    case "j": InkExtent(above: capital, below: 0.21)
    case "b", "d", "f", "h", "i", "k", "l", "t": InkExtent(above: capital, below: 0)
    case "a"..."z": InkExtent(above: small, below: 0)
    case ",", ";": InkExtent(above: small, below: 0.15)
    case ".", ":", "-", "_", "~", "+", "=", "<", ">": InkExtent(above: small, below: 0)
    case "(", ")", "[", "]", "{", "}", "|", "@", "$", "Q": InkExtent(above: capital, below: 0.18)
    default: InkExtent(above: capital, below: 0)
    }
  }

  /// Of those beyond ASCII: Greek and Cyrillic letters with a tail.
  private static func isDescending(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "ç", "ý", "ÿ", "þ", "β", "γ", "ζ", "η", "μ", "ξ", "ρ", "φ", "χ", "ψ", "р", "у", "ф", "ц", "щ", "д",
      "ў":
      true
    default: false
    }
  }
}
