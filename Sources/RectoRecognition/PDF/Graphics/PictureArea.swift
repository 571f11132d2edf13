import RectoModel
import RectoPDF

/// A part of a page that shows a picture, in points from the top left of the page as it is shown.
struct PictureArea: Sendable, Hashable {
  var box: Rect
  /// Pixels an inch that it is worth.
  var unitsPerInch: Double
  /// The one picture that fills it, whole and upright; nil for parts put together and for drawings.
  var image: PageContentSummary.Image?
  /// The file holds it as JPEG or JPEG 2000, so it is a photograph mostly.
  var isPhotographic = false
}
