import Foundation
import RectoModel

import struct RectoModel.AffineTransform

/// Runs the content of a page and notes what is drawn where.
struct ContentInterpreter {
  /// An operator that shows text.
  struct Shown: Sendable, Hashable {
    /// In `content.texts`.
    var text: Int
    /// The object of the form that it stands in; 0 for the page.
    var stream: Int
    var operation: ContentOperation
    /// Counts the text objects of one run through a stream.
    var textObject: Int
    /// It says itself where it starts, or an operator before it does.
    var isPlaced: Bool
  }

  private(set) var content = PageContent()
  private(set) var shown: [Shown] = []
  /// The forms that each stream draws: their objects, by the stream and the name in its resources.
  private(set) var forms: [Int: [String: Int]] = [:]

  private let document: QPDFDocument
  private var fonts: [Int: FontFacts] = [:]
  private var state = ContentState()
  private var stack: [ContentState] = []
  private var place = TextPlace()
  private var isPlaced = false
  private var textObjects = 0
  private var path: Rect?
  private var clipsPath = false
  private var open: Set<Int> = []

  private static let deepestStack = 512
  private static let deepestForm = 20
  /// In all: forms that draw forms can grow without bound.
  private static let mostOperations = 5_000_000
  private var operations = 0

  init(_ document: QPDFDocument) { self.document = document }

  mutating func run(page: borrowing QPDFObject) {
    guard let data = page.pageContent else {
      content.damage = "its content can't be decoded"
      return
    }
    run([UInt8](data), resources: page["/Resources"], stream: 0)
  }

  private mutating func run(_ bytes: [UInt8], resources: borrowing QPDFObject, stream: Int) {
    var parser = ContentParser(bytes)
    while operations < Self.mostOperations, let operation = parser.next() {
      operations += 1
      perform(operation, resources, stream)
    }
  }

  private mutating func perform(
    _ operation: ContentOperation, _ resources: borrowing QPDFObject, _ stream: Int
  ) {
    switch operation.name {
    case "q": if stack.count < Self.deepestStack { stack.append(state) }
    case "Q": if let last = stack.popLast() { state = last }
    case "cm": state.matrix = operation.matrix.followed(by: state.matrix)
    case "gs": apply(resources["/ExtGState"][operation.nameOperand ?? ""])
    case "Do": draw(operation.nameOperand ?? "", resources, stream)
    case "BI": addInlineImage(operation)
    case "BT", "ET", "Td", "TD", "Tm", "T*": position(operation)
    case "Tf", "Tr", "Tc", "Tw", "Tz", "TL", "Ts": setText(operation, resources)
    case "Tj", "TJ", "'", "\"": show(operation, stream)
    default: drawPath(operation)
    }
  }
}

// MARK: Text

extension ContentInterpreter {
  private mutating func position(_ operation: ContentOperation) {
    switch operation.name {
    case "BT":
      place.set(.identity)
      textObjects += 1
    case "ET": return
    case "Tm": place.set(operation.matrix)
    case "T*": place.move(x: 0, y: -state.leading)
    default:
      if operation.name == "TD" { state.leading = -operation.number(1) }
      place.move(x: operation.number(0), y: operation.number(1))
    }
    isPlaced = true
  }

  private mutating func setText(_ operation: ContentOperation, _ resources: borrowing QPDFObject) {
    let value = operation.number(0)
    switch operation.name {
    case "Tf":
      guard case .name(let name)? = operation.operands.first else { return }
      state.font = facts(of: resources["/Font"][name])
      state.fontSize = operation.number(1)
    case "Tr": state.renderingMode = Int(clamping: Int64(max(min(value, 7), 0)))
    case "Tc": state.characterSpacing = value
    case "Tw": state.wordSpacing = value
    case "Tz": state.stretch = value / 100
    case "TL": state.leading = value
    default: state.rise = value
    }
  }

  private mutating func show(_ operation: ContentOperation, _ stream: Int) {
    if operation.name == "'" || operation.name == "\"" {
      if operation.name == "\"" {
        (state.wordSpacing, state.characterSpacing) = (operation.number(0), operation.number(1))
      }
      place.move(x: 0, y: -state.leading)
      isPlaced = true
    }
    let start = place.current
    var characters = 0
    switch operation.operands.last {
    case .string(let string): characters = advance(over: string)
    case .array(let items):
      for item in items {
        switch item {
        case .string(let string): characters += advance(over: string)
        case .number(let gap): place.advance(by: -gap / 1000 * state.fontSize * state.stretch)
        default: break
        }
      }
    default: return
    }
    note(operation, stream, from: start, characters: characters)
    isPlaced = false
  }

  private mutating func note(
    _ operation: ContentOperation, _ stream: Int, from start: AffineTransform, characters: Int
  ) {
    let (low, high) = (state.rise - 0.2 * state.fontSize, state.rise + 0.8 * state.fontSize)
    let corners = [start, place.current].flatMap { matrix in
      [low, high].map { matrix.followed(by: state.matrix).apply(to: Point(x: 0, y: $0)) }
    }
    let finite = corners.allSatisfy { $0.x.isFinite && $0.y.isFinite }
    let box = (finite ? Rect(around: corners) : nil).flatMap { state.visible($0) ?? nil }
    shown.append(
      Shown(
        text: content.texts.count, stream: stream, operation: operation, textObject: textObjects,
        isPlaced: isPlaced))
    content.texts.append(
      PageContent.Text(
        box: box ?? Rect(x: 0, y: 0, width: 0, height: 0), characters: box == nil ? 0 : characters,
        hasUnicode: state.font.hasUnicode, hiding: state.hiding))
  }

  /// Returns the number of characters.
  private mutating func advance(over string: [UInt8]) -> Int {
    let count = string.count / state.font.codeLength
    let blanks = state.font.codeLength == 1 ? string.count { $0 == 32 } : 0
    let width =
      state.font.width(of: string) * state.fontSize + Double(count) * state.characterSpacing
      + Double(blanks) * state.wordSpacing
    place.advance(by: width * state.stretch)
    return count
  }

  private mutating func facts(of font: borrowing QPDFObject) -> FontFacts {
    guard font.id != 0 else { return font.isNull ? FontFacts() : FontFacts(font) }
    if let known = fonts[font.id] { return known }
    let facts = FontFacts(font)
    fonts[font.id] = facts
    return facts
  }
}

// MARK: Pictures and forms

extension ContentInterpreter {
  private mutating func draw(_ name: String, _ resources: borrowing QPDFObject, _ stream: Int) {
    let object = resources["/XObject"][name]
    switch object["/Subtype"].name {
    case "/Image": addImage(object)
    case "/Form": runForm(object, name, resources, stream)
    default: break
    }
  }

  private mutating func addImage(_ image: borrowing QPDFObject) {
    let isMask = image["/ImageMask"].isTrue
    let isOpaque =
      !isMask && image["/SMask"].isNull && image["/Mask"].isNull && state.fillAlpha == 1 && !state.isBlending
    add(
      Size(width: Double(image["/Width"].integer), height: Double(image["/Height"].integer)),
      object: image.id, isOpaque: isOpaque)
    if let damage = image.damage { content.damage = content.damage ?? damage }
  }

  private mutating func addInlineImage(_ operation: ContentOperation) {
    guard case .dictionary(let entries)? = operation.operands.first else { return }
    var size = Size(width: 0, height: 0)
    for (key, value) in zip(entries, entries.dropFirst()) {
      guard case .name(let name) = key, case .number(let number) = value else { continue }
      if name == "/W" || name == "/Width" { size.width = number }
      if name == "/H" || name == "/Height" { size.height = number }
    }
    add(size, object: 0, isOpaque: false)
  }

  private mutating func add(_ size: Size, object: Int, isOpaque: Bool) {
    let square = Rect(x: 0, y: 0, width: 1, height: 1)
    let mapped = state.matrix.apply(to: square)
    // A slanted picture covers less than its box.
    let isUpright =
      abs(state.matrix.b) + abs(state.matrix.c) < 1e-3 * (abs(state.matrix.a) + abs(state.matrix.d))
      || abs(state.matrix.a) + abs(state.matrix.d) < 1e-3 * (abs(state.matrix.b) + abs(state.matrix.c))
    guard let box = state.visible(mapped), box.corners.allSatisfy({ $0.x.isFinite && $0.y.isFinite })
    else { return }
    content.pictures.append(
      PageContent.Picture(
        box: box, size: size, object: object, isOpaque: isOpaque && isUpright,
        textsBefore: content.texts.count))
  }

  private mutating func runForm(
    _ form: borrowing QPDFObject, _ name: String, _ resources: borrowing QPDFObject, _ stream: Int
  ) {
    let id = form.id
    guard id != 0, open.count < Self.deepestForm, open.insert(id).inserted else { return }
    defer { open.remove(id) }
    forms[stream, default: [:]][name] = id
    guard let data = form.streamData(.generalized) else {
      content.damage = content.damage ?? "a form on it can't be decoded"
      return
    }
    let outer = (state, stack, place, isPlaced, path)
    stack = []
    if let numbers = form["/Matrix"].numbers, numbers.count == 6 {
      state.matrix = AffineTransform(numbers).followed(by: state.matrix)
    }
    if let box = form["/BBox"].numbers, box.count == 4 {
      let rect = Rect(
        left: min(box[0], box[2]), top: min(box[1], box[3]), right: max(box[0], box[2]),
        bottom: max(box[1], box[3]))
      state.clip(to: state.matrix.apply(to: rect))
    }
    let own = form["/Resources"]
    run([UInt8](data), resources: own.isNull ? resources.again() : own, stream: id)
    (state, stack, place, isPlaced, path) = outer
  }

  private mutating func apply(_ parameters: borrowing QPDFObject) {
    if let alpha = parameters["/ca"].number { state.fillAlpha = alpha }
    let mode = parameters["/BM"]
    if !mode.isNull { state.isBlending = !(mode.isName("/Normal") || mode.isName("/Compatible")) }
    let font = parameters["/Font"]
    if font.count == 2 {
      state.font = facts(of: font.item(0))
      state.fontSize = font.item(1).number ?? state.fontSize
    }
  }
}

// MARK: Paths

extension ContentInterpreter {
  private mutating func drawPath(_ operation: ContentOperation) {
    switch operation.name {
    case "re":
      let (x, y, width, height) = (
        operation.number(0), operation.number(1), operation.number(2), operation.number(3)
      )
      extendPath([
        Point(x: x, y: y), Point(x: x + width, y: y), Point(x: x + width, y: y + height),
        Point(x: x, y: y + height),
      ])
    case "m", "l": extendPath([Point(x: operation.number(0), y: operation.number(1))])
    case "c", "v", "y":
      extendPath(
        stride(from: 0, to: operation.operands.count - 1, by: 2).map {
          Point(x: operation.number($0), y: operation.number($0 + 1))
        })
    case "W", "W*": clipsPath = true
    case "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh": endPath(isPainted: true)
    case "n": endPath(isPainted: false)
    default: break
    }
  }

  private mutating func extendPath(_ points: [Point]) {
    let mapped = points.map(state.matrix.apply(to:))
    guard mapped.allSatisfy({ $0.x.isFinite && $0.y.isFinite }), let box = Rect(around: mapped) else {
      return
    }
    path = path.map { $0.union(box) } ?? box
  }

  private mutating func endPath(isPainted: Bool) {
    if isPainted, let path, state.visible(path) != nil { content.paths += 1 }
    if clipsPath, let path { state.clip(to: path) }
    (path, clipsPath) = (nil, false)
  }
}

extension ContentOperation {
  fileprivate var matrix: AffineTransform { AffineTransform((0..<6).map(number)) }
}

extension AffineTransform {
  /// Of six numbers.
  fileprivate init(_ numbers: [Double]) {
    self.init(
      a: numbers[0], b: numbers[1], c: numbers[2], d: numbers[3], tx: numbers[4], ty: numbers[5])
  }
}

extension QPDFObject {
  /// What is wrong with a picture's data as far as its first bytes tell; nil when nothing is.
  fileprivate var damage: String? {
    let filter = self["/Filter"]
    let kind = filter.kind
    guard kind == .name || kind == .array || kind == .null else { return "a picture names no known filter" }
    guard filter.isName("/DCTDecode"), let data = streamData(.none) else { return nil }
    return data.starts(with: [0xFF, 0xD8]) ? nil : "a picture on it is no JPEG although it says so"
  }
}
