import RectoModel

extension PageComposer {
  mutating func drawFigure(_ figure: ScanFigure) throws(RectoError) -> Block {
    let id = nextID()
    switch figure {
    case .bars(let values, let labels, let height):
      let (box, lines) = try drawBars(values, labels: labels, height: height * scale)
      return Block(id: id, region: Region(box), content: .figure(Figure(lines: lines)))
    case .seal(let diameter):
      return Block(id: id, region: Region(drawSeal(diameter * scale)), content: .figure(Figure()))
    }
  }

  private mutating func drawBars(
    _ values: [Double], labels: [String], height: Double
  ) throws(RectoError) -> (box: Rect, lines: [TextLine]) {
    let base = (column.top + height).rounded()
    let step = column.width / Double(max(values.count, 1))
    let highest = max(values.max() ?? 1, .leastNonzeroMagnitude)
    var boxes: [Rect] = []
    for (index, value) in values.enumerated() {
      let left = (column.left + step * (Double(index) + 0.2)).rounded()
      let top = (base - height * 0.94 * max(value, 0) / highest).rounded()
      let bar = Rect(left: left, top: top, right: left + (step * 0.6).rounded(), bottom: base)
      canvas.fill(bar, shade: index.isMultiple(of: 2) ? 0.75 : 0.45)
      boxes.append(bar)
    }
    let axis = Rect(x: column.left.rounded(), y: base, width: column.width.rounded(), height: 2)
    canvas.fill(axis, shade: 0.92)
    let lines = try drawLabels(labels, step: step, top: base + 2 * scale)
    column.top = base + page.font.size * 1.9 * scale
    return ((boxes + [axis] + lines.map(\.box)).union ?? axis, lines)
  }

  /// One line of words, each in the middle below its bar.
  private func drawLabels(_ labels: [String], step: Double, top: Double) throws(RectoError) -> [TextLine] {
    let setter = TextSetter(
      canvas: canvas, font: page.font.with(size: page.font.size * 0.8), scale: scale)
    var line: TextLine?
    for (index, label) in labels.enumerated() {
      let words = label.split(separator: " ").map(String.init)
      let drawn = try setter.draw(
        [TextSetter.Line(words: words)], left: column.left + step * Double(index), top: top, width: step,
        alignment: .center)
      guard let next = drawn.first else { continue }
      line = line.map { $0.extended(by: next) } ?? next
    }
    return line.map { [$0] } ?? []
  }

  private mutating func drawSeal(_ diameter: Double) -> Rect {
    let (radius, width) = (diameter / 2, max(1, diameter / 28))
    let centre = Point(x: column.left + radius, y: column.top + radius)
    canvas.ring(centre: centre, radius: radius - width, width: width)
    canvas.ring(centre: centre, radius: radius * 0.72, width: width / 2)
    let arm = radius * 0.5
    canvas.line(
      from: Point(x: centre.x - arm, y: centre.y), to: Point(x: centre.x + arm, y: centre.y), width: width * 2
    )
    canvas.line(
      from: Point(x: centre.x, y: centre.y - arm), to: Point(x: centre.x, y: centre.y + arm), width: width * 2
    )
    let box = Rect(x: column.left, y: column.top, width: diameter, height: diameter)
    column.top += diameter + page.font.size * 0.8 * scale
    return box
  }
}

extension TextLine {
  fileprivate func extended(by next: TextLine) -> TextLine {
    var longer = self
    longer.words += next.words
    longer.box = box.union(next.box)
    let y = baseline?.points.first?.y ?? box.maxY
    longer.baseline = Baseline([Point(x: longer.box.minX, y: y), Point(x: longer.box.maxX, y: y)])
    return longer
  }
}
