import RectoModel

// Text under pictures.
extension ContentWalk {
  /// A picture, or several side by side in strips.
  private struct Sheet {
    var box: Rect
    /// From the page to the unit square of a turned picture; nil for upright ones.
    var inverse: AffineTransform?
    /// The text drawn before it.
    var textCount: Int

    func holds(_ box: Rect, slack: Double) -> Bool {
      let isInside =
        box.minX >= self.box.minX - slack && box.maxX <= self.box.maxX + slack
        && box.minY >= self.box.minY - slack && box.maxY <= self.box.maxY + slack
      guard isInside, let inverse else { return isInside }
      return box.corners.map(inverse.apply(to:)).allSatisfy {
        (-0.002...1.002).contains($0.x) && (-0.002...1.002).contains($0.y)
      }
    }
  }

  private static let maximumSheets = 256

  mutating func findCovered() {
    // The large ones first: what hides text is as large as the page mostly.
    let sheets = sheets().sorted { $0.box.area > $1.box.area }.prefix(Self.maximumSheets)
    for sheet in sheets {
      for index in 0..<sheet.textCount where !shown[index].text.hidden.contains(.covered) {
        guard !shown[index].clipsDrawing, let seen = shown[index].extent.intersection(page) else { continue }
        // Letters seldom fill the height of their line.
        let slack = 0.1 * min(seen.width, seen.height)
        if sheet.holds(seen, slack: slack) { shown[index].text.hidden.insert(.covered) }
      }
    }
  }

  private func sheets() -> [Sheet] {
    var sheets: [Sheet] = []
    var strips: Sheet?
    for cover in covers {
      let image = images[cover.image]
      let isUpright = image.placement.keepsBoxes
      guard isUpright || image.placement.inverse != nil else { continue }
      let sheet = Sheet(
        box: image.box, inverse: isUpright ? nil : image.placement.inverse, textCount: cover.textCount)
      sheets.append(sheet)
      guard isUpright else { continue }
      if let before = strips, let both = Self.joined(before, sheet) {
        strips = both
        sheets.append(both)
      } else {
        strips = sheet
      }
    }
    return sheets
  }

  /// Both as one when they lie edge to edge.
  private static func joined(_ one: Sheet, _ other: Sheet) -> Sheet? {
    let slack = 0.6
    let (a, b) = (one.box, other.box)
    let isColumn =
      abs(a.minX - b.minX) < slack && abs(a.maxX - b.maxX) < slack && a.minY <= b.maxY + slack
      && b.minY <= a.maxY + slack
    let isRow =
      abs(a.minY - b.minY) < slack && abs(a.maxY - b.maxY) < slack && a.minX <= b.maxX + slack
      && b.minX <= a.maxX + slack
    guard isColumn || isRow else { return nil }
    return Sheet(box: a.union(b), inverse: nil, textCount: min(one.textCount, other.textCount))
  }
}
