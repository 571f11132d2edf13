internal import CPoppler
import RectoModel

/// A character of a page's own text.
struct PDFCharacter: Sendable, Hashable {
  var scalar: Unicode.Scalar
  /// In points from the top left of the page as it is shown; nil for the end of a line and marks without place.
  var box: Rect?
}

extension PDFPage {
  /// In poppler's reading order, line ends as line feeds; hidden text included.
  var characters: [PDFCharacter] {
    guard let text = poppler_page_get_text(handle) else { return [] }
    defer { g_free(text) }
    var (boxes, count): (UnsafeMutablePointer<PopplerRectangle>?, guint) = (nil, 0)
    guard poppler_page_get_text_layout(handle, &boxes, &count) != 0, let boxes else { return [] }
    defer { g_free(boxes) }
    var characters: [PDFCharacter] = []
    var index = 0
    for scalar in String(cString: text).unicodeScalars {
      // Poppler puts marks of direction round words and gives no boxes for them.
      if (0x202A...0x202E).contains(scalar.value) { continue }
      guard index < Int(count) else { break }
      let found = boxes[index]
      let box = Rect(left: found.x1, top: found.y1, right: found.x2, bottom: found.y2)
      characters.append(PDFCharacter(scalar: scalar, box: scalar == "\n" ? nil : box))
      index += 1
    }
    return characters
  }
}
