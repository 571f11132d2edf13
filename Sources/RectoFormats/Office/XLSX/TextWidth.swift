/// How wide texts are in the sheet's font, Calibri 11, on a screen of 96 dots an inch.
enum TextWidth {
  /// In pixels; of texts of several lines the widest.
  static func pixels(_ text: String) -> Int {
    var (widest, width) = (0, 0)
    for byte in text.utf8 {
      if byte == 0x0A {
        widest = max(widest, width)
        width = 0
      } else if byte < 0x80 {
        width += ascii[Int(byte)]
      } else if byte >= 0xE2 {
        // The first byte of a character beyond Arabic and Hebrew; most of those that are used are wide.
        width += byte >= 0xE3 ? 15 : 8
      } else if byte >= 0xC0 {
        width += 8
      }
    }
    return max(widest, width)
  }

  /// A column's width in characters, as spreadsheets count: digits of 7 pixels, and 5 pixels of margin.
  static func columnWidth(pixels: Int) -> Double {
    Double((pixels + 5) * 256 / 7) / 256
  }

  /// By character; what is no letter has 0.
  private static let ascii: [Int] = {
    var widths = [Int](repeating: 0, count: 128)
    for (width, characters) in [
      (3, " '"), (4, ",.:;`Iijl"), (5, "!()-[]{}Jfrt"), (6, "\"/\\Lcsz"),
      (7, "#$*+0123456789<=>?EFSYZ^_agkvxy|~"), (8, "BCKPRTXbdehnopqu"), (9, "ADGHUV"), (10, "&NOQ"),
      (11, "%w"), (12, "Mm"), (13, "@W"),
    ] {
      for byte in characters.utf8 { widths[Int(byte)] = width }
    }
    return widths
  }()
}
