import RectoModel

/// The path that is being made, as far as it tells where it lies.
struct PathOutline {
  var box: Rect?
  var segmentCount = 0
  /// The first few points, while all lines are straight.
  private var corners: [Point] = []
  /// All of it, when it is followed.
  var trace: PathTrace?
  private var isStraight = true
  var isClip = false

  init(isTraced: Bool) { trace = isTraced ? PathTrace() : nil }

  mutating func add(_ point: Point, isCurve: Bool = false) {
    guard point.x.isFinite, point.y.isFinite else { return }
    let spot = Rect(x: point.x, y: point.y, width: 0, height: 0)
    box = box?.union(spot) ?? spot
    if corners.count < 6 { corners.append(point) }
    if isCurve { isStraight = false }
  }

  /// Whether it is nothing but an upright rectangle.
  var isRectangle: Bool {
    guard isStraight, corners.count == 4 || corners.count == 5 else { return false }
    if corners.count == 5, corners[4] != corners[0] { return false }
    let flags = (0..<4).map { index in
      let (one, next) = (corners[index], corners[(index + 1) % 4])
      return (abs(one.x - next.x) < 1e-3, abs(one.y - next.y) < 1e-3)
    }
    return flags[0].0 && flags[1].1 && flags[2].0 && flags[3].1
      || flags[0].1 && flags[1].0 && flags[2].1 && flags[3].0
  }
}

// Paths and clipping.
extension ContentWalk {
  mutating func performPath(_ code: ContentOperator, _ reader: ContentReader) {
    switch code {
    case .move:
      add(reader, 0)
      let point = point(reader, 0)
      path.trace?.move(to: point)
    case .line: draw(reader, count: 1, isCurve: false)
    case .closePath: path.trace?.close()
    case .curve: draw(reader, count: 3, isCurve: true)
    case .curveFromCurrent, .curveToFinal: draw(reader, count: 2, isCurve: true)
    case .rectangle: addRectangle(reader)
    case .clip, .clipEvenOdd: path.isClip = true
    case .shade: shade()
    default: finishPath(code)
    }
  }

  private mutating func draw(_ reader: ContentReader, count: Int, isCurve: Bool) {
    for index in 0..<count { add(reader, index, isCurve: isCurve) }
    path.segmentCount += 1
    let point = point(reader, 0)
    path.trace?.draw(to: point, isCurve: isCurve)
  }

  /// The point counted from the last one.
  private mutating func add(_ reader: ContentReader, _ index: Int, isCurve: Bool = false) {
    path.add(point(reader, index), isCurve: isCurve)
  }

  private func point(_ reader: ContentReader, _ index: Int) -> Point {
    let point = Point(x: reader.number(fromEnd: 2 * index + 1), y: reader.number(fromEnd: 2 * index))
    return state.matrix.apply(to: point)
  }

  private mutating func addRectangle(_ reader: ContentReader) {
    let (x, y) = (reader.number(fromEnd: 3), reader.number(fromEnd: 2))
    let (width, height) = (reader.number(fromEnd: 1), reader.number(fromEnd: 0))
    let corners = Rect(x: x, y: y, width: width, height: height).corners.map(state.matrix.apply(to:))
    for point in corners { path.add(point) }
    path.trace?.add(rectangle: corners)
    path.segmentCount += 4
  }

  private mutating func finishPath(_ code: ContentOperator) {
    if code.paintsPath, let box = path.box {
      paint(box, path.segmentCount)
      if isDrawingWanted { record(code) }
    }
    if path.isClip, let box = path.box { state.intersectClip(box, isExact: path.isRectangle) }
    path = PathOutline(isTraced: isDrawingWanted)
  }

  private mutating func shade() {
    paint(state.clip, 1)
    recordShading()
  }

  private mutating func paint(_ box: Rect, _ segmentCount: Int) {
    markClippingText()
    // Lines have no area, so a clip is cut off by its edges.
    let (clip, right, bottom) = (state.clip, min(box.maxX, state.clip.maxX), min(box.maxY, state.clip.maxY))
    let (left, top) = (max(box.minX, clip.minX), max(box.minY, clip.minY))
    guard left <= right, top <= bottom else { return }
    let visible = Rect(left: left, top: top, right: right, bottom: bottom)
    paths.count += 1
    paths.segmentCount += segmentCount
    paths.box = paths.box?.union(visible) ?? visible
  }

  /// Text is seen when something is drawn through its letters.
  mutating func markClippingText() {
    guard !state.clippingText.isEmpty else { return }
    for index in state.clippingText {
      shown[index].text.hidden = []
      shown[index].clipsDrawing = true
    }
    state.clippingText = []
    state.isClipExact = false
  }
}
