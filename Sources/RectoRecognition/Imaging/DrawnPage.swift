import RectoLayout
import RectoModel

/// What was recognised of a page, and what is drawn on it: all that structure is found from.
struct DrawnPage: Sendable {
  /// Without pieces of photographs and rules that were read as text.
  let recognised: Page
  let graphics: PageGraphics
  /// How many words were left out since they are pieces of photographs.
  let leftOut: Int

  init(_ recognised: Page, on bitmap: PageBitmap) {
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
    (self.recognised, leftOut) = cleaned.leaving(pictures)
    graphics.pictures = pictures.map { Picture($0.box) }
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
