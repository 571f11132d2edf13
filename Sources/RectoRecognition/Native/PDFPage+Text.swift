internal import CPoppler
import RectoModel

extension PDFPage {
  /// In poppler's reading order, hidden text included. `shown` is what the page's content writes.
  ///
  /// Poppler takes what stands between the blocks that are nearest to two points. From corner to corner that should be all,
  /// but often isn't where text runs from the right, or lines lie askew: other points, and those where the content writes
  /// something and poppler tells nothing, bring what was left out.
  func text(of shown: ShownTexts) -> PDFPageText {
    let size = size
    var text = text(in: area(from: Point(x: 0, y: 0), to: Point(x: size.width, y: size.height)))
    let isFromTheRight = text.characters.contains { VisualLine.strength($0.scalar) == .right }
    if isFromTheRight {
      for start in [size.width, size.width / 2, 0] {
        for end in [0, size.width / 2, size.width] {
          text.add(
            self.text(in: area(from: Point(x: start, y: 0), to: Point(x: end, y: size.height))))
        }
      }
    }
    for box in shown.untoldRows(by: text.characters).prefix(Self.mostRows) {
      let (start, end) = isFromTheRight ? (box.maxX, box.minX) : (box.minX, box.maxX)
      text.add(
        self.text(in: area(from: Point(x: start, y: box.minY), to: Point(x: end, y: box.maxY))))
    }
    return text
  }

  private static let mostRows = 40

  private func area(from start: Point, to end: Point) -> PopplerRectangle {
    PopplerRectangle(x1: start.x, y1: start.y, x2: end.x, y2: end.y)
  }

  private func text(in area: PopplerRectangle) -> PDFPageText {
    var place = area
    var (boxes, count): (UnsafeMutablePointer<PopplerRectangle>?, guint) = (nil, 0)
    guard poppler_page_get_text_layout_for_area(handle, &place, &boxes, &count) != 0, let boxes else {
      return PDFPageText()
    }
    defer { g_free(boxes) }
    let rects = UnsafeBufferPointer(start: boxes, count: Int(count)).map { found in
      Rect(
        left: min(found.x1, found.x2), top: min(found.y1, found.y2), right: max(found.x1, found.x2),
        bottom: max(found.y1, found.y2))
    }
    guard let text = poppler_page_get_text_for_area(handle, &place) else { return PDFPageText() }
    defer { g_free(text) }
    let scalars = Array(String(cString: text).unicodeScalars)
    return PDFPageText(scalars: scalars, boxes: rects, attributes: textAttributes(in: area))
  }

  private func textAttributes(in area: PopplerRectangle) -> [PDFPageText.Attributes] {
    var area = area
    guard let list = poppler_page_get_text_attributes_for_area(handle, &area) else { return [] }
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
