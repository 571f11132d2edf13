internal import CCairo
internal import CLeptonica
import Foundation
import RectoModel

/// A picture to draw on in page units, with Cairo (1.16). Owns its surface and context. Used by one thread.
final class OverlayCanvas {
  private let surface: OpaquePointer
  private let context: OpaquePointer
  /// Pixels a page unit.
  private let scale: Double

  init(width: Int32, height: Int32, scale: Double) throws(RectoError) {
    guard let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height),
      let context = cairo_create(surface)
    else { throw RectoError(.limitExceeded, "No memory for a picture of \(width) x \(height) pixels.") }
    (self.surface, self.context, self.scale) = (surface, context, scale)
    cairo_set_source_rgb(context, 1, 1, 1)
    cairo_paint(context)
    cairo_scale(context, scale, scale)
  }

  deinit {
    cairo_destroy(context)
    cairo_surface_destroy(surface)
  }

  func draw(_ picture: OverlayPicture, by transform: RectoModel.AffineTransform) throws(RectoError) {
    var matrix = cairo_matrix_t(
      xx: transform.a, yx: transform.b, xy: transform.c, yy: transform.d, x0: transform.tx, y0: transform.ty)
    cairo_save(context)
    cairo_transform(context, &matrix)
    cairo_set_source_surface(context, picture.surface, 0, 0)
    cairo_paint(context)
    cairo_restore(context)
    try check()
  }

  func tint(_ box: Rect, colour: OverlayColour) {
    cairo_set_source_rgba(context, colour.red, colour.green, colour.blue, 0.3)
    cairo_rectangle(context, box.x, box.y, box.width, box.height)
    cairo_fill(context)
  }

  /// `width` in pixels of the picture.
  func outline(_ region: Region, colour: OverlayColour, width: Double) {
    let corners = region.polygon ?? region.box.corners
    path(corners + corners.prefix(1), colour: colour, width: width)
  }

  func path(_ points: [RectoModel.Point], colour: OverlayColour, width: Double) {
    guard let first = points.first else { return }
    cairo_set_source_rgba(context, colour.red, colour.green, colour.blue, 0.9)
    cairo_set_line_width(context, width / scale)
    cairo_move_to(context, first.x, first.y)
    for point in points.dropFirst() { cairo_line_to(context, point.x, point.y) }
    cairo_stroke(context)
  }

  /// White on the colour, left of the box's top left corner, or inside it at the page's edge.
  func label(_ text: String, at box: Rect, colour: OverlayColour) {
    let size = 13 / scale
    cairo_select_font_face(context, "sans-serif", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_BOLD)
    cairo_set_font_size(context, size)
    var extents = cairo_text_extents_t()
    cairo_text_extents(context, text, &extents)
    let width = extents.x_advance + size * 0.5
    let left = max(0, box.minX - width)
    let top = max(0, box.minY)
    cairo_set_source_rgb(context, colour.red, colour.green, colour.blue)
    cairo_rectangle(context, left, top, width, size * 1.2)
    cairo_fill(context)
    cairo_set_source_rgb(context, 1, 1, 1)
    cairo_move_to(context, left + size * 0.25, top + size)
    cairo_show_text(context, text)
  }

  func png() throws(RectoError) -> Data {
    try check()
    let collected = Collector()
    let status = cairo_surface_write_to_png_stream(
      surface,
      { target, bytes, count in
        guard let target, let bytes else { return CAIRO_STATUS_WRITE_ERROR }
        let collector = Unmanaged<Collector>.fromOpaque(target).takeUnretainedValue()
        collector.data.append(bytes, count: Int(count))
        return CAIRO_STATUS_SUCCESS
      }, Unmanaged.passUnretained(collected).toOpaque())
    guard status == CAIRO_STATUS_SUCCESS else { throw Self.failure(status) }
    return collected.data
  }

  private final class Collector {
    var data = Data()
  }

  private func check() throws(RectoError) {
    let status = cairo_status(context)
    guard status == CAIRO_STATUS_SUCCESS else { throw Self.failure(status) }
  }

  private static func failure(_ status: cairo_status_t) -> RectoError {
    let reason = String(cString: cairo_status_to_string(status))
    return RectoError(
      .internalInvariant, "The overlay can't be drawn; are all boxes of the page finite?", cause: reason)
  }
}

/// A page image as a Cairo (1.16) surface, decoded by leptonica (1.82). Owns the surface. Used by one thread.
final class OverlayPicture {
  let surface: OpaquePointer

  init(_ asset: Asset) throws(RectoError) {
    var decoded = pixRead(asset.file.path)
    defer { pixDestroy(&decoded) }
    var colour = decoded.flatMap { pixConvertTo32($0) }
    defer { pixDestroy(&colour) }
    guard let pix = colour else {
      throw RectoError(
        .resourceUnavailable, "The picture \(asset.id) can't be read.", location: .init(file: asset.file.path)
      )
    }
    let (width, height) = (Int(pix.pointee.w), Int(pix.pointee.h))
    guard let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height)),
      let pixels = cairo_image_surface_get_data(surface)
    else { throw RectoError(.limitExceeded, "No memory for the picture \(asset.id).") }
    self.surface = surface
    let stride = Int(cairo_image_surface_get_stride(surface))
    for y in 0..<height {
      let source = pix.pointee.data + y * Int(pix.pointee.wpl)
      // Leptonica has red in the highest byte, Cairo in the second.
      let target = UnsafeMutableRawPointer(pixels + y * stride).assumingMemoryBound(to: UInt32.self)
      for x in 0..<width { target[x] = source[x] >> 8 }
    }
    cairo_surface_mark_dirty(surface)
  }

  deinit { cairo_surface_destroy(surface) }
}
