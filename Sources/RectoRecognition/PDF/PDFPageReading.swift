import RectoLayout
import RectoModel
import RectoPDF

/// A page of a PDF as it was read once: what its content draws, and what its text says.
struct PDFPageReading {
  let content: PageContentSummary
  let geometry: PageGeometry
  let facts: PageFacts
  /// Lines and shaded areas; pictures have to be cut out.
  let graphics: PageGraphics
  private var source: PageTextSource

  init(_ page: PDFPage, index: Int, in objects: OpenPDF.Objects) {
    let object = objects.document.page(index)
    content = objects.analyzer.summary(of: object, drawing: true)
    geometry = PageGeometry(object)
    graphics = PageGraphicsReader(content, geometry).graphics()
    var facts = PageFacts(content, geometry)
    let size = geometry.displayedSize
    let shown = ShownTexts(
      ShownText.all(in: content, geometry.display, over: facts.pictures.map(\.box)), pageHeight: size.height)
    var source = PageTextSource(page.text(of: shown), shown, size: size)
    let unreadable = source.unreadableFonts
    if !unreadable.isEmpty {
      source.shown.setUnreadable(unreadable)
      facts.setText(content, geometry, unreadableFonts: unreadable)
    }
    facts.damage = PageDamage.first(on: object)
    source.links = PageLink.all(on: object, objects.destinations)
    source.decorations = TextDecorations(graphics.rules)
    (self.facts, self.source) = (facts, source)
    self.source.grounds = grounds
  }

  /// All that isn't white paper, largest first.
  private var grounds: [Rect] {
    let white = RGBColor(red: 255, green: 255, blue: 255)
    let boxes =
      content.drawing.fills.filter { $0.color != white }.map(\.box) + content.images.map(\.box)
      + content.drawing.shapes.filter { !$0.isStroked }.map(\.box)
    return Array(boxes.map(geometry.display.apply(to:)).sorted { $0.area > $1.area }.prefix(2_000))
  }

  /// All that is visible, and with `hidden` what lies on the page for searching.
  func text(withHidden hidden: Bool) -> EmbeddedText {
    let isMostlyVisible = facts.readable.characters >= facts.hidden.characters
    return EmbeddedText(source) { shown in
      if shown.hidden.isEmpty { return true }
      // Among visible text, only what was recognised in a picture is meant to be read.
      return hidden && (!isMostlyVisible || shown.hidden == .renderMode && shown.isOverPicture)
    }
  }

  /// What can be read and stays on a page of which the rest is to be recognised.
  var readableText: EmbeddedText {
    guard !facts.readable.isEmpty else { return EmbeddedText() }
    let near = facts.readable.map { $0.box.grown(by: 2) }
    let isAll = facts.hidden.isEmpty && facts.unreadable.isEmpty
    return EmbeddedText(
      source, where: { $0.hidden.isEmpty && $0.isReadable },
      elsewhere: { middle in isAll || near.contains { $0.contains(middle) } })
  }

  var pictures: [PictureArea] { PictureFinder(content, geometry).areas() }
}

extension ShownText {
  fileprivate static func all(
    in content: PageContentSummary, _ display: AffineTransform, over pictures: [Rect]
  ) -> [ShownText] {
    content.text.map { ShownText($0, content.fonts, display, over: pictures) }
  }

  private init(
    _ text: PageContentSummary.Text, _ fonts: [PageContentSummary.Font], _ display: AffineTransform,
    over pictures: [Rect]
  ) {
    let font = text.font.map { fonts[$0] }
    self.init(
      from: display.apply(to: text.baseline.from), to: display.apply(to: text.baseline.to), size: text.size,
      hidden: text.hidden, isReadable: font?.hasUnicode ?? false, isThickened: text.isThickened,
      isSlanted: text.isSlanted, isVertical: font?.isVertical ?? false,
      isDrawn: font?.isDrawn ?? false, clip: display.apply(to: text.clip), fontIndex: text.font,
      font: font?.description)
    let middle = display.apply(to: text.box).center
    isOverPicture = !hidden.isEmpty && pictures.contains { $0.contains(middle) }
  }
}
