internal import RectoModel

/// How a page lies on its slide: as large as it fits, in the middle.
struct SlideSetup: Sendable, Hashable {
  let slide: SlideSize
  let emuPerUnit: Double
  /// How much larger than on paper everything is.
  let scale: Double
  /// Half points that a page unit is on paper.
  let halfPointsPerUnit: Double
  /// Where the page's corner is, in EMU.
  private let left: Double
  private let top: Double

  init(_ page: Page, slide: SlideSize) {
    self.slide = slide
    let measured = SlideSize.measured(page)
    let fit = min(Double(slide.width) / measured.width, Double(slide.height) / measured.height)
    // Pixels that two scans differ by move nothing.
    scale = abs(fit - 1) < 0.02 ? 1 : fit
    emuPerUnit = 914_400 / page.resolution.unitsPerInch * scale
    halfPointsPerUnit = 144 / page.resolution.unitsPerInch
    left = (Double(slide.width) - measured.width * scale) / 2
    top = (Double(slide.height) - measured.height * scale) / 2
  }

  /// In points on the slide.
  func points(_ units: Double) -> Double {
    let points = units * emuPerUnit / 12_700
    return points.isFinite ? points : 0
  }

  func emu(_ units: Double) -> Int { Self.bounded(units * emuPerUnit) }

  /// The slide, in page units.
  var bounds: Rect {
    Rect(
      x: -left / emuPerUnit, y: -top / emuPerUnit, width: Double(slide.width) / emuPerUnit,
      height: Double(slide.height) / emuPerUnit)
  }

  func box(_ rect: Rect) -> SlideBox {
    SlideBox(
      x: Self.bounded(left + rect.minX * emuPerUnit), y: Self.bounded(top + rect.minY * emuPerUnit),
      width: max(emu(rect.width), 1), height: max(emu(rect.height), 1))
  }

  /// Far outside the slide is as good as anywhere.
  private static func bounded(_ emu: Double) -> Int {
    emu.isFinite ? Int(min(max(emu, -100_000_000), 100_000_000).rounded()) : 0
  }
}

/// A place on a slide, in EMU.
struct SlideBox: Sendable, Hashable {
  var x: Int
  var y: Int
  var width: Int
  var height: Int

  var area: Int { width * height }

  func overlaps(_ other: SlideBox) -> Bool {
    x < other.x + other.width && other.x < x + width && y < other.y + other.height && other.y < y + height
  }
}
