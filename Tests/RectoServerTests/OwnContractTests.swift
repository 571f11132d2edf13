import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Recto
import RectoInference
import RectoModel
import RectoRecognition
import RectoStore
import Testing

@testable import RectoServer

/// The statuses of Recto's own API, without workers.
@Suite struct OwnContractTests {
  private func post(
    _ server: TestServer, _ fields: [(String, String)] = [], file: Data? = SampleFiles.bitmap(),
    headers: HTTPFields = [:], _ check: @escaping @Sendable (TestResponse) throws -> Void
  ) async throws {
    let headers = server.bearer.merging(headers)
    try await server.testIdle { client in
      let form = RequestForm(fields: fields, file: file.map { ("file", "a.bmp", $0) })
      try check(try await form.post(to: "/v1/jobs", client, headers: headers))
    }
  }

  private func expectProblem(
    _ response: TestResponse, _ status: HTTPResponse.Status, _ type: String, retryable: Bool = false
  ) {
    #expect(response.status == status)
    #expect(response.headers[.contentType] == "application/problem+json")
    #expect(response.object["type"] as? String == "urn:recto:problem:\(type)")
    #expect(response.object["status"] as? Int == status.code)
    #expect(response.object["retryable"] as? Bool == retryable)
    #expect(response.object["request_id"] as? String == response.headers[.requestID])
    #expect((response.object["detail"] as? String)?.isEmpty == false)
  }

  @Test func aJobIsTakenIn() async throws {
    let server = try await TestServer()
    try await post(
      server,
      [("formats", "pdf,md"), ("option", "pdf.standard=pdf/a-2b"), ("pages", "1"), ("deskew", "true")]
    ) { response in
      #expect(response.status == .accepted)
      let id = try #require(response.object["id"] as? String)
      #expect(response.headers[.location]?.hasSuffix("/v1/jobs/\(id)") == true)
      #expect(response.object["state"] as? String == "queued")
    }
    let record = try #require(
      try await server.folder.store.jobs(of: "token:\(server.record.id)", before: nil, limit: 9).first)
    let request = try JobRequest(of: record)
    #expect(request.outputs.map(\.format) == ["pdf", "md"])
    #expect(request.outputs[0].options.values == ["standard": "pdf/a-2b"])
    #expect((request.preparation.deskew, request.pages?.description, record.pageCount) == (true, "1", 1))
    #expect(try await server.folder.files.file("input", of: record.id) != nil)
  }

  @Test func theVisionModelIsAnEngineWhereThereIsOne() async throws {
    try await post(try await TestServer(), [("engine", "vision")]) {
      expectProblem($0, .badRequest, "bad-request")
    }
    let endpoint = try ModelEndpoint(url: "http://127.0.0.1:1/v1", model: "eye")
    let server = try await TestServer { $0.visionModel = endpoint }
    try await post(server, [("engine", "vision")]) { #expect($0.status == .accepted) }
    let record = try #require(
      try await server.folder.store.jobs(of: "token:\(server.record.id)", before: nil, limit: 9).first)
    let request = try JobRequest(of: record)
    #expect(request.usesVision == true && request.engine == .auto)
  }

  @Test(arguments: [
    [("formats", "exe")], [("formats", "pdf"), ("option", "pdf.magic=1")], [("option", "docx.contents=true")],
    [("option", "nonsense")], [("pages", "0")], [("dpi", "1")], [("deskew", "maybe")], [("ocr", "perhaps")],
    [("optimize", "much")], [("engine", "best")], [("language", "klingon")], [("colour", "red")],
    [("callback_url", "ftp://x")],
    [("formats", "docx"), ("option", "docx.template=/etc/passwd")], [("url", "http://example.org/a.png")],
  ])
  func wrongValuesAre400(fields: [(String, String)]) async throws {
    try await post(try await TestServer(), fields) { expectProblem($0, .badRequest, "bad-request") }
  }

  @Test func eachRefusalHasItsProblem() async throws {
    try await post(try await TestServer(), file: Data("MZ".utf8)) {
      expectProblem($0, .unsupportedMediaType, "unsupported-type")
    }
    try await post(try await TestServer { $0.limits.inputBytes = 100 }) {
      expectProblem($0, .contentTooLarge, "too-large")
    }
    try await post(try await TestServer(limits: TokenLimits(pagesPerMonth: 0))) { response in
      expectProblem(response, .init(code: 402), "out-of-pages")
      #expect(response.object["cap"] as? Int == 0)
    }
    let full = try await TestServer { $0.queueLength = 1 }
    _ = try await full.job("v1")
    try await post(full) { expectProblem($0, .serviceUnavailable, "queue-full", retryable: true) }
    let slow = try await TestServer(limits: TokenLimits(requestsPerSecond: 0.001))
    try await post(slow) { #expect($0.status == .accepted) }
    try await post(slow) { response in
      expectProblem(response, .tooManyRequests, "rate-limited", retryable: true)
      #expect(response.headers[.retryAfter] != nil && response.headers[.rateLimitReset] != nil)
    }
  }

  @Test func tokensAreAskedFor() async throws {
    try await TestServer().testIdle { client in
      for path in ["/v1/jobs", "/v1/jobs/x", "/v1/usage", "/v1/jobs/x/events", "/v1/jobs/x/result/pdf"] {
        try await client.execute(uri: path, method: .get) {
          expectProblem($0, .unauthorized, "missing-token")
        }
      }
      try await client.execute(uri: "/v1/jobs", method: .get, headers: [.authorization: "Bearer x"]) {
        expectProblem($0, .unauthorized, "invalid-token")
      }
      try await client.execute(uri: "/nowhere", method: .get) { expectProblem($0, .notFound, "not-found") }
    }
  }

  @Test func aKeyMakesOneJob() async throws {
    let server = try await TestServer()
    let headers: HTTPFields = [.idempotencyKey: "k1"]
    let ids = LineLog()
    for _ in 0..<2 {
      try await post(server, headers: headers) { ids.add($0.object["id"] as? String ?? $0.text) }
    }
    #expect(Set(ids.all).count == 1)
    try await post(server, [("formats", "md")], headers: headers) {
      expectProblem($0, .unprocessableContent, "idempotency-key-taken")
    }
    let id = try #require(ids.all.first)
    #expect(try await server.folder.files.file("input", of: id) != nil)
  }

  @Test func listsHavePages() async throws {
    let server = try await TestServer()
    for _ in 0..<3 { _ = try await server.job("v1") }
    let headers = server.bearer
    try await server.testIdle { client in
      let first = try await client.execute(uri: "/v1/jobs?limit=2", method: .get, headers: headers)
      #expect((first.object["jobs"] as? [any Sendable])?.count == 2)
      let next = try #require(first.object["next"] as? String)
      let rest = try await client.execute(
        uri: "/v1/jobs?limit=2&before=\(next)", method: .get, headers: headers)
      #expect((rest.object["jobs"] as? [any Sendable])?.count == 1)
      #expect(rest.object["next"] == nil)
      try await client.execute(uri: "/v1/jobs?limit=0", method: .get, headers: headers) {
        expectProblem($0, .badRequest, "bad-request")
      }
    }
  }

  @Test func deletionCancelsFirstAndThenRemoves() async throws {
    let server = try await TestServer()
    let job = try await server.job("v1")
    let headers = server.bearer
    try await server.testIdle { client in
      let path = "/v1/jobs/\(job.id)"
      try await client.execute(uri: path, method: .delete, headers: headers) {
        #expect($0.status == .noContent)
      }
      try await client.execute(uri: path, method: .get, headers: headers) {
        #expect($0.object["state"] as? String == "cancelled")
      }
      try await client.execute(uri: path, method: .delete, headers: headers) {
        #expect($0.status == .noContent)
      }
      try await client.execute(uri: path, method: .get, headers: headers) {
        expectProblem($0, .notFound, "not-found")
      }
    }
  }

  @Test func resultsAreThereUntilTheyExpire() async throws {
    let server = try await TestServer()
    let job = try await server.job("v1")
    let headers = server.bearer
    let path = "/v1/jobs/\(job.id)/result/txt"
    try await server.testIdle { client in
      try await client.execute(uri: path, method: .get, headers: headers) {
        expectProblem($0, .conflict, "not-ready", retryable: true)
      }
    }
    try await server.finish(try await server.claim(), at: Date(timeIntervalSinceNow: -2000))
    try await server.testIdle { client in
      for _ in 0..<3 {
        try await client.execute(uri: path, method: .get, headers: headers) { #expect($0.text == "words") }
      }
      try await client.execute(uri: "/v1/jobs/\(job.id)/result/pdf", method: .get, headers: headers) {
        expectProblem($0, .notFound, "not-found")
      }
    }
    try await server.server.backstage.sweeper.sweep()
    #expect(try await server.folder.files.file("txt", of: job.id) == nil)
    try await server.testIdle { client in
      try await client.execute(uri: path, method: .get, headers: headers) { expectProblem($0, .gone, "gone") }
      try await client.execute(uri: "/v1/jobs/\(job.id)", method: .get, headers: headers) {
        #expect($0.object["state"] as? String == "expired")
      }
    }
  }

  @Test func usageTellsTheMonth() async throws {
    let server = try await TestServer(limits: TokenLimits(pagesPerMonth: 7))
    let headers = server.bearer
    try await server.testIdle { client in
      try await client.execute(uri: "/v1/usage", method: .get, headers: headers) { response in
        #expect((response.object["used"] as? Int, response.object["cap"] as? Int) == (0, 7))
        #expect((response.object["period"] as? String)?.count == 7)
      }
    }
  }

  @Test func theServerTellsAboutItself() async throws {
    let server = try await TestServer()
    _ = try await server.job("v1")
    try await server.testIdle { client in
      for path in ["/healthz", "/readyz", "/v1/languages", "/v1/formats"] {
        try await client.execute(uri: path, method: .get) { #expect($0.status == .ok, "\(path)") }
      }
      try await client.execute(uri: "/metrics", method: .get) { response in
        #expect(response.text.contains("recto_queue_jobs{state=\"queued\"} 1\n"))
        #expect(response.text.contains("recto_http_requests_total{status=\"200\"} 4\n"))
      }
    }
  }

  @Test func theLogHoldsNoSecrets() async throws {
    let server = try await TestServer()
    let headers = server.bearer
    try await server.testIdle { client in
      try await client.execute(uri: "/v1/usage?password=geheim", method: .get, headers: headers) { _ in }
    }
    let line = try #require(server.log.all.first)
    let entry = try #require(
      try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: any Sendable])
    #expect((entry["path"] as? String, entry["status"] as? Int) == ("/v1/usage", 200))
    #expect(entry["request"] is String)
    #expect(!line.contains("geheim") && !line.contains(server.token))
  }
}
