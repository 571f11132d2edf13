import HummingbirdTesting
import RectoModel
import Testing

@testable import RectoServer

/// Where JSON is not as `/openapi.json` describes it.
enum SchemaFaults {
  /// What is wrong with a value; none when it is as the schema says.
  static func faults(_ value: any Sendable, _ schema: JSONValue, at place: String = "$") -> [String] {
    guard case .object(let rules) = schema else { return ["\(place): no schema"] }
    if case .string(let reference)? = rules["$ref"] {
      let name = String(reference.split(separator: "/").last ?? "")
      guard let target = ResponseSchema.all[name] else { return ["\(place): \(name) is missing"] }
      return faults(value, target, at: place)
    }
    var found: [String] = []
    if case .list(let allowed)? = rules["enum"], !allowed.contains(where: { isEqual($0, value) }) {
      found.append("\(place): \(value) is none of the values")
    }
    switch rules["type"] {
    case .string("object"):
      guard let object = value as? [String: any Sendable] else { return ["\(place): no object"] }
      found += objectFaults(object, rules, at: place)
    case .string("array"):
      guard let list = value as? [any Sendable], let items = rules["items"] else {
        return ["\(place): no list"]
      }
      found += list.enumerated().flatMap { faults($1, items, at: "\(place)[\($0)]") }
    case .string("string"): if !(value is String) { found.append("\(place): no text") }
    case .string("boolean"): if !(value is Bool) { found.append("\(place): no flag") }
    case .string("integer"): if !(value is Int) { found.append("\(place): no whole number") }
    case .string("number"): if !(value is Double) { found.append("\(place): no number") }
    default: found.append("\(place): no type")
    }
    return found
  }

  private static func objectFaults(
    _ object: [String: any Sendable], _ rules: [String: JSONValue], at place: String
  )
    -> [String]
  {
    guard case .object(let properties)? = rules["properties"] else { return ["\(place): no properties"] }
    var found: [String] = []
    if case .list(let required)? = rules["required"] {
      for case .string(let name) in required where object[name] == nil {
        found.append("\(place).\(name) is missing")
      }
    }
    for (name, member) in object {
      if let schema = properties[name] {
        found += faults(member, schema, at: "\(place).\(name)")
      } else {
        found.append("\(place).\(name) is not described")
      }
    }
    return found
  }

  private static func isEqual(_ allowed: JSONValue, _ value: any Sendable) -> Bool {
    switch (allowed, value) {
    case (.string(let text), let value as String): text == value
    case (_, let value as Int): allowed == JSONValue(integerLiteral: value)
    default: false
    }
  }
}

extension TestResponse {
  /// Records an issue when the body is not as described.
  func isDescribed(as name: String) {
    let found = SchemaFaults.faults(object, ResponseSchema.reference(name))
    #expect(found.isEmpty, "\(name): \(found)")
  }
}
