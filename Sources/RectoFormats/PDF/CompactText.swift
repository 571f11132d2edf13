internal import RectoModel
internal import RectoPDF

internal import struct RectoModel.AffineTransform

/// Writes the text of a page that Cairo drew in fewer bytes: level words by their distance from the word before and
/// their stretch, where Cairo writes a matrix for each, and each word in one font. Nothing moves by more than the
/// rounding of the stretch.
struct CompactText {
  /// The content stream.
  private(set) var stream: [UInt8] = []
  /// Those that the text uses.
  private(set) var fonts: Set<LayerFont> = []

  private let source: [UInt8]
  private let drawnFonts: [String: DrawnFont]
  private let codes: LayerCodes
  private var font: DrawnFont?
  private var matrix = AffineTransform.identity
  /// What is shown from one place on, all in one shape, until the text moves.
  private var word = LayerText()
  /// Text in two shapes goes on where the first part ends.
  private var isMoved = true
  /// Where the last word of the text object begins, in tenths; nil when nothing says so yet.
  private var place: (x: Int, y: Int)?
  /// What was written last of the font and its size, and of the stretch; "" for what isn't known.
  private var writtenFont = ""
  private var writtenStretch = ""

  /// `source` is a content stream as Cairo writes it, with the fonts by name.
  init(_ source: [UInt8], fonts: [String: DrawnFont], codes: LayerCodes) {
    (self.source, drawnFonts, self.codes) = (source, fonts, codes)
    var reader = ContentReader(source)
    while let operation = reader.next() { take(operation, reader) }
    endWord()
  }

  private mutating func take(_ operation: ContentOperation, _ reader: ContentReader) {
    switch operation.operation {
    case .font:
      font = reader.operands.first.flatMap { drawnFonts[String(decoding: source[$0.range], as: UTF8.self)] }
    case .showText, .showTextArray: show(reader)
    case .textMatrix:
      endWord()
      (matrix, isMoved) = (reader.matrix ?? matrix, true)
    case .moveText:
      // Cairo moves on so where a word has the matrix of the one before it.
      endWord()
      let move = AffineTransform.translation(x: reader.number(fromEnd: 1), y: reader.number(fromEnd: 0))
      (matrix, isMoved) = (move.followed(by: matrix), true)
    case .graphicsState, .fillRGB:
      // Text that isn't painted has no colour.
      break
    default:
      endWord()
      switch operation.operation {
      case .beginText: place = nil
      case .save, .restore: (writtenFont, writtenStretch) = ("", "")
      default: break
      }
      stream += source[operation.range]
      stream.append(10)
    }
  }

  private mutating func show(_ reader: ContentReader) {
    guard let font else { return }
    if font.shape != word.shape { endWord() }
    word.shape = font.shape
    for token in reader.operands {
      if token.kind == .number {
        word.adjust(by: reader.tokenizer.number(token))
      } else if let characters = font.characters(reader.tokenizer.string(token)) {
        word.append(characters)
      }
    }
  }

  private mutating func endWord() {
    guard let shape = word.shape, !word.isEmpty else { return }
    let font = LayerFont(shape: shape, isComposite: !word.isSimple)
    fonts.insert(font)
    start(font)
    stream += word.operands(isComposite: font.isComposite, codes: codes)
    stream.append(10)
    word = LayerText()
  }

  private mutating func write(_ text: String) {
    stream += Array(text.utf8)
    stream.append(10)
  }

  /// What comes before a word.
  private mutating func start(_ font: LayerFont) {
    guard matrix.b == 0, matrix.c == 0, matrix.a > 0, matrix.d < 0 else { return startTurned(font) }
    if isMoved { move() }
    set(font: "\(font.name) \((-matrix.d).pdf(decimals: 2)) Tf")
    let stretch = matrix.a / -matrix.d * 100
    // To a hundredth of the word's length.
    set(stretch: stretch.pdf(decimals: stretch < 10 ? 2 : stretch < 50 ? 1 : 0))
  }

  private mutating func move() {
    let here = (x: Int((matrix.tx * 10).rounded()), y: Int((matrix.ty * 10).rounded()))
    if let place {
      write("\(tenths(here.x - place.x)) \(tenths(place.y - here.y)) Td")
    } else {
      write("1 0 0 -1 \(tenths(here.x)) \(tenths(here.y)) Tm")
    }
    (place, isMoved) = (here, false)
  }

  /// Text that isn't level keeps its matrix.
  private mutating func startTurned(_ font: LayerFont) {
    if isMoved { write("\(matrix.pdf) Tm") }
    (place, isMoved) = (nil, false)
    set(font: "\(font.name) 1 Tf")
    set(stretch: "100")
  }

  private mutating func set(font: String) {
    guard font != writtenFont else { return }
    write(font)
    writtenFont = font
  }

  private mutating func set(stretch: String) {
    guard stretch != writtenStretch else { return }
    write("\(stretch) Tz")
    writtenStretch = stretch
  }

  /// Without the zero that stands before a point.
  private func tenths(_ value: Int) -> String {
    let digits = (Double(value) / 10).pdf(decimals: 1)
    if digits.hasPrefix("0.") { return String(digits.dropFirst()) }
    return digits.hasPrefix("-0.") ? "-" + digits.dropFirst(2) : digits
  }
}
