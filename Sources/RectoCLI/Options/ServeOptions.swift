import ArgumentParser
import Foundation
import RectoModel
import RectoServer

/// How a server behaves. `ServeArguments` also takes them from elsewhere.
struct ServeOptions: ParsableArguments {
  private static let standard = ServerConfiguration()

  @Option(
    help: ArgumentHelp("The folder for jobs, files and tokens; made when it is missing.", valueName: "folder")
  )
  var data: String

  @Option(help: ArgumentHelp("A file of further options, one a line: port=8080.", valueName: "file"))
  var config: String?

  @Option(help: ArgumentHelp("The address to listen on; 0.0.0.0 for all.", valueName: "address"))
  var host = Self.standard.host

  @Option(help: ArgumentHelp("The port to listen on; 0 for any that is free.", valueName: "number"))
  var port = Self.standard.port

  @Option(
    help: ArgumentHelp(
      "What links in replies begin with: https://ocr.example.org (default: what the request says).",
      valueName: "url"))
  var publicURL: String?

  @Flag(help: "Believe a proxy in front: X-Forwarded-For and X-Forwarded-Proto (default: off).")
  var trustedProxy = false

  @Option(help: ArgumentHelp("The certificate chain for TLS, PEM (default: no TLS).", valueName: "file"))
  var tlsCert: String?

  @Option(help: ArgumentHelp("The key of the certificate, PEM (default: none).", valueName: "file"))
  var tlsKey: String?

  @Option(
    help: ArgumentHelp(
      "Jobs worked on at the same time (default: number of processors).", valueName: "number"))
  var workers: Int?

  @Option(help: ArgumentHelp("Pages of one job made at the same time.", valueName: "number"))
  var jobPages = Self.standard.pagesAtOnce

  @Option(help: ArgumentHelp("Unfinished jobs before new ones are refused.", valueName: "number"))
  var queue = Self.standard.queueLength

  @Option(help: ArgumentHelp("Time for one job, in seconds.", valueName: "seconds"))
  var jobTimeout = Self.standard.secondsPerJob

  @Option(help: ArgumentHelp("Time for one page, in seconds.", valueName: "seconds"))
  var timeout = Self.standard.limits.secondsPerPage

  @Option(help: ArgumentHelp("Pages of one input.", valueName: "number"))
  var maxPages = Self.standard.limits.pages

  @Option(help: ArgumentHelp("Size of one input, in MiB.", valueName: "mebibytes"))
  var maxInput = Self.standard.limits.inputBytes >> 20

  @Option(help: ArgumentHelp("How long results are kept, in hours.", valueName: "hours"))
  var keep = Self.standard.secondsKept / 3600

  @Option(
    help: ArgumentHelp("Pages a day for each address without a token; 0 asks for one.", valueName: "number"))
  var anonymousPagesPerDay = Self.standard.anonymousPagesPerDay

  @Option(
    help: ArgumentHelp(
      "What the language auto stands for, joined by +: see recto languages; auto finds it for each page.",
      valueName: "names"))
  var language = Self.standard.defaultLanguages.joined(separator: "+")

  @Option(
    help: ArgumentHelp(
      "A host, or host:port, that sources and callbacks may name although it is not public; repeatable.",
      valueName: "host"))
  var allowURLHost: [String] = []

  func validate() throws {
    for (name, value, range) in [
      ("--port", port, 0...65535), ("--workers", workers ?? 1, 1...256), ("--job-pages", jobPages, 1...256),
      ("--queue", queue, 1...1_000_000), ("--job-timeout", jobTimeout, 1...1_000_000),
      ("--timeout", timeout, 1...1_000_000), ("--max-pages", maxPages, 1...1_000_000),
      ("--max-input", maxInput, 1...100_000), ("--keep", keep, 1...10_000),
      ("--anonymous-pages-per-day", anonymousPagesPerDay, 0...1_000_000),
    ] where !range.contains(value) {
      throw ValidationError("\(name) is \(range.lowerBound) to \(range.upperBound), not \(value).")
    }
    if (tlsCert == nil) != (tlsKey == nil) { throw ValidationError("--tls-cert and --tls-key go together.") }
    if language.isEmpty { throw ValidationError("--language names at least one language, such as eng.") }
  }

  var folder: URL { URL(fileURLWithPath: data, isDirectory: true) }

  var configuration: ServerConfiguration {
    var configuration = ServerConfiguration()
    (configuration.host, configuration.port) = (host, port)
    (configuration.publicURL, configuration.isBehindProxy) = (publicURL, trustedProxy)
    configuration.certificate = tlsCert.map { URL(fileURLWithPath: $0) }
    configuration.certificateKey = tlsKey.map { URL(fileURLWithPath: $0) }
    configuration.workers = workers ?? configuration.workers
    (configuration.pagesAtOnce, configuration.queueLength) = (jobPages, queue)
    configuration.secondsPerJob = jobTimeout
    configuration.limits.secondsPerPage = timeout
    (configuration.limits.pages, configuration.limits.inputBytes) = (maxPages, maxInput << 20)
    configuration.secondsKept = keep * 3600
    configuration.anonymousPagesPerDay = anonymousPagesPerDay
    configuration.defaultLanguages = language.split(separator: "+").map(String.init)
    configuration.allowedHosts = Set(allowURLHost.map { $0.lowercased() })
    return configuration
  }
}
