public import Foundation
public import RectoInference
public import RectoModel
import RectoRecognition

/// How a server behaves. What is not set has the default that the documentation tells.
public struct ServerConfiguration: Sendable {
  public var host = "127.0.0.1"
  /// 0 for any free port.
  public var port = 8080
  /// What stands before the paths of links in replies; nil to go by the request.
  public var publicURL: String?
  /// Takes the client's address and scheme from `X-Forwarded-For` and `X-Forwarded-Proto`.
  public var isBehindProxy = false

  /// Jobs that are worked on at the same time.
  public var workers = max(1, ProcessInfo.processInfo.activeProcessorCount)
  /// Pages of one job that are made at the same time.
  public var pagesAtOnce = 1
  /// Jobs that may wait or be worked on before new ones are refused.
  public var queueLength = 1000
  /// For a whole job.
  public var secondsPerJob = 3600
  public var limits = Limits(inputBytes: 200 << 20, pixels: 200_000_000, pages: 2000)

  /// What `auto` stands for: names as Tesseract has them, or `auto` alone for those of each page.
  public var defaultLanguages = [LanguageFinder.name]
  /// Reads requests for the vision tier; nil for the best local engine.
  public var visionModel: ModelEndpoint?
  /// Answers questions about jobs, and translates; nil for the built-in search, which needs no model, and Apertium.
  public var languageModel: ModelEndpoint?
  /// Pages that an address may have each day without a token; 0 asks everybody for one.
  public var anonymousPagesPerDay = 0
  /// Jobs that each key may hand in each second to the PicWish API, when its token says nothing else.
  public var requestsPerSecond = 2.0

  /// How long results are kept.
  public var secondsKept = 24 * 3600
  /// How long the id of a job is remembered after its results are gone.
  public var secondsRemembered = 30 * 24 * 3600
  /// How long a link to a result is good.
  public var secondsOfLinks = 3600
  /// How long a reply may wait for a job that is answered at once.
  public var secondsInline = 300

  /// Hosts, or `host:port`, that sources and callbacks may name although they are not public.
  public var allowedHosts: Set<String> = []
  public var secondsOfDownload = 60

  /// The certificate chain and its key, PEM; both or neither.
  public var certificate: URL?
  public var certificateKey: URL?

  /// The program that is started for each job; nil for this very one.
  public var executable: URL?

  public init() {}
}
