import Foundation
import HTTPTypes
import Hummingbird
import RectoModel
import RectoStore

/// Finds out who sends a request.
struct Authentication: Sendable {
  let tokens: any TokenStore
  let anonymousPagesPerDay: Int

  /// By `Authorization: Bearer`; with `query`, also by a parameter of that name.
  func bearer(_ request: Request, address: String, query: String? = nil) async throws -> Caller {
    if let header = request.headers[.authorization] {
      let parts = header.split(separator: " ", omittingEmptySubsequences: true)
      guard parts.count == 2, parts[0].lowercased() == "bearer" else { throw Self.invalid }
      return try await caller(String(parts[1]))
    }
    if let query, let token = request.uri.queryParameters[query[...]] {
      return try await caller(String(token))
    }
    guard anonymousPagesPerDay > 0 else {
      throw ServiceError(.missingToken, "Send a token: Authorization: Bearer TOKEN")
    }
    return Caller(address: address, pagesPerDay: anonymousPagesPerDay, now: Date())
  }

  /// By `X-API-KEY`.
  func key(_ request: Request) async throws -> Caller {
    guard let key = request.headers[.apiKey] else {
      throw ServiceError(.missingToken, "Send your key: X-API-KEY: KEY")
    }
    return try await caller(key)
  }

  private func caller(_ token: String) async throws -> Caller {
    guard let record = try await tokens.token(token) else { throw Self.invalid }
    return Caller(record, now: Date())
  }

  private static let invalid = ServiceError(.invalidToken, "The token is unknown or revoked.")
}
