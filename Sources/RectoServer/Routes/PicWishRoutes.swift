import Foundation
import HTTPTypes
import Hummingbird
import RectoFormats
import RectoModel
import RectoStore

/// The PicWish-compatible API: `/api/tasks/document/ocr`, and the signed links to its results.
struct PicWishRoutes: Sendable {
  static let surface = "picwish"
  static let formats = ["txt", "pdf", "docx", "xlsx", "pptx"]

  let parts: ServerParts

  func add(to router: Router<ServerContext>) {
    router.post("/api/tasks/document/ocr") { request, _ in try await submit(request) }
    router.get("/api/tasks/document/ocr/:id") { try await task($0, $1) }
    router.get("/files/:id/:format") { try await file($0, $1) }
  }

  private func submit(_ request: Request) async throws -> Response {
    let caller = try await parts.authentication.key(request)
    try await parts.limit(caller, fallback: parts.configuration.requestsPerSecond)
    let record = try await parts.stores.withForm(
      of: request, fileBytes: parts.configuration.limits.inputBytes
    ) { form in
      try await submit(form, caller)
    }
    return try .json(Envelope(data: Created(taskID: record.id)))
  }

  private func submit(_ form: Form, _ caller: Caller) async throws -> JobRecord {
    try form.allow(["image_url", "image_file", "language", "password", "format", "sync"])
    let password = form["password"]
    guard (password ?? "").count <= 32 else {
      throw ServiceError(.badRequest, "password has more than 32 characters.")
    }
    switch (form["image_url"], form.files["image_file"]) {
    case (let url?, nil):
      let source = try SourceURL(url, allowed: parts.configuration.allowedHosts)
      var request = try jobRequest(form, name: source.fileName)
      request.source = source.text
      let submission = JobService.Submission(surface: Self.surface, request: request, password: password)
      return try await parts.service.submit(submission, source: source.url, caller: caller)
    case (nil, let file?):
      let request = try jobRequest(form, name: file.name)
      let submission = JobService.Submission(surface: Self.surface, request: request, password: password)
      return try await parts.service.submit(submission, file: file, caller: caller)
    default:
      throw ServiceError(.badRequest, "Send exactly one of image_url and image_file.")
    }
  }

  private func jobRequest(_ form: Form, name: String) throws -> JobRequest {
    let format = form["format"] ?? "txt"
    guard Self.formats.contains(format) else {
      throw ServiceError(
        .badRequest, "format is \(Self.formats.joined(separator: ", ")), not \"\(format.prefix(40))\".")
    }
    let names = parts.languages
    let languages =
      try form["language"].map(names.abbyy) ?? names.abbyyDefault(parts.configuration.defaultLanguages)
    var request = JobRequest(name: name, outputs: [.init(format: format)], languages: languages)
    request.invalidatesSignatures = true
    return request
  }

  private func task(_ request: Request, _ context: ServerContext) async throws -> Response {
    let caller = try await parts.authentication.key(request)
    let record = try await parts.service.job(try context.parameters.require("id"), caller: caller)
    var data = PicWishTask(record)
    if record.state == .done, let finished = record.finishedAt, let format = try Self.format(of: record) {
      let expires = finished + Double(parts.configuration.secondsOfLinks)
      let path = parts.links.path(job: record.id, format: format, expires: expires)
      data.file = parts.origin.base(request) + path
      data.contentType = FormatRegistry.writer(id: format)?.format.mediaType.description
    }
    return try .json(Envelope(message: record.failure?.error.message ?? "success", data: data))
  }

  private static func format(of record: JobRecord) throws -> String? {
    try record.decodedSummary?.outputs.first?.format
  }

  /// The link itself is the key.
  private func file(_ request: Request, _ context: ServerContext) async throws -> Response {
    let (id, format) = (try context.parameters.require("id"), try context.parameters.require("format"))
    let query = request.uri.queryParameters
    let verdict = parts.links.check(
      job: id, format: format, expires: String(query["expires"] ?? ""),
      signature: String(query["signature"] ?? ""), now: Date())
    switch verdict {
    case .forged: throw ServiceError(.notFound, "The link is incomplete or was changed.")
    case .expired: throw ServiceError(.gone, "The link is no longer good.")
    case .good: break
    }
    guard let record = try await parts.stores.jobs.job(id), record.state == .done else {
      throw ServiceError(.gone, "The result was deleted.")
    }
    return try await parts.file(format, of: record, request)
  }
}

/// What every reply of the API is wrapped in.
private struct Envelope<Content: Encodable>: Encodable {
  var status = 200
  var message = "success"
  var data: Content
}

private struct Created: Encodable {
  var taskID: String

  private enum CodingKeys: String, CodingKey {
    case taskID = "task_id"
  }
}
