internal import RectoModel
internal import RectoPDF

/// Puts a page's marks into the content stream that Cairo wrote: Cairo's own tags know neither artifacts nor the
/// elements' numbers, but tell where each piece of text begins and ends.
struct ContentStreamMarks: Sendable, Hashable {
  /// Of the pieces of text, in the order in which they were drawn.
  var text: [ContentMark]
  /// What Cairo tags pieces of text with.
  static let tag = "Span"

  /// Of pictures without words, which are put in front as rectangles that aren't painted.
  var areas: [ContentMark]

  init(content: [MarkedRuns]) {
    text = content.filter { !$0.runs.isEmpty }.map(\.mark)
    areas = content.filter(\.runs.isEmpty).map(\.mark)
  }

  /// Throws `.internalInvariant` when the stream has other pieces than were drawn.
  func apply(to stream: [UInt8]) throws(RectoError) -> [UInt8] {
    var result: [UInt8] = []
    for area in areas { result += Array(area.emptyContent.utf8) }
    var marks = text[...]
    var (copied, depth) = (0, 0)
    var reader = ContentReader(stream)
    while let operation = reader.next() {
      switch operation.operation {
      case .beginMarkedProperties
      where reader.operands.first.map({ reader.tokenizer.isName($0, Self.tag) }) == true:
        guard let mark = marks.popFirst() else { throw Self.mismatch }
        result += stream[copied..<operation.range.lowerBound] + Array(mark.begin.utf8)
        copied = operation.range.upperBound
        depth += 1
      case .beginMarked, .beginMarkedProperties: depth += 1
      case .endMarked: depth -= 1
      default: break
      }
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
