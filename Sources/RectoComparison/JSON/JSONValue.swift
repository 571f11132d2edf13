import Foundation
import RectoModel

/// JSON of somebody's as values.
enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case list([JSONValue])
  case object([String: JSONValue])

  /// Throws `.malformedInput` with the line for what is no JSON.
  init(_ data: Data) throws(RectoError) {
    var parser = JSONParser(data)
    self = try parser.parse()
  }
}

extension JSONValue: CustomStringConvertible {
  /// Compact, with sorted keys.
  var description: String {
    switch self {
    case .null: "null"
    case .bool(let flag): "\(flag)"
    case .number(let number): Int(exactly: number).map(String.init) ?? "\(number)"
    case .string(let text): text.debugDescription
    case .list(let members): "[" + members.map(\.description).joined(separator: ",") + "]"
    case .object(let members):
      "{"
        + members.sorted { $0.key < $1.key }.map { "\($0.key.debugDescription):\($0.value)" }
        .joined(separator: ",") + "}"
    }
  }

  /// All texts, in order.
  var texts: [String] {
    switch self {
    case .string(let text): [text]
    case .list(let members): members.flatMap(\.texts)
    case .object(let members): members.sorted { $0.key < $1.key }.flatMap(\.value.texts)
    default: []
    }
  }
}
