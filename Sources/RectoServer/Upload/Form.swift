import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// The fields of a request, however they were sent.
struct Form: Sendable {
  /// By name; a field may be there several times.
  var fields: [String: [String]] = [:]
  /// By the name of its field.
  var files: [String: UploadedFile] = [:]

  /// What a field may have, of all together.
  static let fieldBytes = 64 << 10

  /// The only or first value; nil when the field is missing or empty.
  subscript(_ name: String) -> String? {
    fields[name]?.first.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Throws `.badRequest` for a field that is none of these.
  func allow(_ names: Set<String>) throws {
    for name in (Array(fields.keys) + files.keys).sorted() where !names.contains(name) {
      throw ServiceError(
        .badRequest, "There is no field \"\(name)\"; there are \(names.sorted().joined(separator: ", ")).")
    }
  }
}

/// Reads the body of a request: a form with files, a plain form, or JSON. Files go to `folder` as they come in.
struct FormReader: Sendable {
  let folder: URL
  let fileBytes: Int

  func read(_ request: Request) async throws -> Form {
    let type = HeaderParameters(request.headers[.contentType] ?? "")
    if let length = request.headers[.contentLength].flatMap({ Int($0) }),
      length > fileBytes + Form.fieldBytes * 4
    {
      throw ServiceError.fileTooLarge(limit: fileBytes)
    }
    switch type.value {
    case "multipart/form-data": return try await multipart(request, boundary: type["boundary"] ?? "")
    case "application/x-www-form-urlencoded": return try plain(try await small(request))
    case "application/json": return try json(try await small(request))
    default:
      throw ServiceError(
        .badRequest, "Send the fields as multipart/form-data, and a file with them in the field for files.")
    }
  }

  private func small(_ request: Request) async throws -> Data {
    var bytes = Data()
    for try await buffer in request.body {
      bytes += Data(buffer.readableBytesView)
      guard bytes.count <= Form.fieldBytes else { throw ServiceError.fieldsTooLarge }
    }
    return bytes
  }

  private func plain(_ body: Data) throws -> Form {
    var form = Form()
    for pair in String(decoding: body, as: UTF8.self).split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let decoded = parts.map { $0.replacingOccurrences(of: "+", with: " ").removingPercentEncoding }
      guard let name = decoded.first.flatMap(\.self), !name.isEmpty else { continue }
      form.fields[name, default: []].append((decoded.count > 1 ? decoded[1] : "") ?? "")
    }
    return form
  }

  private func json(_ body: Data) throws -> Form {
    let object: [String: JSONField]
    do {
      object = try JSONDecoder().decode([String: JSONField].self, from: body)
    } catch {
      throw ServiceError(
        .badRequest, "The body is no JSON object of texts, numbers, flags and lists of them.")
    }
    return Form(fields: object.mapValues(\.values))
  }

  private func multipart(_ request: Request, boundary: String) async throws -> Form {
    do {
      var parts = FormParts(folder: folder, fileBytes: fileBytes)
      var parser = try MultipartParser(boundary: boundary)
      for try await buffer in request.body {
        for event in try parser.feed(buffer.readableBytesView) { try parts.take(event) }
      }
      try parser.finish()
      return parts.form
    } catch let failure as MultipartParser.Failure {
      throw ServiceError(.badRequest, failure.message)
    }
  }
}

/// A value of a request in JSON.
private enum JSONField: Decodable {
  case list([String])

  var values: [String] {
    switch self {
    case .list(let values): values
    }
  }

  init(from decoder: any Decoder) throws {
    let single = try decoder.singleValueContainer()
    if let list = try? single.decode([String].self) {
      self = .list(list)
    } else if let flag = try? single.decode(Bool.self) {
      self = .list(["\(flag)"])
    } else if let number = try? single.decode(Int.self) {
      self = .list(["\(number)"])
    } else if let number = try? single.decode(Double.self) {
      self = .list(["\(number)"])
    } else if single.decodeNil() {
      self = .list([])
    } else {
      self = .list([try single.decode(String.self)])
    }
  }
}

extension ServiceError {
  static let fieldsTooLarge = ServiceError(
    .tooLarge, "The fields have more than \(Form.fieldBytes >> 10) KB.")
}

extension MultipartParser.Failure {
  var message: String {
    switch self {
    case .boundary: "The content type names no boundary of 1 to 70 characters."
    case .tooManyParts(let limit): "The form has more than \(limit) parts."
    case .headersTooLong(let limit): "A part of the form has more than \(limit) bytes of headers."
    case .malformedHeaders: "A part of the form has no Content-Disposition with a name."
    case .truncated: "The form ends before its last boundary."
    case .malformedBoundary: "A boundary of the form has something after it on its line."
    }
  }
}
