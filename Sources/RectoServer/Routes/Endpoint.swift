import RectoModel

/// A route, as it is described to clients.
struct Endpoint: Sendable {
  enum Access: Sendable {
    case open
    case bearer
    case key
  }

  struct Field: Sendable {
    var name: String
    var help: String
    var isRequired = false
    var isFile = false
  }

  var method: String
  /// With parameters in braces.
  var path: String
  var summary: String
  var access: Access
  var fields: [Field] = []
  var query: [Field] = []
  /// By status.
  var answers: [Int: String]

  var description: JSONValue {
    var object: [String: JSONValue] = [
      "summary": .string(summary),
      "responses": .object(
        Dictionary(
          answers.map { ("\($0.key)", answer($0.key, $0.value)) }, uniquingKeysWith: { $1 })),
      "parameters": .list(parameters),
    ]
    switch access {
    case .open: break
    case .bearer: object["security"] = [["bearer": []], ["query": []]]
    case .key: object["security"] = [["key": []]]
    }
    if !fields.isEmpty {
      object["requestBody"] = ["content": ["multipart/form-data": ["schema": schema]]]
    } else if let name = ResponseSchema.ofBodies["\(method) \(path)"] {
      object["requestBody"] = [
        "required": true,
        "content": ["application/json": ["schema": ResponseSchema.reference(name)]],
      ]
    }
    return .object(object)
  }

  private func answer(_ status: Int, _ meaning: String) -> JSONValue {
    let route = "\(method) \(path)"
    let content: JSONValue
    if status >= 400 {
      let (type, name) = ResponseSchema.ofErrors(path: path)
      content = .object([type: ["schema": ResponseSchema.reference(name)]])
    } else if let name = ResponseSchema.ofRoutes[route] {
      content = ["application/json": ["schema": ResponseSchema.reference(name)]]
    } else if let type = ResponseSchema.ofFiles[route] {
      content = .object([type: ["schema": ["type": "string", "format": "binary"]]])
    } else {
      return ["description": .string(meaning)]
    }
    return ["description": .string(meaning), "content": content]
  }

  private var parameters: [JSONValue] {
    let inPath = path.split(separator: "/").filter { $0.hasPrefix("{") }.map { part in
      JSONValue.object([
        "name": .string(String(part.dropFirst().dropLast())), "in": "path", "required": true,
        "schema": ["type": "string"],
      ])
    }
    return inPath
      + query.map { field in
        [
          "name": .string(field.name), "in": "query", "required": .bool(field.isRequired),
          "description": .string(field.help), "schema": ["type": "string"],
        ]
      }
  }

  private var schema: JSONValue {
    [
      "type": "object",
      "required": .list(fields.filter(\.isRequired).map { .string($0.name) }),
      "properties": .object(
        Dictionary(
          fields.map { field in
            (
              field.name,
              field.isFile
                ? ["type": "string", "format": "binary", "description": .string(field.help)]
                : ["type": "string", "description": .string(field.help)]
            )
          }, uniquingKeysWith: { $1 })),
    ]
  }
}
