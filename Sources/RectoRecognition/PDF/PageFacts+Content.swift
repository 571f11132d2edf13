import RectoModel
import RectoPDF

extension PageFacts {
  /// What libqpdf finds on a page, 0-based. Throws what is wrong with the file.
  init(page index: Int, of document: QPDFDocument) {
    let page = document.page(index)
    let geometry = PageGeometry(page)
    let content = PageContent(of: page, in: document)
    let paper = Rect(x: 0, y: 0, width: geometry.displayedSize.width, height: geometry.displayedSize.height)
    self.init(size: geometry.displayedSize)
    for text in content.texts where text.characters > 0 {
      guard let box = geometry.display.apply(to: text.box).intersection(paper) else { continue }
      let fact = Text(box: box, characters: text.characters)
      if text.hiding != nil {
        hidden.append(fact)
      } else if text.hasUnicode {
        readable.append(fact)
      } else {
        unreadable.append(fact)
      }
    }
    pictures = content.pictures.compactMap { picture in
      guard let box = geometry.display.apply(to: picture.box).intersection(paper) else { return nil }
      return Picture(box: box, pixels: picture.size)
    }
    paths = content.paths
    damage = content.damage
  }

  init(of task: PageTask) throws(RectoError) {
    let document = try QPDFDocument(file: task.input.file, opening: task.input.password)
    document.settleInheritedAttributes()
    self.init(page: task.pageIndex, of: document)
  }
}
