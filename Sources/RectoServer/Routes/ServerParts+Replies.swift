import Foundation
import HTTPTypes
import Hummingbird
import RectoFormats
import RectoModel
import RectoStore

extension ServerParts {
  /// A result as a file to save.
  func file(_ format: String, of record: JobRecord, _ request: Request) async throws -> Response {
    guard let writer = FormatRegistry.writer(id: format) else {
      let known = FormatRegistry.writers.map(\.format.id).joined(separator: ", ")
      throw ServiceError(
        .badRequest, "The format \"\(format.prefix(40))\" is unknown; there are \(known).")
    }
    let file = try await service.result(format, of: record)
    let name = try JobRequest(of: record).name
    let stem = (name as NSString).deletingPathExtension
    return try FileReply(
      file: file, mediaType: writer.format.mediaType.withCharacters,
      fileName: "\(stem).\(writer.format.fileExtensions.first ?? format)",
      tag: "\(record.id)-\(format)"
    ).response(to: request)
  }

  /// Throws 429 when the caller hands in more than its token allows each second.
  func limit(_ caller: Caller, fallback: Double? = nil) async throws {
    guard let rate = caller.token?.limits.requestsPerSecond ?? fallback, rate > 0 else { return }
    let verdict = await service.limiter.take(caller.owner, perSecond: rate, now: Date())
    RateLimiter.told?.put(verdict)
    guard !verdict.isAllowed else { return }
    var error = ServiceError(
      .rateLimited, "More than \(verdict.limit) requests a second; wait a moment.",
      retryAfter: max(1, verdict.reset))
    error.rate = verdict
    throw error
  }
}

extension RectoModel.MediaType {
  /// Texts say that they are UTF-8.
  var withCharacters: String {
    description.hasPrefix("text/") ? "\(description); charset=utf-8" : description
  }
}
