internal import CCairo
import Foundation
internal import RectoModel

internal import struct RectoModel.AffineTransform

/// A PDF file of text that Cairo writes page by page. Cairo 1.16; one thread at a time.
///
/// An error inside Cairo sticks to the drawing context and silences all that follows, so it is looked for after
/// every page.
final class CairoPDFSurface {
  private let surface: OpaquePointer
  private let context: OpaquePointer
  private let options: OpaquePointer

  init(file: URL) throws(RectoError) {
    guard let surface = cairo_pdf_surface_create(file.path, 72, 72), let context = cairo_create(surface),
      let options = cairo_font_options_create()
    else { throw RectoError(.engineFailure, "Cairo can't start a PDF file.") }
    self.surface = surface
    self.context = context
    self.options = options
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    cairo_set_font_options(context, options)
    try check()
  }

  deinit {
    cairo_destroy(context)
    cairo_surface_destroy(surface)
    cairo_font_options_destroy(options)
  }

  /// In points. Comes before anything is drawn on the page.
  func beginPage(_ size: Size) { cairo_pdf_surface_set_size(surface, size.width, size.height) }

  func endPage() throws(RectoError) {
    cairo_show_page(context)
    try check()
  }

  /// Writes what is left.
  func finish() throws(RectoError) {
    cairo_surface_finish(surface)
    try check()
  }

  /// Draws pieces of text black; what makes them invisible is put in front of the page later. Pieces with text are
  /// tagged, all alike, when that is wanted: the right marks are put in their place.
  func draw(_ pieces: [[TextRun]], faces: GlyphFaces, glyphs table: GlyphTable, isTagged: Bool) {
    cairo_set_source_rgb(context, 0, 0, 0)
    for runs in pieces where !runs.isEmpty {
      if isTagged { cairo_tag_begin(context, ContentStreamMarks.tag, nil) }
      for run in runs {
        cairo_set_font_face(context, faces[run.shape].handle)
        draw(run, table)
      }
      if isTagged { cairo_tag_end(context, ContentStreamMarks.tag) }
    }
  }

  private func draw(_ run: TextRun, _ table: GlyphTable) {
    var matrix = run.matrix.cairo
    cairo_set_font_matrix(context, &matrix)
    let step = run.step
    var glyphs: [cairo_glyph_t] = []
    var clusters: [cairo_text_cluster_t] = []
    var place = run.origin
    for scalar in run.text.unicodeScalars {
      guard let index = table[scalar] else { continue }
      glyphs.append(cairo_glyph_t(index: UInt(index), x: place.x, y: place.y))
      clusters.append(cairo_text_cluster_t(num_bytes: Int32(scalar.utf8.count), num_glyphs: 1))
      place.x += step.x
      place.y += step.y
    }
    cairo_show_text_glyphs(
      context, run.text, -1, glyphs, Int32(glyphs.count), clusters, Int32(clusters.count),
      cairo_text_cluster_flags_t(0))
  }

  private func check() throws(RectoError) {
    for status in [cairo_status(context), cairo_surface_status(surface)]
    where status != CAIRO_STATUS_SUCCESS {
      throw failure(status)
    }
  }

  private func failure(_ status: cairo_status_t) -> RectoError {
    RectoError(
      .engineFailure, "Cairo can't write the PDF; is the disk full?",
      cause: String(cString: cairo_status_to_string(status)))
  }
}

extension AffineTransform {
  fileprivate var cairo: cairo_matrix_t {
    cairo_matrix_t(xx: a, yx: b, xy: c, yy: d, x0: tx, y0: ty)
  }
}
