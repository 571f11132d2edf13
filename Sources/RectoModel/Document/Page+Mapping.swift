extension Page {
  /// The page as it lies in its source, for formats whose boxes are places in the source's picture.
  package var asInSource: Page {
    var page = leaningAsInSource
    guard let turnInSource else { return page }
    page = page.mapped(
      by: turnInSource.transform(of: size),
      size: turnInSource.swapsSides ? Size(width: size.height, height: size.width) : size)
    page.turnInSource = nil
    return page
  }

  /// The page upright and with its image, but not made straight.
  package var leaningAsInSource: Page {
    guard let skewInSource else { return self }
    let back = AffineTransform.rotation(degrees: skewInSource, aboutMiddleOf: size)
    var page = mapped(by: back, size: size)
    if let image {
      page.image?.transform = image.transform.followed(by: back)
      page.image?.deskew += skewInSource
    }
    page.skewInSource = nil
    return page
  }

  /// The same page with each place moved, and all boxes upright round their moved corners. Its image stays as it is.
  package func mapped(by transform: AffineTransform, size: Size) -> Page {
    guard transform != .identity else { return self }
    var copy = self
    copy.size = size
    copy.blocks = blocks.map { $0.mapped(by: transform) }
    return copy
  }
}

extension Block {
  fileprivate func mapped(by transform: AffineTransform) -> Block {
    var block = self
    block.region = region.mapped(by: transform)
    if let ground { block.ground?.box = transform.apply(to: ground.box).rounded }
    block.content = content.mapped(by: transform)
    return block
  }
}

extension Content {
  fileprivate func mapped(by transform: AffineTransform) -> Content {
    func moved(_ lines: [TextLine]) -> [TextLine] { lines.map { $0.mapped(by: transform) } }
    func moved(_ box: Rect?) -> Rect? { box.map { transform.apply(to: $0).rounded } }
    switch self {
    case .figure(var value):
      value.lines = moved(value.lines)
      return .figure(value)
    case .formula(var value):
      value.lines = moved(value.lines)
      return .formula(value)
    case .code(var value):
      value.lines = moved(value.lines)
      return .code(value)
    case .list(var value):
      for index in value.items.indices {
        value.items[index].markerBox = moved(value.items[index].markerBox)
        value.items[index].blocks = value.items[index].blocks.map { $0.mapped(by: transform) }
      }
      return .list(value)
    case .table(let value):
      return .table(
        value.mappingCells { cell in
          cell.region = cell.region.mapped(by: transform)
          cell.blocks = cell.blocks.map { $0.mapped(by: transform) }
        })
    case .footnote(var value):
      value.markerBox = moved(value.markerBox)
      return Content.footnote(value).mapLines(moved)
    case .paragraph, .header, .footer, .heading, .caption: return mapLines(moved)
    case .separator: return self
    }
  }
}

extension Region {
  fileprivate func mapped(by transform: AffineTransform) -> Region {
    let outline = polygon ?? (transform.isUpright ? nil : box.corners)
    return Region(
      transform.apply(to: box).rounded, polygon: outline?.map { transform.apply(to: $0).rounded })
  }
}

extension TextLine {
  fileprivate func mapped(by transform: AffineTransform) -> TextLine {
    var copy = mapWords { word in
      var word = word
      word.box = transform.apply(to: word.box).rounded
      if !word.glyphs.isEmpty {
        word.glyphs = word.glyphs.map { glyph in
          var glyph = glyph
          glyph.box = transform.apply(to: glyph.box).rounded
          return glyph
        }
      }
      return word
    }
    copy.box = transform.apply(to: box).rounded
    copy.polygon = polygon?.map { transform.apply(to: $0).rounded }
    copy.baseline = baseline.map { Baseline($0.points.map { transform.apply(to: $0).rounded }) }
    return copy
  }
}

extension AffineTransform {
  /// Boxes stay boxes.
  fileprivate var isUpright: Bool { (b == 0 && c == 0) || (a == 0 && d == 0) }
}

extension Double {
  /// To tenths of a pixel: finer than anything drawn.
  fileprivate var tenths: Double { (self * 10).rounded() / 10 }
}

extension Rect {
  fileprivate var rounded: Rect {
    Rect(x: x.tenths, y: y.tenths, width: width.tenths, height: height.tenths)
  }
}

extension Point {
  fileprivate var rounded: Point { Point(x: x.tenths, y: y.tenths) }
}
