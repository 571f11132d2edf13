internal import CPoppler
import RectoModel

/// The words of a PDF file with their boxes, as poppler-glib (22.12) reads them: what searching and selecting find.
/// Owns the document while it reads. One thread at a time.
final class PDFTextBoxes {
  struct PageText {
    /// In points.
    var size: Size
    /// In poppler's order; boxes in points, y down.
    var words: [Word]
    /// What poppler reads but gives no places for: pages of right-to-left script, whose selection poppler-glib runs
    /// from the wrong corner.
    var unplacedText: String
  }

  private let document: OpaquePointer

  /// Throws `.malformedInput` for a file that poppler can't open; encrypted ones are not for goldens.
  init(_ pdf: [UInt8]) throws(RectoError) {
    let bytes = g_bytes_new(pdf, gsize(pdf.count))
    defer { g_bytes_unref(bytes) }
    guard let document = poppler_document_new_from_bytes(bytes, nil, nil) else {
      throw RectoError(.malformedInput, "The PDF can't be read by poppler.")
    }
    self.document = document
  }

  deinit { g_object_unref(UnsafeMutableRawPointer(document)) }

  func pages() -> [PageText] {
    (0..<poppler_document_get_n_pages(document)).compactMap { index in
      guard let page = poppler_document_get_page(document, index) else { return nil }
      defer { g_object_unref(UnsafeMutableRawPointer(page)) }
      var (width, height) = (0.0, 0.0)
      poppler_page_get_size(page, &width, &height)
      let words = Self.words(of: page)
      let size = Size(width: width, height: height)
      return PageText(
        size: size, words: words, unplacedText: words.isEmpty ? Self.text(of: page, size: size) : "")
    }
  }

  /// Selected from the top right to the bottom left.
  private static func text(of page: OpaquePointer, size: Size) -> String {
    var area = PopplerRectangle(x1: size.width, y1: 0, x2: 0, y2: size.height)
    guard let text = poppler_page_get_text_for_area(page, &area) else { return "" }
    defer { g_free(text) }
    return String(cString: text)
  }

  /// Poppler gives a box for each character of its text; words are what stands between blanks and line ends.
  private static func words(of page: OpaquePointer) -> [Word] {
    guard let text = poppler_page_get_text(page) else { return [] }
    defer { g_free(text) }
    var (boxes, count): (UnsafeMutablePointer<PopplerRectangle>?, guint) = (nil, 0)
    guard poppler_page_get_text_layout(page, &boxes, &count) != 0, let boxes else { return [] }
    defer { g_free(boxes) }
    var words: [Word] = []
    var isInWord = false
    for (index, scalar) in String(cString: text).unicodeScalars.enumerated() where index < Int(count) {
      guard !scalar.properties.isWhitespace else {
        isInWord = false
        continue
      }
      let found = boxes[index]
      let box = Rect(left: found.x1, top: found.y1, right: found.x2, bottom: found.y2)
      if isInWord, let last = words.indices.last {
        words[last].text.unicodeScalars.append(scalar)
        words[last].box = words[last].box.union(box)
      } else {
        words.append(Word(String(Character(scalar)), box: box))
        isInWord = true
      }
    }
    return words
  }
}
