import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Recto
import RectoModel
import RectoStore

/// `POST /v1/jobs/{id}/corrections`: the results of a job, made anew with what somebody has put right.
struct CorrectionRoutes: Sendable {
  let parts: ServerParts

  private static let bodyBytes = 4 << 20

  func add(to router: Router<ServerContext>) {
    router.post("/v1/jobs/:id/corrections") { try await correct($0, $1) }
  }

  private struct Body: Decodable {
    var words: [Corrections.WordCorrection]?
    var cells: [Corrections.CellCorrection]?
    var password: String?
  }

  private func correct(_ request: Request, _ context: ServerContext) async throws -> Response {
    let caller = try await parts.authentication.bearer(
      request, address: parts.origin.address(request, context))
    let record = try await parts.service.job(try context.parameters.require("id"), caller: caller)
    try await parts.limit(caller)
    let body = try await request.json(Body.self, upTo: Self.bodyBytes, remedy: Self.remedy)
    let corrections = Corrections(words: body.words ?? [], cells: body.cells ?? [])
    let made = try await parts.service.correct(
      record, corrections, password: body.password, caller: caller)
    return try .json(
      try JobView(made), status: .accepted,
      headers: [.location: parts.origin.base(request) + "/v1/jobs/\(made.id)"])
  }

  private static let remedy =
    "Send JSON: words with page, box, text and replacement, or cells with page, block, row, column and replacement."
}
