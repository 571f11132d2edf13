internal import RectoModel

/// Puts a page's marks into the content stream that Cairo wrote: Cairo's own tags know neither artifacts nor the
/// elements' numbers, but tell where each piece of text begins and ends.
struct ContentStreamMarks: Sendable, Hashable {
  /// Of the pieces of text, in the order in which they were drawn.
  var text: [ContentMark]
  /// Of pictures without words, which are put in front as rectangles that aren't painted.
  var areas: [ContentMark]
  var picture: ContentMark

  init(content: [MarkedRuns], picture: ContentMark) {
    text = content.filter { !$0.runs.isEmpty }.map(\.mark)
    areas = content.filter(\.runs.isEmpty).map(\.mark)
    self.picture = picture
  }

  /// Throws `.internalInvariant` when the stream has other pieces than were drawn.
  func apply(to stream: [UInt8]) throws(RectoError) -> [UInt8] {
    var result: [UInt8] = []
    for area in areas { result += Array(area.emptyContent.utf8) }
    var marks = text[...]
    var (copied, operands, depth) = (0, 0, 0)
    var scanner = OperatorScanner(stream)
    while let token = scanner.next() {
      switch String(decoding: stream[token], as: UTF8.self) {
      case "BDC":
        guard let mark = marks.popFirst() else { throw Self.mismatch }
        result += stream[copied..<operands] + Array("\n\(mark.begin)".utf8)
        copied = token.upperBound
        depth += 1
      case "EMC": depth -= 1
      case "Do" where depth == 0:
        result += stream[copied..<operands] + Array("\n\(picture.begin)".utf8)
        result += stream[operands..<token.upperBound] + Array("\nEMC".utf8)
        copied = token.upperBound
      default: break
      }
      operands = token.upperBound
    }
    guard marks.isEmpty, depth == 0 else { throw Self.mismatch }
    return result + stream[copied...]
  }

  private static var mismatch: RectoError {
    RectoError(.internalInvariant, "Cairo wrote other tags than were drawn.")
  }
}

extension ContentMark {
  fileprivate var emptyContent: String {
    guard case .area(_, _, let box) = self else { return "" }
    let sides = [box.x, box.y, box.width, box.height].map(\.tenths).joined(separator: " ")
    return "\(begin)\n\(sides) re n\nEMC\n"
  }
}

/// Finds the operators of a content stream: strings, names, numbers and comments are passed over.
struct OperatorScanner {
  private let bytes: [UInt8]
  private var index = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Where the next operator stands; nil at the end.
  mutating func next() -> Range<Int>? {
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "("): skipString()
      case UInt8(ascii: "%"): skip { $0 != 10 && $0 != 13 }
      case UInt8(ascii: "/"):
        index += 1
        skip(Self.isRegular)
      case let byte where Self.isRegular(byte):
        let start = index
        skip(Self.isRegular)
        // What begins with a letter or quote is an operator, or a number's or string's word, which does no harm.
        if !Self.isNumeric(byte) { return start..<index }
      default: index += 1
      }
    }
    return nil
  }

  private mutating func skip(_ isMember: (UInt8) -> Bool) {
    while index < bytes.count, isMember(bytes[index]) { index += 1 }
  }

  private mutating func skipString() {
    var depth = 0
    repeat {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      default: break
      }
      index += 1
    } while depth > 0 && index < bytes.count
  }

  private static func isRegular(_ byte: UInt8) -> Bool {
    switch byte {
    case 0, 9, 10, 12, 13, 32: false
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "["),
      UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "/"), UInt8(ascii: "%"):
      false
    default: true
    }
  }

  private static func isNumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): true
    default: false
    }
  }
}
