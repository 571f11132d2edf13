import RectoModel

extension Page {
  /// The same page with each place moved, and all boxes upright round their moved corners.
  func mapped(by transform: AffineTransform, size: Size) throws(RectoError) -> Page {
    guard transform != .identity else { return self }
    var copy = self
    copy.size = size
    copy.blocks = try blocks.mapped(by: transform)
    return copy
  }
}

extension [Block] {
  fileprivate func mapped(by transform: AffineTransform) throws(RectoError) -> [Block] {
    var blocks: [Block] = []
    for var block in self {
      block.region = block.region.mapped(by: transform)
      if let ground = block.ground { block.ground?.box = transform.apply(to: ground.box).rounded }
      block.content = try block.content.mapped(by: transform)
      blocks.append(block)
    }
    return blocks
  }
}

extension Content {
  fileprivate func mapped(by transform: AffineTransform) throws(RectoError) -> Content {
    func moved(_ lines: [TextLine]) -> [TextLine] { lines.map { $0.mapped(by: transform) } }
    func moved(_ paragraph: Paragraph) -> Paragraph {
      Paragraph(moved(paragraph.lines), role: paragraph.role, alignment: paragraph.alignment)
    }
    switch self {
    case .paragraph(let value): return .paragraph(moved(value))
    case .header(let value): return .header(moved(value))
    case .footer(let value): return .footer(moved(value))
    case .heading(let value): return .heading(Heading(level: value.level, moved(value.paragraph)))
    case .caption(let value): return .caption(Caption(moved(value.paragraph), target: value.target))
    case .footnote(let value): return .footnote(Footnote(marker: value.marker, moved(value.paragraph)))
    case .figure(var value):
      value.lines = moved(value.lines)
      return .figure(value)
    case .formula(var value):
      value.lines = moved(value.lines)
      return .formula(value)
    case .code(var value):
      value.lines = moved(value.lines)
      return .code(value)
    case .list(let value): return .list(try value.mapped(by: transform))
    case .table(let value): return .table(try value.mapped(by: transform))
    case .separator: return .separator
    }
  }
}

extension List {
  fileprivate func mapped(by transform: AffineTransform) throws(RectoError) -> List {
    var copy = self
    for index in copy.items.indices {
      copy.items[index].blocks = try copy.items[index].blocks.mapped(by: transform)
    }
    return copy
  }
}

extension Table {
  fileprivate func mapped(by transform: AffineTransform) throws(RectoError) -> Table {
    var moved: [Cell] = []
    for var cell in cells {
      cell.region = cell.region.mapped(by: transform)
      cell.blocks = try cell.blocks.mapped(by: transform)
      moved.append(cell)
    }
    return try Table(
      rowCount: rowCount, columnCount: columnCount, cells: moved, headerRowCount: headerRowCount,
      isRuled: isRuled)
  }
}

extension Region {
  fileprivate func mapped(by transform: AffineTransform) -> Region {
    Region(
      transform.apply(to: box).rounded,
      polygon: transform.isUpright ? nil : box.corners.map { transform.apply(to: $0).rounded })
  }
}

extension TextLine {
  fileprivate func mapped(by transform: AffineTransform) -> TextLine {
    var copy = self
    copy.box = transform.apply(to: box).rounded
    copy.polygon = polygon?.map { transform.apply(to: $0).rounded }
    copy.baseline = baseline.map { Baseline($0.points.map { transform.apply(to: $0).rounded }) }
    for index in copy.words.indices {
      copy.words[index].box = transform.apply(to: copy.words[index].box).rounded
    }
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
