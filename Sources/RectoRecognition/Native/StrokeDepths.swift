internal import CLeptonica
import RectoModel

/// How deep in its stroke each pixel of ink lies, found with leptonica (1.82): 1 at the edge.
struct StrokeDepths {
  private let depths: PageBitmap
  private let ink: PageBitmap

  /// `ink` has 1 bit a pixel.
  init(of ink: PageBitmap) throws(RectoError) {
    self.ink = ink
    depths = try ink.made(by: pixDistanceFunction(ink.pix, 8, 8, Int32(L_BOUNDARY_BG)))
  }

  /// How thick the strokes in a box are, in pixels; 0 without ink. Across a stroke of w pixels the mean is (w + 2) / 4.
  func thickness(in box: Rect) -> Double {
    guard let box = box.intersection(Rect(x: 0, y: 0, width: Double(ink.width), height: Double(ink.height))),
      box.width >= 1, box.height >= 1, let part = try? ink.clipped(to: box)
    else { return 0 }
    var mean = Float(0)
    let found = pixGetAverageMasked(
      depths.pix, part.pix, Int32(box.minX.rounded(.down)), Int32(box.minY.rounded(.down)), 1,
      Int32(L_MEAN_ABSVAL), &mean)
    return found == 0 ? max(0, 4 * Double(mean) - 2) : 0
  }
}
