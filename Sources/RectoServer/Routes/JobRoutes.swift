import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import RectoModel
import RectoStore

/// Recto's own API: `/v1`.
struct JobRoutes: Sendable {
  static let surface = "v1"
  /// The longest that a request may wait for a job, in seconds.
  static let longestWait = 120

  let parts: ServerParts

  func add(to router: Router<ServerContext>) {
    router.post("/v1/jobs") { try await submit($0, $1) }
    router.get("/v1/jobs") { try await list($0, $1) }
    router.get("/v1/jobs/:id") { try await job($0, $1) }
    router.delete("/v1/jobs/:id") { try await remove($0, $1) }
    router.get("/v1/jobs/:id/events") { try await events($0, $1) }
    router.get("/v1/jobs/:id/result/:format") { try await result($0, $1) }
    router.get("/v1/jobs/:id/pages/:page") { try await page($0, $1) }
    router.get("/v1/usage") { try await usage($0, $1) }
  }

  private func caller(_ request: Request, _ context: ServerContext) async throws -> Caller {
    try await parts.authentication.bearer(request, address: parts.origin.address(request, context))
  }

  private func own(_ request: Request, _ context: ServerContext) async throws -> (JobRecord, Caller) {
    let caller = try await caller(request, context)
    return (try await parts.service.job(try context.parameters.require("id"), caller: caller), caller)
  }

  private func submit(_ request: Request, _ context: ServerContext) async throws -> Response {
    let caller = try await caller(request, context)
    try await parts.limit(caller)
    let wait = try Preference.wait(request)
    let record = try await parts.stores.withForm(
      of: request, fileBytes: parts.configuration.limits.inputBytes
    ) { form in
      try await submit(form, request, caller)
    }
    let ended = try await parts.service.job(record.id, caller: caller, waiting: wait ?? 0)
    var headers: HTTPFields = [:]
    headers[.location] = parts.origin.base(request) + "/v1/jobs/\(record.id)"
    if let wait { headers[.preferenceApplied] = "wait=\(wait)" }
    return try .json(
      try JobView(ended), status: ended.state.isFinal ? .ok : .accepted, headers: headers)
  }

  private func submit(_ form: Form, _ request: Request, _ caller: Caller) async throws -> JobRecord {
    let options = JobOptions(
      form: form, languages: parts.languages, defaultLanguages: parts.configuration.defaultLanguages,
      hasVision: parts.configuration.visionModel != nil, translator: parts.configuration.languageModel)
    let key = request.headers[.idempotencyKey]
    guard (key ?? "").utf8.count <= 200 else {
      throw ServiceError(.badRequest, "Idempotency-Key has more than 200 characters.")
    }
    let callback = try form["callback_url"].map { text in
      let target = try SourceURL(text, allowed: parts.configuration.allowedHosts)
      guard let key = caller.token?.callbackKey else {
        throw ServiceError(.badRequest, "callback_url needs a token.")
      }
      return NewCallback(url: target.text, key: key)
    }
    func submission(_ name: String) throws -> JobService.Submission {
      JobService.Submission(
        surface: Self.surface, request: try options.request(name: name), password: form["password"],
        idempotencyKey: key, callback: callback)
    }
    switch (form["url"], form.files["file"]) {
    case (let url?, nil):
      let source = try SourceURL(url, allowed: parts.configuration.allowedHosts)
      var submission = try submission(source.fileName)
      submission.request.source = source.text
      return try await parts.service.submit(submission, source: source.url, caller: caller)
    case (nil, let file?):
      return try await parts.service.submit(try submission(file.name), file: file, caller: caller)
    default: throw ServiceError(.badRequest, "Send exactly one of file and url.")
    }
  }

  private func list(_ request: Request, _ context: ServerContext) async throws -> Response {
    let caller = try await caller(request, context)
    let query = request.uri.queryParameters
    let limit = try Preference.integer(query["limit"], name: "limit", in: 1...100) ?? 20
    let before = try Preference.integer(query["before"], name: "before", in: 1...Int.max)
    let records = try await parts.stores.jobs.jobs(
      of: caller.owner, before: before.map(Int64.init), limit: limit + 1)
    let page = records.prefix(limit)
    return try .json(
      JobList(
        jobs: try page.map(JobView.init), next: records.count > limit ? page.last.map { "\($0.number)" } : nil
      ))
  }

  private func job(_ request: Request, _ context: ServerContext) async throws -> Response {
    let (record, caller) = try await own(request, context)
    let wait = try Preference.integer(
      request.uri.queryParameters["wait"], name: "wait", in: 0...Self.longestWait)
    guard let wait else { return try .json(try JobView(record)) }
    return try .json(
      try JobView(try await parts.service.job(record.id, caller: caller, waiting: wait)))
  }

  private func remove(_ request: Request, _ context: ServerContext) async throws -> Response {
    let (record, caller) = try await own(request, context)
    try await parts.service.remove(record.id, caller: caller)
    return Response(status: .noContent)
  }

  private func result(_ request: Request, _ context: ServerContext) async throws -> Response {
    let (record, _) = try await own(request, context)
    return try await parts.file(try context.parameters.require("format"), of: record, request)
  }

  /// `3.png`: made when it is asked for first, and kept with the job's files.
  private func page(_ request: Request, _ context: ServerContext) async throws -> Response {
    let (record, _) = try await own(request, context)
    let name = try context.parameters.require("page")
    guard name.hasSuffix(".png"), let number = Int(name.dropLast(4)), number > 0 else {
      throw ServiceError(.notFound, "Pictures of pages are called 1.png, 2.png and so on.")
    }
    let file = try await parts.service.picture(ofPage: number, of: record)
    return try FileReply(
      file: file, mediaType: "image/png", fileName: nil, tag: "\(record.id)-\(number)"
    ).response(to: request)
  }

  private func events(_ request: Request, _ context: ServerContext) async throws -> Response {
    let (record, _) = try await own(request, context)
    var headers: HTTPFields = [:]
    headers[.contentType] = "text/event-stream"
    headers[.cacheControl] = "no-store"
    let body = JobEvents(id: record.id, service: parts.service).body
    return Response(status: .ok, headers: headers, body: body)
  }

  private func usage(_ request: Request, _ context: ServerContext) async throws -> Response {
    let caller = try await caller(request, context)
    let periods = try await parts.stores.jobs.usage(of: caller.owner)
    let used = periods.first { $0.period == caller.period }?.pages ?? 0
    return try .json(
      Usage(
        period: caller.period, used: used, cap: caller.pages,
        periods: periods.map { .init(period: $0.period, pages: $0.pages) }))
  }
}

private struct JobList: Encodable {
  var jobs: [JobView]
  /// What `before` takes to go on; nil at the end.
  var next: String?
}

private struct Usage: Encodable {
  struct Period: Encodable {
    var period: String
    var pages: Int
  }

  var period: String
  var used: Int
  var cap: Int?
  var periods: [Period]
}
