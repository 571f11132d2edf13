import RectoModel

// Text.
extension ContentWalk {
  mutating func setTextState(_ code: ContentOperator, _ reader: ContentReader) {
    let number = reader.number(fromEnd: 0)
    switch code {
    case .font: setFont(reader)
    case .renderMode: if (0...7).contains(number) { state.text.mode = Int(number) }
    case .rise: state.text.rise = number
    case .charSpacing: state.text.charSpacing = number
    case .wordSpacing: state.text.wordSpacing = number
    case .horizontalScale: state.text.scale = number / 100
    case .leading: state.text.leading = number
    default: break
    }
  }

  private mutating func setFont(_ reader: ContentReader) {
    guard reader.operands.count >= 2 else { return }
    let name = reader.tokenizer.name(reader.operands[reader.operands.count - 2])
    state.text.font = frame.resources.font(name, &fonts, store)
    state.text.size = reader.number(fromEnd: 0)
  }

  mutating func performText(_ code: ContentOperator, _ start: Int, _ reader: ContentReader) {
    // Outside of text objects, readers differ about where text stands.
    if !isInText, code != .beginText, code != .endText { frame.isSound = false }
    switch code {
    case .beginText:
      isInText = true
      setLine(.identity)
    case .endText: endText()
    case .moveText: moveLine(reader.number(fromEnd: 1), reader.number(fromEnd: 0))
    case .moveTextLeading:
      state.text.leading = -reader.number(fromEnd: 0)
      moveLine(reader.number(fromEnd: 1), reader.number(fromEnd: 0))
    case .textMatrix: if let matrix = reader.matrix { setLine(matrix) }
    case .nextLine: moveLine(0, -state.text.leading)
    case .nextLineShowSpaced:
      state.text.wordSpacing = reader.number(fromEnd: 2)
      state.text.charSpacing = reader.number(fromEnd: 1)
      fallthrough
    case .nextLineShow:
      moveLine(0, -state.text.leading)
      fallthrough
    default: show(start, reader)
    }
  }

  private mutating func setLine(_ matrix: AffineTransform) {
    (textMatrix, lineMatrix) = (matrix, matrix)
    line += 1
  }

  private mutating func moveLine(_ x: Double, _ y: Double) {
    setLine(AffineTransform.translation(x: x, y: y).followed(by: lineMatrix))
  }

  private mutating func endText() {
    isInText = false
    guard !pendingClippingText.isEmpty else { return }
    state.clippingText += pendingClippingText
    pendingClippingText = []
  }

  private func baseline(_ run: TextAdvance, _ isVertical: Bool, _ toPage: AffineTransform) -> (Point, Point) {
    let rise = isVertical ? 0 : state.text.rise
    let end = isVertical ? Point(x: 0, y: -run.length) : Point(x: run.length, y: rise)
    return (toPage.apply(to: Point(x: 0, y: rise)), toPage.apply(to: end))
  }

  private mutating func show(_ place: Int, _ reader: ContentReader) {
    let font = state.text.font.map { fonts[$0] }
    let run = TextAdvance(reader, state.text, font)
    let isVertical = font?.isVertical ?? false
    let (extent, box) = boxes(run, font)
    let toPage = textMatrix.followed(by: state.matrix)
    let (start, end) = baseline(run, isVertical, toPage)
    var text = PageContentSummary.Text(
      box: box, codeCount: run.codeCount, font: state.text.font, hidden: hiddenness(extent), start: start,
      end: end, size: abs(state.text.size) * (font?.em ?? 1) * toPage.heightScale,
      isThickened: state.text.mode == 2,
      isSlanted: toPage.isSlanted, clip: state.clip)
    if text.hidden.contains(.clipped), run.codeCount == 0 { text.hidden.remove(.clipped) }
    if state.text.clips, run.codeCount > 0 { pendingClippingText.append(shown.count) }
    if text.hidden.isEmpty, run.codeCount > 0 { markClippingText() }
    shown.append(
      Shown(
        text: text, extent: extent, stream: frame.key, start: place, line: line,
        displacement: isVertical ? nil : run.displacement(state.text)))
    let move = AffineTransform.translation(x: isVertical ? 0 : run.length, y: isVertical ? -run.length : 0)
    let moved = move.followed(by: textMatrix)
    if moved.isFinite { textMatrix = moved }
  }

  private func hiddenness(_ extent: Rect) -> HiddenText {
    var hidden: HiddenText = []
    let text = state.text
    if text.mode == 3 || text.mode == 7 { hidden.insert(.renderMode) }
    let isFillSeen = text.fills && state.fillAlpha > 0
    let isStrokeSeen = text.strokes && state.strokeAlpha > 0
    if state.isGroupUnseen || (text.fills || text.strokes) && !isFillSeen && !isStrokeSeen {
      hidden.insert(.transparent)
    }
    if state.isOutside(extent) { hidden.insert(.clipped) }
    return hidden
  }

  /// What the text may take at most, and what it takes likely, on the page.
  private func boxes(_ run: TextAdvance, _ font: ContentFont?) -> (extent: Rect, likely: Rect) {
    let text = state.text
    let toPage = textMatrix.followed(by: state.matrix)
    let reach = font?.reach ?? -0.2...0.8
    let likely: Rect
    if font?.isVertical ?? false {
      likely = Rect(x: -text.size / 2, y: -run.length, width: text.size, height: run.length)
    } else {
      likely = Rect(
        x: 0, y: text.rise + reach.lowerBound * text.size, width: run.length,
        height: (reach.upperBound - reach.lowerBound) * text.size)
    }
    var extent = likely
    if !run.isKnown { extent.width *= 1.3 }
    return (toPage.apply(to: extent), toPage.apply(to: likely))
  }
}

/// How far a text-showing operation moves.
struct TextAdvance {
  private(set) var codeCount = 0
  /// In text space, along the line.
  private(set) var length = 0.0
  /// Whether the font tells the width of each code.
  private(set) var isKnown = true

  init(_ reader: ContentReader, _ text: TextState, _ font: ContentFont?) {
    if font == nil { isKnown = false }
    // The numbers in front of the string of `"` are spacings.
    let isArray = reader.operands.first?.kind == .arrayStart
    for token in reader.operands {
      switch token.kind {
      case .number where isArray: length -= reader.tokenizer.number(token) / 1000 * text.size
      case .string, .hexString: add(reader.tokenizer.string(token), text, font)
      default: break
      }
    }
    if font?.isVertical != true { length *= text.scale }
    if !length.isFinite { (length, isKnown) = (0, false) }
  }

  private mutating func add(_ string: ContentStringBytes, _ text: TextState, _ font: ContentFont?) {
    let isComposite = font?.bytesPerCode == 2
    var (code, isHalf) = (0, false)
    for byte in string {
      if isComposite, !isHalf {
        (code, isHalf) = (Int(byte) << 8, true)
        continue
      }
      code = isComposite ? code | Int(byte) : Int(byte)
      isHalf = false
      codeCount += 1
      let width = font?.width(code) ?? .nan
      if width.isNaN { isKnown = false }
      let spacing = text.charSpacing + (!isComposite && code == 32 ? text.wordSpacing : 0)
      length += (width.isNaN ? ContentFont.assumedWidth : width) * text.size + spacing
    }
    if isHalf { isKnown = false }
  }

  func displacement(_ text: TextState) -> Double? {
    let unit = text.size * text.scale
    guard isKnown, abs(unit) > 1e-9 else { return nil }
    return -length * 1000 / unit
  }
}
