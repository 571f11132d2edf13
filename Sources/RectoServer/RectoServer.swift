import Foundation
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
public import Logging
import NIOSSL
import RectoInference
public import RectoModel
public import RectoStore

/// A server: two published OCR APIs and Recto's own, on one store.
public struct RectoServer: Sendable {
  private let configuration: ServerConfiguration
  let parts: ServerParts
  let backstage: Backstage
  private let logger: Logger
  private let accessLog: @Sendable (String) -> Void

  /// `accessLog` receives a line of JSON for each request. Throws `.resourceUnavailable` when the store can't be used.
  public init(
    _ configuration: ServerConfiguration, folder: DataFolder, logger: Logger,
    accessLog: @escaping @Sendable (String) -> Void
  ) async throws(RectoError) {
    self.configuration = configuration
    self.logger = logger
    self.accessLog = accessLog
    let stores = Stores(folder)
    let (watch, running, doorbell, metrics) = (JobWatch(), RunningJobs(), Doorbell(), ServerMetrics())
    let service = JobService(
      configuration: configuration, stores: stores, watch: watch, running: running, doorbell: doorbell,
      limiter: RateLimiter(), probes: Turnstile(width: max(1, configuration.workers)))
    parts = ServerParts(
      configuration: configuration, stores: stores, service: service,
      authentication: Authentication(
        tokens: stores.tokens, anonymousPagesPerDay: configuration.anonymousPagesPerDay),
      origin: RequestOrigin(configuration: configuration),
      links: SignedLinks(secret: try await stores.tokens.secret("links")), metrics: metrics)
    let client = GuardedClient(
      allowedHosts: configuration.allowedHosts, seconds: configuration.secondsOfDownload)
    backstage = Backstage(
      configuration: configuration,
      runner: JobRunner(
        configuration: configuration, stores: stores, folder: folder.url, watch: watch, running: running,
        metrics: metrics, logger: logger, vision: configuration.visionModel.map(VisionModel.init),
        translator: configuration.languageModel.map(ModelTranslator.init)),
      fetcher: SourceFetcher(
        configuration: configuration, stores: stores, service: service, client: client, logger: logger),
      callbacks: CallbackSender(
        configuration: configuration, stores: stores, client: client, logger: logger),
      sweeper: Sweeper(configuration: configuration, stores: stores), doorbell: doorbell, logger: logger)
  }

  /// Serves until SIGTERM or SIGINT; then jobs have some seconds to finish and are put back. One server at a time
  /// may use a data folder: see `DataFolder.lock`.
  public func run(onReady: @escaping @Sendable (Int) -> Void) async throws(RectoError) {
    try await backstage.sweeper.start()
    do {
      try await application(onReady: onReady).runService()
    } catch {
      throw RectoError(
        .resourceUnavailable,
        "The server can't listen on \(configuration.host), port \(configuration.port); is it taken?",
        cause: "\(error)")
    }
  }

  func application(
    onReady: @escaping @Sendable (Int) -> Void = { _ in }
  ) throws -> some ApplicationProtocol {
    Application(
      router: router(), server: try connection(),
      configuration: ApplicationConfiguration(
        address: .hostname(configuration.host, port: configuration.port), serverName: "recto"),
      services: [backstage],
      onServerRunning: { channel in onReady(channel.localAddress?.port ?? 0) }, logger: logger)
  }

  /// Everything that is answered.
  func router() -> Router<ServerContext> {
    let router = Router(context: ServerContext.self, options: .autoGenerateHeadEndpoints)
    router.add(
      middleware: RequestLog(
        logger: logger, origin: parts.origin, metrics: parts.metrics, write: accessLog))
    ServiceRoutes(parts: parts).add(to: router)
    ChatRoutes(parts: parts).add(to: router)
    let chat = ChatService(
      stores: parts.stores, service: parts.service,
      model: configuration.languageModel.map(GroundedAnswerer.init), logger: logger)
    ConversationRoutes(parts: parts, chat: chat).add(to: router)
    PicWishRoutes(parts: parts).add(to: router)
    JobRoutes(parts: parts).add(to: router)
    CorrectionRoutes(parts: parts).add(to: router)
    WebRoutes(parts: parts).add(to: router)
    return router
  }

  private func connection() throws -> HTTPServerBuilder {
    guard let certificate = configuration.certificate, let key = configuration.certificateKey else {
      return .http1()
    }
    let chain = try NIOSSLCertificate.fromPEMFile(certificate.path).map {
      NIOSSLCertificateSource.certificate($0)
    }
    return try .tls(
      tlsConfiguration: .makeServerConfiguration(
        certificateChain: chain, privateKey: .privateKey(try NIOSSLPrivateKey(file: key.path, format: .pem))))
  }
}
