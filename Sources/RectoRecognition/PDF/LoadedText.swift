import RectoLayout
import RectoModel

/// What was read of a page of a PDF without recognition, in the units of the page.
struct LoadedText: Sendable {
  /// Paragraphs, in poppler's order.
  var blocks: [Block]
  var graphics: PageGraphics
  /// The pixels of the pictures among the graphics.
  var assets: [Asset] = []
}
