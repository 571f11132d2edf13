import Foundation
import HTTPTypes
import Hummingbird
import Recto
import RectoFormats
import RectoModel
import RectoRecognition
import RectoStore

/// What tells about the server itself.
struct ServiceRoutes: Sendable {
  let parts: ServerParts

  func add(to router: Router<ServerContext>) {
    router.get("/healthz") { _, _ in try Response.json(["status": "ok"]) }
    router.get("/readyz") { _, _ in try await ready() }
    router.get("/metrics") { _, _ in try await metrics() }
    router.get("/openapi.json") { _, _ in Response.json(try OpenAPIDocument.bytes()) }
    router.get("/v1/languages") { _, _ in try languages() }
    router.get("/v1/formats") { _, _ in try formats() }
  }

  /// The store answers, and something can be read.
  private func ready() async throws -> Response {
    let depth = try await parts.stores.queue.depth()
    let (wanted, installed) = (parts.configuration.defaultLanguages, parts.languages.installed)
    guard wanted == [LanguageFinder.name] ? !installed.isEmpty : wanted.allSatisfy(installed.contains) else {
      throw ServiceError(.unavailable, "The default language is not installed.", retryAfter: 60)
    }
    return try .json(
      Readiness(status: "ready", unfinishedJobs: depth.preparing + depth.queued + depth.processing))
  }

  private func metrics() async throws -> Response {
    let text = await parts.metrics.text(try await parts.stores.queue.depth())
    return Response(
      status: .ok, headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }

  private func languages() throws -> Response {
    let installed = parts.languages.installed
    return try .json([
      "languages": LanguageTable.entries.map {
        LanguageView(
          code: $0.codes.first ?? $0.tesseract, codes: $0.codes, name: $0.name, tesseract: $0.tesseract,
          abbyy: $0.abbyy, installed: installed.contains($0.tesseract))
      }
    ])
  }

  private func formats() throws -> Response {
    try .json(
      FormatsView(
        input: InputKind.allCases.map(\.name) + OfficeKind.allCases.map(\.name)
          + FormatRegistry.readers.map(\.format.name),
        output: FormatRegistry.writers.map(FormatView.init)))
  }
}

private struct Readiness: Encodable {
  var status: String
  var unfinishedJobs: Int

  private enum CodingKeys: String, CodingKey {
    case status
    case unfinishedJobs = "unfinished_jobs"
  }
}

private struct LanguageView: Encodable {
  var code: String
  var codes: [String]
  var name: String
  var tesseract: String
  var abbyy: [String]
  var installed: Bool
}

private struct FormatsView: Encodable {
  var input: [String]
  var output: [FormatView]
}

private struct FormatView: Encodable {
  struct Option: Encodable {
    var key: String
    var help: String
    var values: String
  }

  var id: String
  var name: String
  var summary: String
  var mediaType: String
  var options: [Option]

  private enum CodingKeys: String, CodingKey {
    case id, name, summary, options
    case mediaType = "media_type"
  }

  init(_ writer: WriterEntry) {
    (id, name, summary) = (writer.format.id, writer.format.name, writer.format.summary)
    mediaType = writer.format.mediaType.description
    options = writer.options.map { Option(key: $0.key, help: $0.help, values: $0.expectation) }
  }
}
