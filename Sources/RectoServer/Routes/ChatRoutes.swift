import Foundation
import HTTPTypes
import Hummingbird
import RectoFormats
import RectoInference
import RectoModel
import RectoRecognition
import RectoStore

/// The OCR.chat-compatible API: `/api/v1/ocr/`. Trailing slashes count for nothing.
struct ChatRoutes: Sendable {
  static let surface = "chat"
  /// Files with more pages are not answered at once.
  static let pagesInline = 5

  let parts: ServerParts

  func add(to router: Router<ServerContext>) {
    router.post("/api/v1/ocr") { try await submit($0, $1) }
    router.get("/api/v1/ocr/:id") { try await job($0, $1) }
    router.delete("/api/v1/ocr/:id") { try await remove($0, $1) }
    router.get("/api/v1/ocr/:id/download") { try await download($0, $1) }
    router.get("/api/v1/tools") { _, _ in try Response.json(["tools": Tool.all]) }
  }

  private func caller(_ request: Request, _ context: ServerContext) async throws -> Caller {
    try await parts.authentication.bearer(
      request, address: parts.origin.address(request, context), query: "api_token")
  }

  private func submit(_ request: Request, _ context: ServerContext) async throws -> Response {
    let caller = try await caller(request, context)
    try await parts.limit(caller)
    let service = parts.service
    let record = try await parts.stores.withForm(
      of: request, fileBytes: parts.configuration.limits.inputBytes
    ) { form in
      guard let file = form.files["file"] else {
        throw ServiceError(.badRequest, "No file: send it as multipart form data in the field \"file\".")
      }
      let submission = JobService.Submission(surface: Self.surface, request: try jobRequest(form, file))
      return try await service.submit(submission, file: file, caller: caller)
    }
    guard (record.pageCount ?? 1) <= Self.pagesInline else {
      return try await reply(record, status: .accepted)
    }
    let seconds = parts.configuration.secondsInline
    let ended = try await service.job(record.id, caller: caller, waiting: seconds)
    return try await reply(ended, status: ended.state.isFinal ? .ok : .accepted)
  }

  private func jobRequest(_ form: Form, _ file: UploadedFile) throws -> JobRequest {
    try form.allow(["file", "tier", "language", "tool", "translate_to"])
    let tool = try form["tool"].map(Tool.named)
    let tier = form["tier"] ?? tool?.tier ?? "cpu"
    guard ["cpu", "vlm"].contains(tier) else {
      throw ServiceError(.badRequest, "tier is cpu or vlm, not \"\(tier.prefix(40))\".")
    }
    if tool?.needsTargetLanguage == true, form["translate_to"] == nil {
      throw ServiceError(.badRequest, "The tool translate needs translate_to, the code of a language.")
    }
    let language = form["language"] ?? "auto"
    let languages =
      language == "auto" ? parts.configuration.defaultLanguages : try parts.languages.codes(language)
    var request = JobRequest(
      name: file.name, outputs: FormatRegistry.writers.map { .init(format: $0.format.id) },
      languages: languages)
    request.invalidatesSignatures = true
    request.translateTo = try form["translate_to"].map {
      try TargetLanguage.code($0, from: languages, model: parts.configuration.languageModel)
    }
    request.asked = .init(language: language, tier: tier, tool: tool?.slug)
    if tier == "vlm" { readWell(&request) }
    return request
  }

  /// With the vision model, or with the best that there is without one; the reply says with what.
  private func readWell(_ request: inout JobRequest) {
    if let vision = parts.configuration.visionModel {
      request.usesVision = true
      request.asked.notice =
        "Read by the vision model \(vision.model), at the places that the local engine found."
    } else if ModelFolder.installed != nil {
      request.engine = .auto
      request.asked.notice = "No vision model is set up: read by PP-OCRv6 and Tesseract."
    } else {
      request.asked.notice = "No vision model is set up: read by Tesseract."
    }
  }

  private func job(_ request: Request, _ context: ServerContext) async throws -> Response {
    let caller = try await caller(request, context)
    return try await reply(
      try await parts.service.job(try context.parameters.require("id"), caller: caller), status: .ok)
  }

  private func remove(_ request: Request, _ context: ServerContext) async throws -> Response {
    let caller = try await caller(request, context)
    try await parts.service.remove(try context.parameters.require("id"), caller: caller)
    return Response(status: .noContent)
  }

  private func download(_ request: Request, _ context: ServerContext) async throws -> Response {
    let caller = try await caller(request, context)
    let record = try await parts.service.job(try context.parameters.require("id"), caller: caller)
    let format = request.uri.queryParameters["format"].map(String.init) ?? "txt"
    return try await parts.file(format, of: record, request)
  }

  private func reply(_ record: JobRecord, status: HTTPResponse.Status) async throws -> Response {
    let head = try JobLines.encode(try ChatJob(record)).dropLast()
    guard record.state == .done,
      let listing = try await parts.stores.files.file(JobPlan.listingName, of: record.id),
      let pages = try? Data(contentsOf: listing), pages.count > 2
    else { return Response.json(Data(head), status: status) }
    // Both are objects: the texts follow the fields of the job.
    return Response.json(head.dropLast() + Data(",".utf8) + pages.dropFirst(), status: status)
  }
}

/// A job in the words of the API, without its texts.
struct ChatJob: Encodable {
  let uuid: String
  let status: String
  let tier: String
  let language: String
  let tool: String?
  let pageCount: Int?
  let pagesDone: Int
  let meanConfidence: Double?
  let notice: String?
  let error: String?
  let failedPages: [JobSummary.FailedPage]?
  let expiresAt: String?

  private enum CodingKeys: String, CodingKey {
    case uuid, status, tier, language, tool, notice, error
    case pageCount = "page_count"
    case pagesDone = "pages_done"
    case meanConfidence = "mean_confidence"
    case failedPages = "failed_pages"
    case expiresAt = "expires_at"
  }

  init(_ record: JobRecord) throws {
    let asked = record.state == .expired ? JobRequest.Asked() : try JobRequest(of: record).asked
    let summary = try record.decodedSummary
    uuid = record.id
    status =
      switch record.state {
      case .preparing, .queued: "pending"
      case .processing: "processing"
      case .done: "done"
      case .failed, .cancelled, .expired: "failed"
      }
    tier = asked.tier ?? "cpu"
    let wanted = asked.language ?? "auto"
    language = wanted == "auto" ? summary?.language ?? wanted : wanted
    tool = asked.tool
    pageCount = record.pageCount
    pagesDone = record.pagesDone
    meanConfidence = summary?.meanConfidence
    notice = asked.notice
    error =
      switch record.state {
      case .failed: record.failure?.error.message ?? "The job failed."
      case .cancelled: "The job was cancelled."
      case .expired: "The results were deleted when their time was over."
      case .preparing, .queued, .processing, .done: nil
      }
    failedPages = summary.flatMap { $0.failedPages.isEmpty ? nil : $0.failedPages }
    expiresAt = record.expiresAt.map(Caller.time)
  }
}
