internal import CTesseract
import RectoModel

/// Walks over the words of a recognised page (Tesseract 5.3). Valid as long as its handle's result; for one thread.
final class TesseractIterator {
  private let result: OpaquePointer
  /// Part of `result`, which frees it.
  private let place: OpaquePointer

  /// nil when the page is empty.
  init?(_ api: OpaquePointer) {
    guard let result = TessBaseAPIGetIterator(api) else { return nil }
    guard let place = TessResultIteratorGetPageIterator(result) else {
      TessResultIteratorDelete(result)
      return nil
    }
    self.result = result
    self.place = place
  }

  deinit { TessResultIteratorDelete(result) }

  /// All of them, in reading order. Font sizes are worth nothing when the resolution was guessed.
  func elements(hasFontSizes: Bool) -> [TesseractElement] {
    var elements: [TesseractElement] = []
    var (block, paragraph, line) = (0, 0, 0)
    var spacing = LineSpacing(line: "")
    repeat {
      if starts(RIL_BLOCK) { block += 1 }
      if starts(RIL_PARA) { paragraph += 1 }
      if starts(RIL_TEXTLINE) {
        line += 1
        spacing = LineSpacing(line: text(RIL_TEXTLINE))
      }
      guard let kind else { continue }
      guard var element = element(kind, block: block, paragraph: paragraph, line: line) else { continue }
      if !hasFontSizes { element.fontSize = nil }
      element.isJoined = spacing.isJoined(element.text)
      elements.append(element)
    } while TessResultIteratorNext(result, RIL_WORD) != 0
    return elements
  }

  private func starts(_ level: TessPageIteratorLevel) -> Bool {
    TessPageIteratorIsAtBeginningOf(place, level) != 0
  }

  private func element(
    _ kind: TesseractElement.Kind, block: Int, paragraph: Int, line: Int
  ) -> TesseractElement? {
    let text = text(RIL_WORD)
    guard let box = box(text.isEmpty ? RIL_BLOCK : RIL_WORD) else { return nil }
    var element = TesseractElement(
      kind: kind, block: block, paragraph: paragraph, line: line, text: text, box: box,
      lineBox: box, direction: direction)
    guard !text.isEmpty else { return kind == .text ? nil : element }
    element.confidence = Double(TessResultIteratorConfidence(result, RIL_WORD))
    element.language = TessResultIteratorWordRecognitionLanguage(result).map { String(cString: $0) }
    element.lineBox = self.box(RIL_TEXTLINE) ?? box
    element.baseline = baseline(element.direction)
    element.isCentred = isCentred
    addFont(to: &element)
    return element
  }

  private func text(_ level: TessPageIteratorLevel) -> String {
    guard let text = TessResultIteratorGetUTF8Text(result, level) else { return "" }
    defer { TessDeleteText(text) }
    return String(cString: text)
  }

  private func box(_ level: TessPageIteratorLevel) -> Rect? {
    var (left, top, right, bottom) = (Int32(0), Int32(0), Int32(0), Int32(0))
    guard TessPageIteratorBoundingBox(place, level, &left, &top, &right, &bottom) != 0 else { return nil }
    return Rect(
      left: Double(left), top: Double(top), right: Double(right), bottom: Double(bottom))
  }

  /// In reading order; Tesseract gives the left end first.
  private func baseline(_ direction: WritingDirection) -> Baseline? {
    var (x1, y1, x2, y2) = (Int32(0), Int32(0), Int32(0), Int32(0))
    guard TessPageIteratorBaseline(place, RIL_TEXTLINE, &x1, &y1, &x2, &y2) != 0 else { return nil }
    let ends = [Point(x: Double(x1), y: Double(y1)), Point(x: Double(x2), y: Double(y2))]
    return Baseline(direction == .rightToLeft ? ends.reversed() : ends)
  }

  private var kind: TesseractElement.Kind? {
    switch TessPageIteratorBlockType(place) {
    case PT_FLOWING_IMAGE, PT_HEADING_IMAGE, PT_PULLOUT_IMAGE: .image
    case PT_HORZ_LINE: .separator
    // Rules between columns separate no text that follows one another.
    case PT_VERT_LINE, PT_NOISE: nil
    default: .text
    }
  }

  private var direction: WritingDirection {
    var orientation = ORIENTATION_PAGE_UP
    var direction = WRITING_DIRECTION_LEFT_TO_RIGHT
    var order = TEXTLINE_ORDER_TOP_TO_BOTTOM
    var skew: Float = 0
    TessPageIteratorOrientation(place, &orientation, &direction, &order, &skew)
    switch direction {
    case WRITING_DIRECTION_RIGHT_TO_LEFT: return .rightToLeft
    case WRITING_DIRECTION_TOP_TO_BOTTOM: return .topToBottom
    default: return .leftToRight
    }
  }

  private var isCentred: Bool {
    var justification = JUSTIFICATION_UNKNOWN
    var (isListItem, isCrown, indent) = (Int32(0), Int32(0), Int32(0))
    TessPageIteratorParagraphInfo(place, &justification, &isListItem, &isCrown, &indent)
    return justification == JUSTIFICATION_CENTER
  }

  /// LSTM models give the size only, and no font name: their zeros for the rest mean "unknown".
  private func addFont(to element: inout TesseractElement) {
    var flags = [Int32](repeating: 0, count: 6)
    var (size, font) = (Int32(0), Int32(0))
    let name = flags.withUnsafeMutableBufferPointer { flag in
      guard let bold = flag.baseAddress else { return UnsafePointer<CChar>?.none }
      return TessResultIteratorWordFontAttributes(
        result, bold, bold + 1, bold + 2, bold + 3, bold + 4, bold + 5, &size, &font)
    }
    if size > 0 { element.fontSize = Double(size) }
    guard name != nil else { return }
    let traits: [TextStyle.Trait?] = [.bold, .italic, .underline, .monospace, nil, .smallCaps]
    element.traits = zip(flags, traits).compactMap { $0 != 0 ? $1 : nil }
  }
}
