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

  /// Throws `.malformedInput` for what is no JSON.
  init(_ data: Data) throws(RectoError) {
    do {
      self = try JSONDecoder().decode(JSONValue.self, from: data)
    } catch {
      throw RectoError(
        .malformedInput, "The file is no well-formed JSON; is it complete?", cause: Self.cause(error))
    }
  }

  private static func cause(_ error: any Error) -> String {
    guard case DecodingError.dataCorrupted(let context) = error else { return "\(error)" }
    return context.debugDescription
  }
}

extension JSONValue: Decodable {
  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let flag = try? value.decode(Bool.self) {
      self = .bool(flag)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let text = try? value.decode(String.self) {
      self = .string(text)
    } else if let members = try? value.decode([JSONValue].self) {
      self = .list(members)
    } else {
      self = .object(try value.decode([String: JSONValue].self))
    }
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
