import RectoLayout
import RectoModel
import RectoPDF

/// All that the words of a page are made of.
struct PageTextSource: Sendable {
  let text: PDFPageText
  var shown: ShownTexts
  /// Of the page, in points.
  let size: Size
  var links: [PageLink] = []
  var decorations = TextDecorations()
  /// What else is drawn on white paper: white letters show on it.
  var grounds: [Rect] = []
  /// Of the text's attributes, in their order.
  let fonts: [FontTraits]

  init(_ text: PDFPageText, _ shown: ShownTexts, size: Size) {
    (self.text, self.shown, self.size) = (text, shown, size)
    fonts = text.attributes.map { FontTraits(name: $0.fontName) }
  }

  /// White letters on white paper are for machines only.
  func isSeen(_ attributes: Int, at middle: Point) -> Bool {
    let color = text.attributes[attributes].color
    return min(color.red, color.green, color.blue) < 252 || grounds.contains { $0.contains(middle) }
  }

  /// Of the letters, in points. What shows drawn letters tells more than poppler.
  func size(of attributes: Int, shown: Int?) -> Double {
    if let shown, self.shown.all[shown].isDrawn { return self.shown.all[shown].size }
    return text.attributes[attributes].fontSize
  }

  func link(at middle: Point) -> String? {
    links.first { $0.box.grown(by: 0.5).contains(middle) }?.target
  }
}
