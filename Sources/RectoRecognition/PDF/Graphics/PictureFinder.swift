import RectoModel
import RectoPDF

/// Finds the pictures of a page: placed ones, put together where they were cut into strips, and drawings.
struct PictureFinder {
  private let content: PageContentSummary
  private let display: AffineTransform
  private let paper: Rect
  /// The usual size of text.
  private let em: Double

  private static let most = 400

  init(_ content: PageContentSummary, _ geometry: PageGeometry) {
    self.content = content
    display = geometry.display
    paper = Rect(
      x: 0, y: 0, width: geometry.displayedSize.width, height: geometry.displayedSize.height)
    let sizes = content.text.map(\.size).sorted()
    em = sizes.isEmpty ? 10 : max(sizes[sizes.count / 2], 1)
  }

  /// From the top down.
  func areas() -> [PictureArea] {
    var areas = joined(placed())
    areas.removeAll { min($0.box.width, $0.box.height) < 0.5 * em || isWholePage($0.box) }
    for drawing in DrawingClusters(content, display, paper: paper, em: em).boxes {
      guard
        !areas.contains(where: { $0.box.intersection(drawing).map { $0.area > 0.5 * drawing.area } ?? false })
      else { continue }
      let inside = areas.filter { $0.box.intersection(drawing) != nil }.map(\.box)
      areas.removeAll { inside.contains($0.box) }
      areas.append(PictureArea(box: inside.reduce(drawing) { $0.union($1) }, unitsPerInch: 200))
    }
    return areas.sorted { ($0.box.minY, $0.box.minX) < ($1.box.minY, $1.box.minX) }
  }

  /// A scan is the page itself.
  private func isWholePage(_ box: Rect) -> Bool { box.area > 0.85 * paper.area }

  private func placed() -> [PictureArea] {
    let areas = content.images.compactMap { image -> PictureArea? in
      guard let box = display.apply(to: image.box).intersection(paper), image.pixelWidth > 0,
        image.pixelHeight > 0
      else { return nil }
      let full = display.apply(to: image.box)
      let placement = image.placement.followed(by: display)
      let pixels = Double(image.pixelWidth) * Double(image.pixelHeight)
      let area = abs(placement.determinant)
      let sharpness = area > 0 ? 72 * (pixels / area).squareRoot() : 72
      let isWhole =
        full == box && placement.a > 0 && placement.d < 0 && placement.b == 0 && placement.c == 0
        && abs(placement.a - box.width) < 0.5 && abs(placement.d + box.height) < 0.5
      return PictureArea(
        box: box, unitsPerInch: sharpness, image: isWhole ? image : nil,
        isPhotographic: image.isLossy)
    }
    guard areas.count > Self.most else { return areas }
    let least = areas.map(\.box.area).sorted(by: >)[Self.most]
    return areas.filter { $0.box.area > least }
  }

  // MARK: Parts of one picture

  /// Pictures that lie edge to edge or over one another are one.
  private func joined(_ areas: [PictureArea]) -> [PictureArea] {
    var joined: [PictureArea] = []
    for area in areas {
      var area = area
      while let place = joined.firstIndex(where: { Self.belong($0.box, area.box) }) {
        let other = joined.remove(at: place)
        area = PictureArea(
          box: area.box.union(other.box), unitsPerInch: max(area.unitsPerInch, other.unitsPerInch),
          isPhotographic: area.isPhotographic || other.isPhotographic)
      }
      joined.append(area)
    }
    // Single pixels are points and fillings.
    return joined.filter { area in
      guard let image = area.image else { return area.box.width > em && area.box.height > em }
      return min(image.pixelWidth, image.pixelHeight) >= 8
    }
  }

  private static func belong(_ one: Rect, _ other: Rect) -> Bool {
    let slack = 1.0
    let both = one.union(other)
    let common = one.intersection(other)?.area ?? 0
    if common > 0.5 * min(one.area, other.area) { return true }
    let isNear =
      one.minX <= other.maxX + slack && other.minX <= one.maxX + slack && one.minY <= other.maxY + slack
      && other.minY <= one.maxY + slack
    return isNear && one.area + other.area - common > 0.93 * both.area
  }
}
