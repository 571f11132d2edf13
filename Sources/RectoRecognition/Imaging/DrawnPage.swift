import RectoLayout
import RectoModel

/// What was recognised of a page, and what is drawn on it: all that structure is found from.
struct DrawnPage: Sendable {
  /// Without pieces of photographs and rules that were read as text.
  let recognised: Page
  let graphics: PageGraphics
  /// How many words were left out since they are pieces of photographs.
  let leftOut: Int

  /// `shades` are the coloured areas of the page.
  init(_ recognised: Page, on bitmap: PageBitmap, shades: [ScannedShade]) {
    guard let gray = try? WorkingGray(of: bitmap, wordHeight: nil),
      let found = try? RuleFinder().graphics(on: gray)
    else {
      (self.recognised, graphics, leftOut) = (recognised, PageGraphics(), 0)
      return
    }
    var graphics = found.withoutStrokes(of: recognised.words)
    let cleaned = recognised.withoutArtefacts(of: graphics.rules)
    let pictures =
      (try? ScannedPictures(
        on: gray, words: cleaned.words, rules: graphics.rules, seen: cleaned.seenPictures))?.pictures ?? []
    let (left, leftOut) = cleaned.leaving(pictures)
    graphics.pictures = pictures.map { Picture($0.box) }
    // Without words on them they tell nothing; in pictures they are part of these.
    let words = left.words.filter(\.isText)
    let written = shades.filter { area in
      let box = area.shade.box
      return words.contains { box.contains($0.box.center) }
        && !pictures.contains { ($0.box.intersection(box)?.area ?? 0) * 2 > box.area }
    }
    graphics.shades = written.map(\.shade)
    self.recognised = written.coloured(left)
    self.leftOut = leftOut
    self.graphics = graphics
  }

  /// With what the layout model saw, where it was asked.
  func structured(regions: [LayoutRegion] = []) -> Page {
    var graphics = graphics
    graphics.regions = regions
    let layout = PageLayout(order: recognised.isInReadingOrder ? .engine : .geometry)
    return layout.structured(recognised, graphics: graphics)
  }
}

extension Word {
  /// Likely no speck.
  fileprivate var isText: Bool {
    (confidence?.value ?? 1) >= 0.5 && text.contains { $0.isLetter || $0.isNumber }
  }
}
