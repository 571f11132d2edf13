import RectoModel
import RectoPDF

extension PageFacts {
  /// What libqpdf finds on the page of a task. Throws what is wrong with the file.
  init(of task: PageTask) throws(RectoError) {
    let document = try QPDFDocument(file: task.input.file, opening: task.input.password)
    let analyzer = PageContentAnalyzer(document)
    let page = document.page(task.pageIndex)
    self.init(analyzer.summary(of: page), PageGeometry(page))
    damage = PageDamage.first(on: page)
  }

  init(_ summary: PageContentSummary, _ geometry: PageGeometry) {
    self.init(size: geometry.displayedSize)
    let paper = Rect(x: 0, y: 0, width: size.width, height: size.height)
    func shown(_ box: Rect) -> Rect? { geometry.display.apply(to: box).intersection(paper) }
    for text in summary.text where text.codeCount > 0 && !text.hidden.contains(.clipped) {
      guard let box = shown(text.box) else { continue }
      let fact = Text(box: box, characters: text.codeCount)
      if !text.isVisible {
        hidden.append(fact)
      } else if text.font.map({ summary.fonts[$0].hasUnicode }) ?? false {
        readable.append(fact)
      } else {
        unreadable.append(fact)
      }
    }
    pictures = summary.images.compactMap { picture in
      let pixels = Size(width: Double(picture.pixelWidth), height: Double(picture.pixelHeight))
      return shown(picture.box).map { Picture(box: $0, pixels: pixels) }
    }
    paths = summary.paths.count
  }
}
