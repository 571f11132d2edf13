import RectoModel

/// One way through a page's content, with all that it draws, forms included.
struct ContentWalk {
  /// A text-showing operation, each time that it is carried out.
  struct Shown {
    var text: PageContentSummary.Text
    /// What must be covered for the text not to be seen: generous where widths aren't known.
    var extent: Rect
    /// The stream and the place in it where the operation starts.
    var stream: StreamKey
    var start: Int
    /// Text that goes on where the last ended has the same.
    var line: Int
    /// The number in a `TJ` that moves as far as the text does; nil when widths aren't known.
    var displacement: Double?
    /// Whether something is drawn through its letters.
    var clipsDrawing = false
  }

  /// A form drawn from a stream.
  struct Use: Hashable {
    var parent: StreamKey
    var name: [UInt8]
    var form: StreamKey
    /// Whose resources have the name.
    var owner: StreamKey
  }

  /// A picture that hides text drawn before it.
  struct Cover {
    var image: Int
    var textCount: Int
  }

  let document: QPDFDocument
  let store: FontStore
  let page: Rect
  var shown: [Shown] = []
  var images: [PageContentSummary.Image] = []
  var covers: [Cover] = []
  var fonts: [ContentFont] = []
  var paths = PageContentSummary.Paths()
  var drawing = PageDrawing()
  /// Paths are only followed when what they draw is asked for.
  let isDrawingWanted: Bool
  var uses: Set<Use> = []
  /// Streams whose resources forms without their own use.
  var lenders: Set<StreamKey> = []
  /// The content of the page and its forms; nil where it had better be left alone.
  var streams: [StreamKey: [UInt8]?] = [:]
  var isComplete = true
  /// Whether a limit ended it early, so that what was seen isn't all.
  var isCutShort = false

  var state: GraphicsState
  var saved: [GraphicsState] = []
  /// Saves that were too many to be kept.
  var unsavedCount = 0
  var path: PathOutline
  var textMatrix = AffineTransform.identity
  var lineMatrix = AffineTransform.identity
  var line = 0
  var isInText = false
  /// Text whose letters clip from the end of the text object on.
  var pendingClippingText: [Int] = []
  /// For each marked-content sequence, whether readers can switch it off.
  var marked: [Bool] = []
  var optionalCount = 0
  var frame: Frame
  private var operationsLeft = 20_000_000
  var formsLeft = 50_000

  /// The stream that is being carried out.
  struct Frame {
    var key: StreamKey
    var resources: ContentResources
    var path: [String] = []
    /// What `Q` and `EMC` leave alone.
    var savedBase = 0
    var markedBase = 0
    var active: [StreamKey] = []
    /// Whether nothing in it depends on how readers take broken rules.
    var isSound = true
  }

  static let maximumDepth = 24
  static let maximumSaves = 4096

  init(
    _ page: borrowing QPDFObject, in document: QPDFDocument, _ store: FontStore, drawing: Bool = false
  ) {
    self.document = document
    isDrawingWanted = drawing
    path = PathOutline(isTraced: drawing)
    self.store = store
    self.page = PageGeometry(page).box
    state = GraphicsState(clip: self.page)
    frame = Frame(key: .page, resources: ContentResources(page["/Resources"], of: .page))
    let content = PageContent(page)
    run(content.bytes, isWhole: content.isWhole)
    findCovered()
  }

  /// Carries out the stream of `frame`.
  mutating func run(_ bytes: [UInt8], isWhole: Bool) {
    var reader = ContentReader(bytes)
    while let operation = reader.next() {
      guard operationsLeft > 0 else {
        isCutShort = true
        break
      }
      operationsLeft -= 1
      if let code = operation.operation { perform(code, operation.range.lowerBound, reader) }
    }
    let isRead = isWhole && !reader.isDamaged
    streams[frame.key] = .some(isRead && frame.isSound ? bytes : nil)
    isComplete = isComplete && isRead
  }

  private mutating func perform(_ code: ContentOperator, _ start: Int, _ reader: ContentReader) {
    switch code {
    case .save: save()
    case .restore: restore()
    case .concatenate: if let matrix = reader.matrix { concatenate(matrix) }
    case .graphicsState: if let name = reader.name { setParameters(frame.resources.parameters(name)) }
    case .draw: if let name = reader.name { draw(name) }
    case .beginInlineImage: if let image = reader.inlineImage { draw(image) }
    case .beginMarked, .beginMarkedProperties: beginMarked(reader)
    case .endMarked: endMarked()
    case .move, .line, .curve, .curveFromCurrent, .curveToFinal, .rectangle, .closePath, .clip, .clipEvenOdd,
      .endPath, .closeStroke, .stroke, .fill, .fillOld, .fillEvenOdd, .fillStroke, .fillStrokeEvenOdd,
      .closeFillStroke,
      .closeFillStrokeEvenOdd, .shade:
      performPath(code, reader)
    case .beginText, .endText, .moveText, .moveTextLeading, .textMatrix, .nextLine, .showText, .showTextArray,
      .nextLineShow, .nextLineShowSpaced:
      performText(code, start, reader)
    case .font, .renderMode, .rise, .charSpacing, .wordSpacing, .horizontalScale, .leading:
      setTextState(code, reader)
    case .lineWidth, .fillGray, .fillRGB, .fillCMYK, .strokeGray, .strokeRGB, .strokeCMYK, .fillSpace,
      .strokeSpace, .fillColor, .fillColorNamed, .strokeColor, .strokeColorNamed:
      if isDrawingWanted { setPen(code, reader) }
    default: break
    }
  }
}

// MARK: State

extension ContentWalk {
  mutating func save() {
    guard saved.count < Self.maximumSaves else {
      unsavedCount += 1
      isCutShort = true
      return
    }
    saved.append(state)
  }

  mutating func restore() {
    if unsavedCount > 0 {
      unsavedCount -= 1
    } else if saved.count > frame.savedBase, let last = saved.popLast() {
      state = last
    }
  }

  mutating func concatenate(_ matrix: AffineTransform) {
    let product = matrix.followed(by: state.matrix)
    if product.isFinite { state.matrix = product }
  }

  private mutating func setParameters(_ parameters: GraphicsParameters) {
    if let alpha = parameters.fillAlpha { state.fillAlpha = alpha }
    if let alpha = parameters.strokeAlpha { state.strokeAlpha = alpha }
    if let isBlended = parameters.isBlended { state.isBlended = isBlended }
    if let isMasked = parameters.isMasked { state.isMasked = isMasked }
    if let width = parameters.lineWidth { state.pen.width = width }
    guard let font = parameters.font else { return }
    if let place = fonts.firstIndex(where: { $0.summary == font.summary }) {
      state.text.font = place
    } else {
      fonts.append(font)
      state.text.font = fonts.count - 1
    }
    state.text.size = parameters.fontSize ?? 0
  }

  private mutating func beginMarked(_ reader: ContentReader) {
    let isOptional = reader.operands.first.map { reader.tokenizer.isName($0, "OC") } ?? false
    marked.append(isOptional)
    if isOptional { optionalCount += 1 }
  }

  private mutating func endMarked() {
    guard marked.count > frame.markedBase, let isOptional = marked.popLast() else { return }
    if isOptional { optionalCount -= 1 }
  }
}

// MARK: Result

extension ContentWalk {
  var summary: PageContentSummary {
    var summary = PageContentSummary()
    summary.text = shown.lazy.map(\.text).filter { $0.codeCount > 0 }
    summary.images = images
    summary.fonts = fonts.map(\.summary)
    summary.paths = paths
    summary.drawing = drawing
    summary.isComplete = isComplete && !isCutShort
    return summary
  }
}
