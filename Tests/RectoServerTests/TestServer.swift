import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import RectoModel
import RectoStore
import Synchronization
import Testing

@testable import RectoServer

/// A server on a folder of its own, with a token.
final class TestServer: Sendable {
  /// Built beside the tests.
  static let executable = URL(fileURLWithPath: CommandLine.arguments[0])
    .resolvingSymlinksInPath().deletingLastPathComponent().appendingPathComponent("recto")

  let url: URL
  let folder: DataFolder
  let server: RectoServer
  let token: String
  let record: TokenRecord
  let log = LineLog()

  init(
    limits: TokenLimits = TokenLimits(), _ change: (inout ServerConfiguration) -> Void = { _ in }
  ) async throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("recto-server-\(UUID().uuidString)")
    folder = try DataFolder(url)
    (token, record) = try await folder.store.createToken(name: "test", limits: limits, now: Date())
    var configuration = ServerConfiguration()
    configuration.port = 0
    configuration.executable = Self.executable
    configuration.secondsInline = 120
    change(&configuration)
    var logger = Logger(label: "test")
    logger.logLevel = .error
    let log = log
    server = try await RectoServer(configuration, folder: folder, logger: logger) { log.add($0) }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Without a socket; jobs are worked on.
  func test(_ body: @Sendable (any TestClientProtocol) async throws -> Void) async throws {
    try await server.application().test(.router, body)
  }

  /// Without workers: jobs stay where they are.
  func testIdle(_ body: @Sendable (any TestClientProtocol) async throws -> Void) async throws {
    try await Application(
      router: server.router(), logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    )
    .test(.router, body)
  }

  var bearer: HTTPFields { [.authorization: "Bearer \(token)"] }
  var key: HTTPFields { [.apiKey: token] }

  /// A job that is there without having come through a route.
  func job(
    _ surface: String, format: String = "txt", pages: Int = 1, owner: String? = nil, name: String = "scan.png"
  ) async throws -> JobRecord {
    let request = JobRequest(
      name: name, outputs: [.init(format: format)], languages: ["eng"],
      asked: .init(language: "auto", tier: "cpu"))
    let job = NewJob(
      owner: owner ?? "token:\(record.id)", surface: surface, request: try JobLines.encode(request),
      pageCount: pages, inputBytes: 9, period: "2026-11")
    let admission = try await folder.store.add(job, limits: AdmissionLimits(unfinishedJobs: 99), now: Date())
    guard case .accepted(let record) = admission else { throw Unexpected() }
    return record
  }

  func claim() async throws -> Claim {
    try #require(await folder.store.claim(leaseUntil: Date() + 60, now: Date()))
  }

  /// Ends the job well, with a result.
  func finish(_ claim: Claim, format: String = "txt", text: String = "words", at time: Date = Date())
    async throws
  {
    let work = try await folder.files.makeWorkFolder()
    let file = work.appendingPathComponent("f")
    try Data(text.utf8).write(to: file)
    try await folder.files.put(file, as: format, of: claim.job.id)
    var summary = JobSummary(pages: 1)
    summary.outputs = [.init(format: format, bytes: text.utf8.count)]
    let outcome = JobOutcome.done(
      summary: try JobLines.encode(summary), pages: 1, outputBytes: text.utf8.count)
    #expect(try await folder.store.finish(claim, outcome, expiresAt: time + 999, now: time))
  }

  func fail(_ claim: Claim, _ kind: JobFailureRecord.Kind) async throws {
    let failure = JobFailureRecord(kind, RectoError(.malformedInput, "It went wrong."))
    #expect(try await folder.store.finish(claim, .failed(failure), expiresAt: Date() + 999, now: Date()))
  }
}

struct Unexpected: Error {}

/// What a server writes down.
final class LineLog: Sendable {
  private let lines = Mutex<[String]>([])
  func add(_ line: String) { lines.withLock { $0.append(line) } }
  var all: [String] { lines.withLock(\.self) }
}

/// A value that comes from another task.
final class Box<Value: Sendable>: Sendable {
  private let content = Mutex<Value?>(nil)
  func put(_ value: Value) { content.withLock { $0 = value } }
  var value: Value? { content.withLock(\.self) }
}
