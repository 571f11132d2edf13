import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import RectoModel
import RectoStore
import Testing

@testable import RectoServer

/// What the server itself asks of others, with another server on this machine.
@Suite(.serialized) struct OutwardTests {
  /// Serves a picture, redirects to it and elsewhere, and keeps what is sent to it.
  private func withOther(
    _ body: @escaping @Sendable (_ port: Int, _ received: LineLog) async throws -> Void
  ) async throws {
    let received = LineLog()
    let router = Router()
    let picture = SampleFiles.bitmap()
    router.get("scan.bmp") { _, _ in
      Response(status: .ok, body: .init(byteBuffer: ByteBuffer(bytes: picture)))
    }
    router.get("moved") { _, _ in Response(status: .found, headers: [.location: "/scan.bmp"]) }
    router.get("inward") { _, _ in Response(status: .found, headers: [.location: "http://127.0.0.2/scan.bmp"])
    }
    router.get("missing") { _, _ in Response(status: .notFound) }
    router.post("done") { request, _ in
      let text = String(buffer: try await request.body.collect(upTo: 1 << 20))
      received.add(request.headers[.signature] ?? "")
      received.add(text)
      return Response(status: .ok)
    }
    let other = Application(
      router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
      logger: Logger(label: "other") { _ in SwiftLogNoOpLogHandler() })
    try await other.test(.live) { client in try await body(try #require(client.port), received) }
  }

  /// The job of a picture on the other server, after its source was fetched.
  private func fetched(_ path: String, isAllowed: Bool = true, bytes: Int? = nil) async throws -> JobRecord {
    let result = Box<JobRecord>()
    try await withOther { port, _ in
      let server = try await TestServer { configuration in
        if isAllowed { configuration.allowedHosts = ["127.0.0.1:\(port)"] }
        if let bytes { configuration.limits.inputBytes = bytes }
      }
      var request = JobRequest(name: "scan.bmp", outputs: [.init(format: "txt")], languages: ["eng"])
      request.source = "http://127.0.0.1:\(port)/\(path)"
      let job = NewJob(
        owner: "token:\(server.record.id)", surface: "picwish", request: try JobLines.encode(request),
        isPreparing: true, period: "2026-11")
      _ = try await server.folder.store.add(job, limits: AdmissionLimits(unfinishedJobs: 9), now: Date())
      try await server.server.backstage.fetcher.fetchAll()
      result.put(try #require(try await server.folder.store.job(job.id)))
    }
    return try #require(result.value)
  }

  @Test(arguments: ["scan.bmp", "moved"])
  func aSourceIsFetchedAndQueued(path: String) async throws {
    let record = try await fetched(path)
    #expect(record.state == .queued, "\(record.failure?.error.message ?? "")")
    #expect((record.pageCount, record.inputBytes) == (1, SampleFiles.bitmap().count))
  }

  @Test(arguments: ["inward", "missing"])
  func aSourceThatCannotBeHadIsMinus3(path: String) async throws {
    let record = try await fetched(path)
    #expect((record.state, PicWishTask.State(record)) == (.failed, .notDownloaded))
  }

  @Test func aSourceInOnesOwnNetworkIsNotAsked() async throws {
    let record = try await fetched("scan.bmp", isAllowed: false)
    #expect(PicWishTask.State(record) == .notDownloaded)
  }

  @Test func aLargeSourceIsMinus5() async throws {
    let record = try await fetched("scan.bmp", bytes: 1000)
    #expect(PicWishTask.State(record) == .tooLarge)
  }

  @Test func aCallbackIsSentAndSigned() async throws {
    try await withOther { port, received in
      let server = try await TestServer { $0.allowedHosts = ["127.0.0.1:\(port)"] }
      let request = JobRequest(name: "a.bmp", outputs: [.init(format: "txt")], languages: ["eng"])
      let callback = NewCallback(
        url: "http://127.0.0.1:\(port)/done", key: server.record.callbackKey)
      let job = NewJob(
        owner: "token:\(server.record.id)", surface: "v1", request: try JobLines.encode(request),
        pageCount: 1,
        period: "2026-11", callback: callback)
      _ = try await server.folder.store.add(job, limits: AdmissionLimits(unfinishedJobs: 9), now: Date())
      try await server.finish(try await server.claim())
      try await server.server.backstage.callbacks.sendDue()
      let (signature, body) = (try #require(received.all.first), try #require(received.all.last))
      let time = try #require(Double(signature.dropFirst(2).prefix { $0 != "," }))
      #expect(
        signature
          == CallbackSender.signature(
            of: Data(body.utf8), key: server.record.callbackKey, time: Date(timeIntervalSince1970: time)))
      #expect(body.contains("\"id\":\"\(job.id)\"") && body.contains("\"state\":\"done\""))
      #expect(try await server.folder.store.dueCallbacks(now: Date() + 99_999, limit: 9) == [])
    }
  }

  @Test func aCallbackThatIsNotTakenIsSentLater() async throws {
    try await withOther { port, _ in
      let server = try await TestServer { $0.allowedHosts = ["127.0.0.1:\(port)"] }
      let request = JobRequest(name: "a.bmp", outputs: [.init(format: "txt")], languages: ["eng"])
      let job = NewJob(
        owner: "x", surface: "v1", request: try JobLines.encode(request), pageCount: 1, period: "2026-11",
        callback: NewCallback(url: "http://127.0.0.1:\(port)/missing", key: Data([1])))
      _ = try await server.folder.store.add(job, limits: AdmissionLimits(unfinishedJobs: 9), now: Date())
      try await server.finish(try await server.claim())
      try await server.server.backstage.callbacks.sendDue()
      #expect(try await server.folder.store.dueCallbacks(now: Date(), limit: 9) == [])
      let later = try await server.folder.store.dueCallbacks(now: Date() + 10, limit: 9)
      #expect(later.map(\.failures) == [1])
    }
  }
}
