public import RectoModel

/// What may differ between two files. Written as text:
///
/// | mask | leaves out |
/// |---|---|
/// | `/pages/*/provenance` | the values there: a JSON pointer, `*` for one step, `**` for any number |
/// | `//w:rsidR`, `//p/@id` | elements and attributes of XML and HTML, with all that is in them |
/// | `part:docProps/*` | files of a package or folder |
/// | `cell:Sheet1!C*` | cells |
/// | `page:3` | a page |
/// | `box:1,40,60,200,20` | on page 1, what stands in this box: left, top, width, height |
/// | `text:\d{4}-\d\d-\d\d` | what the regular expression finds in any text |
public enum Mask: Sendable, Hashable {
  case path(String)
  case part(String)
  case cell(String)
  case page(Int)
  case box(page: Int, Rect)
  case text(String)

  /// Throws `.malformedInput` for what is none of them.
  public init(_ text: String) throws(RectoError) {
    if text.hasPrefix("/") {
      self = .path(text)
      return
    }
    let sides = text.split(separator: ":", maxSplits: 1).map(String.init)
    guard sides.count == 2, let mask = try Self.named(sides[0], sides[1]) else { throw Self.unknown(text) }
    self = mask
  }

  private static func named(_ name: String, _ value: String) throws(RectoError) -> Mask? {
    switch name {
    case "path": return .path(value)
    case "part": return .part(value)
    case "cell": return .cell(value)
    case "page": return Int(value).map { .page($0) }
    case "text":
      guard TextPattern(value) != nil else {
        throw RectoError(.malformedInput, "The mask text:\(value) is no regular expression.")
      }
      return .text(value)
    case "box":
      let numbers = value.split(separator: ",").compactMap { Double($0) }
      guard numbers.count == 5, let page = Int(exactly: numbers[0]) else { return nil }
      return .box(page: page, Rect(x: numbers[1], y: numbers[2], width: numbers[3], height: numbers[4]))
    default: return nil
    }
  }

  private static func unknown(_ text: String) -> RectoError {
    RectoError(
      .malformedInput,
      "\"\(text)\" is no mask; masks are /a/path, part:, cell:, page:, box:page,x,y,width,height and text:pattern."
    )
  }
}

extension Mask: CustomStringConvertible {
  public var description: String {
    switch self {
    case .path(let pattern): pattern.hasPrefix("/") ? pattern : "path:\(pattern)"
    case .part(let pattern): "part:\(pattern)"
    case .cell(let pattern): "cell:\(pattern)"
    case .page(let page): "page:\(page)"
    case .box(let page, let box):
      "box:\(page),\(box.x.short),\(box.y.short),\(box.width.short),\(box.height.short)"
    case .text(let pattern): "text:\(pattern)"
    }
  }
}

extension Mask: Codable {
  public init(from decoder: any Decoder) throws {
    try self.init(try decoder.singleValueContainer().decode(String.self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
