import RectoModel

/// Why a request is refused: what every surface has its own words for.
struct ServiceError: Error, Sendable, Hashable {
  enum Kind: String, Sendable, Hashable, CaseIterable {
    case badRequest = "bad-request"
    case unsupportedType = "unsupported-type"
    case missingToken = "missing-token"
    case invalidToken = "invalid-token"
    case outOfPages = "out-of-pages"
    case notFound = "not-found"
    case notReady = "not-ready"
    case keyTaken = "idempotency-key-taken"
    case gone = "gone"
    case tooLarge = "too-large"
    case rateLimited = "rate-limited"
    case queueFull = "queue-full"
    case unavailable = "unavailable"
    case fault = "fault"
  }

  var kind: Kind
  /// One line for the client.
  var message: String
  var used: Int?
  var cap: Int?
  /// Seconds after which it may be tried again.
  var retryAfter: Int?
  /// What the limit of requests is, when it was exceeded.
  var rate: RateLimiter.Verdict?
  /// For logs.
  var cause: String?

  init(
    _ kind: Kind, _ message: String, used: Int? = nil, cap: Int? = nil, retryAfter: Int? = nil,
    cause: String? = nil
  ) {
    self.kind = kind
    self.message = message
    self.used = used
    self.cap = cap
    self.retryAfter = retryAfter
    self.cause = cause
  }

  /// What the store and the files say is for logs, not for clients.
  init(_ error: RectoError) {
    let cause = [error.description, error.cause].compactMap(\.self).joined(separator: " ")
    switch error.code {
    case .resourceUnavailable:
      self.init(.unavailable, "The server can't do that now.", retryAfter: 30, cause: cause)
    default: self.init(.fault, "The server has made a mistake.", cause: cause)
    }
  }

  static let noSuchJob = ServiceError(.notFound, "There is no such job.")

  /// Whether the same request may do better later.
  var isRetryable: Bool {
    switch kind {
    case .rateLimited, .queueFull, .unavailable, .notReady: true
    default: false
    }
  }

  var status: Int {
    switch kind {
    case .badRequest: 400
    case .missingToken, .invalidToken: 401
    case .outOfPages: 402
    case .notFound: 404
    case .notReady: 409
    case .gone: 410
    case .tooLarge: 413
    case .unsupportedType: 415
    case .keyTaken: 422
    case .rateLimited: 429
    case .fault: 500
    case .queueFull, .unavailable: 503
    }
  }
}
