import RectoModel
import RectoPDF

extension PageFacts {
  init(_ summary: PageContentSummary, _ geometry: PageGeometry) {
    self.init(size: geometry.displayedSize)
    setText(summary, geometry, unreadableFonts: [])
    pictures = summary.images.compactMap { picture in
      let pixels = Size(width: Double(picture.pixelWidth), height: Double(picture.pixelHeight))
      return shown(picture.box, geometry).map { Picture(box: $0, pixels: pixels) }
    }
    paths = summary.paths.count
  }

  /// `unreadableFonts` say something, but nothing that makes sense.
  mutating func setText(
    _ summary: PageContentSummary, _ geometry: PageGeometry, unreadableFonts: Set<Int>
  ) {
    (readable, unreadable, hidden) = ([], [], [])
    for text in summary.text where text.codeCount > 0 && !text.hidden.contains(.clipped) {
      guard let box = shown(text.box, geometry) else { continue }
      let fact = Text(box: box, characters: text.codeCount)
      if !text.isVisible {
        hidden.append(fact)
      } else if text.font.map({ summary.fonts[$0].hasUnicode && !unreadableFonts.contains($0) }) ?? false {
        readable.append(fact)
      } else {
        unreadable.append(fact)
      }
    }
  }

  /// The part on the page, as it is shown.
  private func shown(_ box: Rect, _ geometry: PageGeometry) -> Rect? {
    let paper = size.rect
    return geometry.display.apply(to: box).intersection(paper)
  }
}
