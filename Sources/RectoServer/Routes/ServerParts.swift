import RectoRecognition

/// What routes work with.
struct ServerParts: Sendable {
  let configuration: ServerConfiguration
  let stores: Stores
  let service: JobService
  let authentication: Authentication
  let origin: RequestOrigin
  let links: SignedLinks
  let metrics: ServerMetrics

  /// As they are now: data can be installed while the server runs.
  var languages: LanguageNames { LanguageNames(installed: Set(TesseractData.installed())) }
}
