import Foundation
import Recto
import RectoModel

/// The description of all routes, OpenAPI 3.1. The tests compare it with the routes themselves.
enum OpenAPIDocument {
  static func bytes() throws -> Data {
    try JSONEncoder.readable.encode(document)
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
