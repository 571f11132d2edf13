internal import CCairo
import RectoModel

/// A page that is drawn with Cairo (1.16) and FreeType, in pixels, y down; without hinting, so that sizes scale.
/// Owns its surface and context. Used by one thread.
final class ScanCanvas {
  let width: Int
  let height: Int
  private let surface: OpaquePointer
  private let context: OpaquePointer

  init(width: Int, height: Int) throws(RectoError) {
    guard (1...32_767).contains(width), (1...32_767).contains(height), width * height <= 200_000_000 else {
      throw RectoError(.limitExceeded, "A page image of \(width) x \(height) pixels is too large to draw.")
    }
    guard let surface = cairo_image_surface_create(CAIRO_FORMAT_A8, Int32(width), Int32(height)),
      let context = cairo_create(surface)
    else { throw RectoError(.limitExceeded, "No memory for a page of \(width) x \(height) pixels.") }
    (self.surface, self.context, self.width, self.height) = (surface, context, width, height)
    let options = cairo_font_options_create()
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    cairo_set_font_options(context, options)
    cairo_font_options_destroy(options)
    shade(0.92)
  }

  deinit {
    cairo_destroy(context)
    cairo_surface_destroy(surface)
  }

  /// How dark all that follows is, 0...1.
  func shade(_ darkness: Double) { cairo_set_source_rgba(context, 0, 0, 0, darkness) }

  /// For the texts that follow. Throws `.resourceUnavailable` when fontconfig has no such family.
  func select(_ font: ScanFont, pixels: Double) throws(RectoError) {
    let slant = font.isItalic ? CAIRO_FONT_SLANT_ITALIC : CAIRO_FONT_SLANT_NORMAL
    let weight = font.isBold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL
    cairo_select_font_face(context, font.family, slant, weight)
    cairo_set_font_size(context, pixels)
    guard selectedFamily == font.family else {
      throw RectoError(
        .resourceUnavailable,
        "The font family \(font.family) is not installed; install it, for DejaVu with `apt install "
          + "fonts-dejavu-core`.")
    }
  }

  /// What fontconfig chose: the toy interface of Cairo takes another family without a word.
  private var selectedFamily: String? {
    let scaled = cairo_get_scaled_font(context)
    guard let face = cairo_ft_scaled_font_lock_face(scaled) else { return nil }
    defer { cairo_ft_scaled_font_unlock_face(scaled) }
    return face.pointee.family_name.map { String(cString: $0) }
  }

  func advance(of text: String) -> Double {
    var extents = cairo_text_extents_t()
    cairo_text_extents(context, text, &extents)
    return extents.x_advance
  }

  /// Draws the text and gives the smallest box of whole pixels that holds its ink.
  func draw(_ text: String, at start: Point) -> Rect {
    cairo_new_path(context)
    cairo_move_to(context, start.x, start.y)
    // As outlines: Cairo would move drawn glyphs to whole pixels, and its extents don't tell.
    cairo_text_path(context, text)
    var (left, top, right, bottom) = (0.0, 0.0, 0.0, 0.0)
    cairo_fill_extents(context, &left, &top, &right, &bottom)
    cairo_fill(context)
    return Rect(
      left: left.rounded(.down), top: top.rounded(.down), right: right.rounded(.up),
      bottom: bottom.rounded(.up))
  }

  func line(from start: Point, to end: Point, width: Double) {
    cairo_set_line_width(context, width)
    cairo_move_to(context, start.x, start.y)
    cairo_line_to(context, end.x, end.y)
    cairo_stroke(context)
  }

  func fill(_ box: Rect, shade darkness: Double) {
    shade(darkness)
    cairo_rectangle(context, box.x, box.y, box.width, box.height)
    cairo_fill(context)
    shade(0.92)
  }

  func ring(centre: Point, radius: Double, width: Double) {
    cairo_set_line_width(context, width)
    cairo_new_path(context)
    cairo_arc(context, centre.x, centre.y, radius, 0, 2 * .pi)
    cairo_stroke(context)
  }

  /// What was drawn, black on white. Throws `.internalInvariant` when Cairo reports an error.
  func bitmap() throws(RectoError) -> ScanBitmap {
    cairo_surface_flush(surface)
    guard cairo_status(context) == CAIRO_STATUS_SUCCESS, let data = cairo_image_surface_get_data(surface)
    else {
      let reason = String(cString: cairo_status_to_string(cairo_status(context)))
      throw RectoError(.internalInvariant, "Cairo can't draw the page.", cause: reason)
    }
    return try ScanBitmap(
      coverage: data, width: width, height: height, stride: Int(cairo_image_surface_get_stride(surface)))
  }
}
