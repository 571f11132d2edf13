internal import CPoppler
import RectoModel

extension PDFPage {
  /// In poppler's reading order, hidden text included.
  var text: PDFPageText {
    guard let text = poppler_page_get_text(handle) else { return PDFPageText() }
    defer { g_free(text) }
    var (boxes, count): (UnsafeMutablePointer<PopplerRectangle>?, guint) = (nil, 0)
    guard poppler_page_get_text_layout(handle, &boxes, &count) != 0, let boxes else { return PDFPageText() }
    defer { g_free(boxes) }
    let rects = UnsafeBufferPointer(start: boxes, count: Int(count)).map { found in
      Rect(
        left: min(found.x1, found.x2), top: min(found.y1, found.y2), right: max(found.x1, found.x2),
        bottom: max(found.y1, found.y2))
    }
    return PDFPageText(
      scalars: Array(String(cString: text).unicodeScalars), boxes: rects, attributes: textAttributes)
  }

  private var textAttributes: [PDFPageText.Attributes] {
    guard let list = poppler_page_get_text_attributes(handle) else { return [] }
    defer { poppler_page_free_text_attributes(list) }
    var attributes: [PDFPageText.Attributes] = []
    var node: UnsafeMutablePointer<GList>? = list
    while let current = node {
      let found = current.pointee.data.assumingMemoryBound(to: PopplerTextAttributes.self).pointee
      let color = RGBColor(
        red: UInt8(found.color.red >> 8), green: UInt8(found.color.green >> 8),
        blue: UInt8(found.color.blue >> 8))
      attributes.append(
        PDFPageText.Attributes(
          fontName: found.font_name.map { String(cString: $0) } ?? "", fontSize: found.font_size,
          color: color,
          start: Int(found.start_index), end: Int(found.end_index)))
      node = current.pointee.next
    }
    return attributes
  }
}
