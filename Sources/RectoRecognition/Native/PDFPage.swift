internal import CCairo
internal import CLeptonica
internal import CPoppler
import RectoModel

/// Owns a `PopplerPage` (poppler-glib 22.12) and, through it, the document. For the document's thread.
final class PDFPage {
  private let page: OpaquePointer
  var handle: OpaquePointer { page }

  init(owning page: OpaquePointer) { self.page = page }

  deinit { g_object_unref(UnsafeMutableRawPointer(page)) }

  /// In points, as displayed: cropped and turned.
  var size: Size {
    var size = Size(width: 0, height: 0)
    poppler_page_get_size(page, &size.width, &size.height)
    return size
  }

  /// "iv", "12"; nil when the document names none.
  var label: String? {
    guard let text = poppler_page_get_label(page) else { return nil }
    defer { g_free(text) }
    return String(cString: text)
  }

  /// Pixels an inch of the picture that covers the most of the page; nil when none covers half of it.
  var scanResolution: Double? {
    guard let list = poppler_page_get_image_mapping(page) else { return nil }
    defer { poppler_page_free_image_mapping(list) }
    var largest: (id: Int32, area: Double) = (0, 0)
    var node: UnsafeMutablePointer<GList>? = list
    while let current = node {
      let mapping = current.pointee.data.assumingMemoryBound(to: PopplerImageMapping.self).pointee
      let area = abs((mapping.area.x2 - mapping.area.x1) * (mapping.area.y2 - mapping.area.y1))
      if area > largest.area { largest = (mapping.image_id, area) }
      node = current.pointee.next
    }
    guard largest.area >= size.width * size.height / 2, let pixels = pixelCount(ofImage: largest.id) else {
      return nil
    }
    return 72 * (pixels / largest.area).squareRoot()
  }

  private func pixelCount(ofImage id: Int32) -> Double? {
    guard let surface = poppler_page_get_image(page, id) else { return nil }
    defer { cairo_surface_destroy(surface) }
    let pixels =
      Double(cairo_image_surface_get_width(surface)) * Double(cairo_image_surface_get_height(surface))
    return pixels > 0 ? pixels : nil
  }

  /// The page on white paper, or the part of it that starts at a point; 32 bits a pixel.
  func render(
    width: Int, height: Int, unitsPerInch: Double, from corner: Point = Point(x: 0, y: 0)
  ) throws(RectoError) -> PageBitmap {
    guard let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height)) else {
      throw PageBitmap.outOfMemory
    }
    defer { cairo_surface_destroy(surface) }
    guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS, let context = cairo_create(surface) else {
      throw PageBitmap.outOfMemory
    }
    cairo_set_source_rgb(context, 1, 1, 1)
    cairo_paint(context)
    cairo_scale(context, unitsPerInch / 72, unitsPerInch / 72)
    cairo_translate(context, -corner.x, -corner.y)
    poppler_page_render(page, context)
    cairo_destroy(context)
    cairo_surface_flush(surface)
    return try PageBitmap(copying: surface, width: width, height: height)
  }
}

extension PageBitmap {
  /// Cairo's words hold red, green and blue from bit 16 down, leptonica's from bit 24.
  fileprivate convenience init(copying surface: OpaquePointer, width: Int, height: Int) throws(RectoError) {
    guard let source = cairo_image_surface_get_data(surface),
      let pix = pixCreateNoInit(Int32(width), Int32(height), 32)
    else { throw PageBitmap.outOfMemory }
    self.init(owning: pix)
    let stride = Int(cairo_image_surface_get_stride(surface))
    guard let target = pix.pointee.data else { throw PageBitmap.outOfMemory }
    for row in 0..<height {
      let from = UnsafeRawPointer(source + row * stride).assumingMemoryBound(to: UInt32.self)
      let to = target + row * Int(pix.pointee.wpl)
      for column in 0..<width { to[column] = from[column] << 8 }
    }
  }
}
