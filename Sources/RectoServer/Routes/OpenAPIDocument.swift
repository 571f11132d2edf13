import Foundation
import Recto

/// The description of all routes, OpenAPI 3.1. The tests compare it with the routes themselves.
enum OpenAPIDocument {
  static func bytes() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    return try encoder.encode(document)
  }

  static var document: JSONValue {
    let grouped = Dictionary(grouping: Endpoint.all, by: \.path)
    return [
      "openapi": "3.1.0",
      "info": [
        "title": "Recto", "version": .string(RectoVersion.current),
        "description": "Scans, photos and PDFs become documents. Recto's own API and two compatible ones.",
      ],
      "paths": .object(
        grouped.mapValues { endpoints in
          .object(
            Dictionary(
              endpoints.map { ($0.method.lowercased(), $0.description) },
              uniquingKeysWith: { first, _ in first }))
        }),
      "components": [
        "schemas": .object(ResponseSchema.all),
        "securitySchemes": [
          "bearer": ["type": "http", "scheme": "bearer"],
          "query": ["type": "apiKey", "in": "query", "name": "api_token"],
          "key": ["type": "apiKey", "in": "header", "name": "X-API-KEY"],
        ],
      ],
    ]
  }
}

/// A value of JSON, to write documents with.
indirect enum JSONValue: Sendable, Hashable, Encodable {
  case string(String)
  case integer(Int)
  case flag(Bool)
  case list([JSONValue])
  case object([String: JSONValue])

  func encode(to encoder: any Encoder) throws {
    var single = encoder.singleValueContainer()
    switch self {
    case .string(let value): try single.encode(value)
    case .integer(let value): try single.encode(value)
    case .flag(let value): try single.encode(value)
    case .list(let value): try single.encode(value)
    case .object(let value): try single.encode(value)
    }
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  init(stringLiteral value: String) { self = .string(value) }
  init(integerLiteral value: Int) { self = .integer(value) }
  init(booleanLiteral value: Bool) { self = .flag(value) }
  init(arrayLiteral elements: JSONValue...) { self = .list(elements) }
  init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(Dictionary(elements, uniquingKeysWith: { first, _ in first }))
  }
}
