import RectoModel

// Lines, areas and their colours.
extension ContentWalk {
  mutating func setPen(_ code: ContentOperator, _ reader: ContentReader) {
    switch code {
    case .lineWidth: state.pen.width = abs(reader.number(fromEnd: 0))
    case .fillGray: setFill(.gray, reader)
    case .fillRGB: setFill(.rgb, reader)
    case .fillCMYK: setFill(.cmyk, reader)
    case .strokeGray: setStroke(.gray, reader)
    case .strokeRGB: setStroke(.rgb, reader)
    case .strokeCMYK: setStroke(.cmyk, reader)
    case .fillSpace:
      state.pen.fillSpace = space(reader)
      state.pen.fill = state.pen.fillSpace.initialColor
    case .strokeSpace:
      state.pen.strokeSpace = space(reader)
      state.pen.stroke = state.pen.strokeSpace.initialColor
    case .fillColor, .fillColorNamed: setFill(state.pen.fillSpace, reader)
    default: setStroke(state.pen.strokeSpace, reader)
    }
  }

  private func space(_ reader: ContentReader) -> ContentColorSpace {
    reader.name.map(frame.resources.colorSpace) ?? .unknown
  }

  private mutating func setFill(_ space: ContentColorSpace, _ reader: ContentReader) {
    state.pen.fillSpace = space
    state.pen.fill = space.color(parts(reader))
  }

  private mutating func setStroke(_ space: ContentColorSpace, _ reader: ContentReader) {
    state.pen.strokeSpace = space
    state.pen.stroke = space.color(parts(reader))
  }

  private func parts(_ reader: ContentReader) -> [Double] {
    reader.operands.suffix(4).filter { $0.kind == .number }.map(reader.tokenizer.number)
  }

  // MARK: Painting

  mutating func record(_ code: ContentOperator) {
    guard let trace = path.trace, let whole = path.box else { return }
    let fills = code.fillsPath && state.fillAlpha > 0
    let strokes = code.strokesPath && state.strokeAlpha > 0
    guard !state.isGroupUnseen, fills || strokes else { return }
    let closes = code == .closeStroke || code == .closeFillStroke || code == .closeFillStrokeEvenOdd
    if trace.isCut {
      recordShape(whole, path.segmentCount, isCurved: true, isStroked: !fills)
      return
    }
    if fills { recordFill(trace, whole) }
    if strokes { recordStrokes(trace, whole, closes: closes, isFilled: fills) }
  }

  private mutating func recordFill(_ trace: PathTrace, _ whole: Rect) {
    let boxes = trace.subpaths.compactMap(\.rectangle)
    guard boxes.count == trace.subpaths.filter({ $0.points.count > 1 }).count else {
      recordShape(
        whole, path.segmentCount, isCurved: trace.subpaths.contains(where: \.hasCurves), isStroked: false)
      return
    }
    for box in boxes.count == 2 ? Self.frame(boxes[0], boxes[1]) ?? boxes : boxes {
      guard let seen = clipped(box) else { continue }
      drawing.add(PageDrawing.Fill(box: seen, color: state.pen.fill))
    }
  }

  /// The four sides of a frame that is drawn as one rectangle in another.
  private static func frame(_ one: Rect, _ other: Rect) -> [Rect]? {
    let (outer, inner) = one.area >= other.area ? (one, other) : (other, one)
    guard inner.minX > outer.minX, inner.maxX < outer.maxX, inner.minY > outer.minY, inner.maxY < outer.maxY
    else { return nil }
    return [
      Rect(left: outer.minX, top: outer.minY, right: outer.maxX, bottom: inner.minY),
      Rect(left: outer.minX, top: inner.maxY, right: outer.maxX, bottom: outer.maxY),
      Rect(left: outer.minX, top: outer.minY, right: inner.minX, bottom: outer.maxY),
      Rect(left: inner.maxX, top: outer.minY, right: outer.maxX, bottom: outer.maxY),
    ]
  }

  private mutating func recordStrokes(_ trace: PathTrace, _ whole: Rect, closes: Bool, isFilled: Bool) {
    var isDrawing = false
    // Of curved outlines, letters among them, only sides of boxes are lines.
    let least = trace.subpaths.contains(where: \.hasCurves) ? 10.0 : 0
    for (index, subpath) in trace.subpaths.enumerated() {
      var subpath = subpath
      if closes, index == trace.subpaths.count - 1 { subpath.isClosed = true }
      for line in subpath.lines {
        let (x, y) = (abs(line.to.x - line.from.x), abs(line.to.y - line.from.y))
        if min(x, y) > 0.02 * max(x, y) {
          isDrawing = true
        } else if max(x, y) > least {
          recordLine(line.from, line.to)
        }
      }
      isDrawing = isDrawing || subpath.hasCurves
    }
    guard isDrawing, !isFilled else { return }
    recordShape(
      whole, path.segmentCount, isCurved: trace.subpaths.contains(where: \.hasCurves), isStroked: true)
  }

  private mutating func recordLine(_ from: Point, _ to: Point) {
    let clip = state.clip
    guard let box = Rect(around: [from, to]), box.maxX >= clip.minX, box.minX <= clip.maxX,
      box.maxY >= clip.minY, box.minY <= clip.maxY
    else { return }
    func inside(_ point: Point) -> Point {
      Point(x: min(max(point.x, clip.minX), clip.maxX), y: min(max(point.y, clip.minY), clip.maxY))
    }
    drawing.add(
      PageDrawing.Stroke(
        from: inside(from), to: inside(to), width: state.pen.width * state.matrix.scale,
        color: state.pen.stroke))
  }

  /// A shading fills all that can be drawn on.
  mutating func recordShading() {
    guard isDrawingWanted, state.fillAlpha > 0 else { return }
    recordShape(state.clip, 1, isCurved: true, isStroked: false)
  }

  private mutating func recordShape(_ box: Rect, _ segmentCount: Int, isCurved: Bool, isStroked: Bool) {
    guard let seen = clipped(box) else { return }
    drawing.add(
      PageDrawing.Shape(box: seen, segmentCount: segmentCount, isCurved: isCurved, isStroked: isStroked))
  }

  /// The part that can be seen; areas without width or height stay, for readers draw them as hairlines.
  private func clipped(_ box: Rect) -> Rect? {
    let clip = state.clip
    let (left, right) = (max(box.minX, clip.minX), min(box.maxX, clip.maxX))
    let (top, bottom) = (max(box.minY, clip.minY), min(box.maxY, clip.maxY))
    return left <= right && top <= bottom ? Rect(left: left, top: top, right: right, bottom: bottom) : nil
  }
}

/// With what lines and areas are drawn.
struct Pen {
  /// In units of the space of the moment.
  var width = 1.0
  /// nil when it can't be told.
  var fill: RGBColor? = .black
  var stroke: RGBColor? = .black
  var fillSpace = ContentColorSpace.gray
  var strokeSpace = ContentColorSpace.gray
}

extension RGBColor {
  fileprivate static let black = RGBColor(red: 0, green: 0, blue: 0)
}

extension ContentOperator {
  fileprivate var fillsPath: Bool {
    switch self {
    case .stroke, .closeStroke: false
    default: paintsPath
    }
  }

  fileprivate var strokesPath: Bool {
    switch self {
    case .fill, .fillOld, .fillEvenOdd: false
    default: paintsPath
    }
  }
}

extension AffineTransform {
  /// By how much lengths grow, over both directions.
  var scale: Double { abs(determinant).squareRoot() }
}
