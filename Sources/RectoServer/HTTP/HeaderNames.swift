import HTTPTypes

extension HTTPField.Name {
  /// `name` is a token of RFC 9110; another one becomes a field that nobody reads.
  private static func named(_ name: String) -> HTTPField.Name { HTTPField.Name(name) ?? .expect }

  static let apiKey = named("X-API-KEY")
  static let requestID = named("X-Request-Id")
  static let forwardedFor = named("X-Forwarded-For")
  static let forwardedProtocol = named("X-Forwarded-Proto")
  static let idempotencyKey = named("Idempotency-Key")
  static let prefer = named("Prefer")
  static let preferenceApplied = named("Preference-Applied")
  static let rateLimitLimit = named("RateLimit-Limit")
  static let rateLimitRemaining = named("RateLimit-Remaining")
  static let rateLimitReset = named("RateLimit-Reset")
  static let referrerPolicy = named("Referrer-Policy")
  static let crossOriginOpenerPolicy = named("Cross-Origin-Opener-Policy")
  static let signature = named("Recto-Signature")
}
