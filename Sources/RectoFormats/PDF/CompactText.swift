internal import RectoModel
internal import RectoPDF

internal import struct RectoModel.AffineTransform

/// Writes the text of a page that Cairo drew in fewer bytes: level words by their distance from the word before and
/// their stretch, where Cairo writes a matrix for each. Nothing moves by more than the rounding of the stretch.
struct CompactText {
  private let stream: [UInt8]
  private var output: [UInt8] = []
  private var font: ArraySlice<UInt8> = []
  private var matrix = AffineTransform.identity
  /// Words in two fonts go on where the first part ends.
  private var isMoved = true
  /// Where the last word of the text object begins, in tenths; nil when nothing says so yet.
  private var place: (x: Int, y: Int)?
  /// What was written last of the font and its size, and of the stretch; "" for what isn't known.
  private var writtenFont = ""
  private var writtenStretch = ""

  /// A content stream as Cairo writes it.
  static func compact(_ stream: [UInt8]) -> [UInt8] {
    var compact = CompactText(stream)
    compact.run()
    return compact.output
  }

  private init(_ stream: [UInt8]) { self.stream = stream }

  private mutating func run() {
    var reader = ContentReader(stream)
    while let operation = reader.next() {
      switch operation.operation {
      case .textMatrix: (matrix, isMoved) = (reader.matrix ?? matrix, true)
      case .font: font = reader.operands.first.map { stream[$0.range] } ?? font
      case .showText, .showTextArray:
        start()
        copy(operation)
      case .beginText:
        place = nil
        copy(operation)
      case .save, .restore:
        (writtenFont, writtenStretch) = ("", "")
        copy(operation)
      default: copy(operation)
      }
    }
  }

  private mutating func copy(_ operation: ContentOperation) {
    output += stream[operation.range]
    output.append(10)
  }

  private mutating func write(_ text: String) {
    output += Array(text.utf8)
    output.append(10)
  }

  /// What comes before a word.
  private mutating func start() {
    let name = String(decoding: font, as: UTF8.self)
    guard matrix.b == 0, matrix.c == 0, matrix.a > 0, matrix.d < 0 else { return startTurned(name) }
    if isMoved { move() }
    set(font: "\(name) \((-matrix.d).pdf(decimals: 2)) Tf")
    let stretch = matrix.a / -matrix.d * 100
    set(stretch: stretch.pdf(decimals: stretch < 20 ? 2 : 1))
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
  private mutating func startTurned(_ name: String) {
    if isMoved { write("\(matrix.pdf) Tm") }
    (place, isMoved) = (nil, false)
    set(font: "\(name) 1 Tf")
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
