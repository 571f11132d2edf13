import RectoModel

extension PageFacts {
  init(of task: PageTask) throws(RectoError) {
    let page = try PDFFile(task.input).page(task.pageIndex)
    self.init(size: page.size)
    readable = EmbeddedText(page.characters).lines.map {
      Text(box: $0.box, characters: $0.words.map(\.text.count).reduce(0, +))
    }
    paths = 1
    if let dpi = page.scanResolution {
      pictures = [
        Picture(
          box: Rect(x: 0, y: 0, width: size.width, height: size.height),
          pixels: Size(width: size.width * dpi / 72, height: size.height * dpi / 72))
      ]
    }
  }
}
