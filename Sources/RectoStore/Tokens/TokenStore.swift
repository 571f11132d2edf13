public import Foundation
public import RectoModel

/// Keeps tokens. Of a token itself only a hash is kept.
public protocol TokenStore: Sendable {
  /// Returns the token, which can't be read again.
  func createToken(
    name: String, limits: TokenLimits, now: Date
  ) async throws(RectoError) -> (token: String, record: TokenRecord)

  /// nil when it is unknown or revoked. Takes the same time for every wrong secret.
  func token(_ token: String) async throws(RectoError) -> TokenRecord?

  func token(id: String) async throws(RectoError) -> TokenRecord?

  /// With the revoked ones, the oldest first.
  func tokens() async throws(RectoError) -> [TokenRecord]

  /// Throws `.contentMissing` when there is none with this id or name, and `.malformedInput` when the name is not
  /// unique.
  func revokeToken(_ idOrName: String, now: Date) async throws(RectoError) -> TokenRecord

  /// A secret of this store, made when it is first asked for, the same ever after.
  func secret(_ name: String) async throws(RectoError) -> Data
}

/// What a token allows.
public struct TokenLimits: Sendable, Hashable {
  /// nil for any number.
  public var pagesPerMonth: Int?
  /// Jobs that may be handed in each second; nil for the server's own rule.
  public var requestsPerSecond: Double?
  /// Jobs of a higher priority are taken first.
  public var priority: Int

  public init(pagesPerMonth: Int? = nil, requestsPerSecond: Double? = nil, priority: Int = 0) {
    self.pagesPerMonth = pagesPerMonth
    self.requestsPerSecond = requestsPerSecond
    self.priority = priority
  }
}

/// What is known of a token.
public struct TokenRecord: Sendable, Hashable {
  /// Its public part.
  public var id: String
  public var name: String
  public var limits: TokenLimits
  public var createdAt: Date
  public var revokedAt: Date?
  /// What callbacks of its jobs are signed with: HMAC-SHA-256 of `recto-callback` with the token as the key.
  public var callbackKey: Data
}
