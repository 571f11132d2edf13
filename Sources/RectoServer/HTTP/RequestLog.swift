import Foundation
import HTTPTypes
import Hummingbird
import Logging
import RectoModel

/// Wraps every request: turns errors into the words of the surface, gives it an id, writes it down. Queries and
/// headers are never written down: tokens stand there.
struct RequestLog: RouterMiddleware {
  typealias Context = ServerContext

  let logger: Logger
  let origin: RequestOrigin
  let metrics: ServerMetrics
  /// Receives a line of JSON for each request.
  let write: @Sendable (String) -> Void

  func handle(
    _ request: Request, context: ServerContext, next: (Request, ServerContext) async throws -> Response
  ) async throws -> Response {
    let start = ContinuousClock.now
    let id = UUID().uuidString.lowercased()
    let path = request.uri.path
    let note = RateLimiter.Note()
    var response: Response
    do {
      response = try await RateLimiter.$told.withValue(note) { try await next(request, context) }
    } catch {
      let refusal = Self.refusal(error)
      if let cause = refusal.cause {
        logger.error("A request failed", metadata: ["request": "\(id)", "cause": "\(cause)"])
      }
      response = try ReplyStyle(path: path).response(refusal, requestID: id)
    }
    if let verdict = note.verdict { response.headers.tell(verdict) }
    response.headers[.requestID] = id
    response.headers[.xContentTypeOptions] = "nosniff"
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    await metrics.noteRequest(status: response.status.code)
    log(request, context, id: id, status: response.status.code, seconds: seconds)
    return response
  }

  private struct Entry: Encodable {
    var time: String
    var request: String
    var method: String
    var path: String
    var status: Int
    var seconds: Double
    var address: String
  }

  private func log(
    _ request: Request, _ context: ServerContext, id: String, status: Int, seconds: Double
  ) {
    let entry = Entry(
      time: Caller.time(Date()), request: id, method: request.method.rawValue, path: request.uri.path,
      status: status, seconds: (seconds * 1000).rounded() / 1000, address: origin.address(request, context))
    if let line = try? JSONEncoder.ordered.encode(entry) { write(String(decoding: line, as: UTF8.self)) }
  }

  private static func refusal(_ error: any Error) -> ServiceError {
    switch error {
    case let error as ServiceError: error
    case let error as RectoError: ServiceError(error)
    case let error as HTTPError where error.status == .notFound:
      ServiceError(.notFound, "There is nothing at this address.")
    case let error as any HTTPResponseError where error.status == .contentTooLarge:
      ServiceError(.tooLarge, "The body is too large.")
    case let error as any HTTPResponseError where (400..<500).contains(error.status.code):
      ServiceError(.badRequest, "The request can't be understood.")
    default: ServiceError(.fault, "The server has made a mistake.", cause: "\(error)")
    }
  }
}
