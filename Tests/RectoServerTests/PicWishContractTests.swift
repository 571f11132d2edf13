import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import RectoModel
import RectoStore
import Testing

@testable import RectoServer

/// The statuses and states of the PicWish API, without workers.
@Suite struct PicWishContractTests {
  private static let path = "/api/tasks/document/ocr"

  private func post(
    _ server: TestServer, _ fields: [(String, String)], file: Data? = nil, headers: HTTPFields? = nil,
    _ check: @escaping @Sendable (TestResponse) throws -> Void
  ) async throws {
    let headers = headers ?? server.key
    try await server.testIdle { client in
      let form = RequestForm(fields: fields, file: file.map { ("image_file", "a.bmp", $0) })
      let response = try await form.post(to: Self.path, client, headers: headers)
      #expect(response.object["status"] as? Int == response.status.code)
      #expect(response.object["message"] is String)
      try check(response)
    }
  }

  private func task(_ server: TestServer, _ id: String) async throws -> [String: any Sendable] {
    let headers = server.key
    let box = LineLog()
    try await server.testIdle { client in
      try await client.execute(uri: "\(Self.path)/\(id)", method: .get, headers: headers) { box.add($0.text) }
    }
    let reply = try JSONSerialization.jsonObject(with: Data(box.all[0].utf8)) as? [String: any Sendable]
    return try #require(reply?["data"] as? [String: any Sendable])
  }

  @Test func aTaskIsMadeAndQueued() async throws {
    let server = try await TestServer()
    try await post(
      server, [("format", "docx"), ("language", "English,Digits"), ("sync", "0")], file: SampleFiles.bitmap()
    ) { response in
      #expect(response.status == .ok)
      #expect(response.object["message"] as? String == "success")
    }
    let record = try #require(
      try await server.folder.store.jobs(of: "token:\(server.record.id)", before: nil, limit: 9).first)
    let task = try await task(server, record.id)
    #expect(task["task_id"] as? String == record.id)
    #expect(task["state"] as? Int == 0)
    #expect(task["state_detail"] as? String == "Queued")
    #expect(task["file_pages"] as? Int == 1)
    #expect(task["created_at"] as? String == "\(Int(record.createdAt.timeIntervalSince1970))")
    #expect(task["completed_at"] == nil)
  }

  @Test(arguments: [
    [("format", "odt")], [("language", "english")], [("password", String(repeating: "x", count: 33))],
    [("extra", "1")], [("language", Array(repeating: "English", count: 11).joined(separator: ","))],
  ])
  func wrongParametersAre400(fields: [(String, String)]) async throws {
    try await post(try await TestServer(), fields, file: SampleFiles.bitmap()) {
      #expect($0.status == .badRequest)
    }
  }

  @Test func exactlyOneSourceIsWanted() async throws {
    let server = try await TestServer(limits: TokenLimits(requestsPerSecond: 99))
    try await post(server, []) { #expect($0.status == .badRequest) }
    try await post(server, [("image_url", "http://example.org/a.png")], file: SampleFiles.bitmap()) {
      #expect($0.status == .badRequest)
    }
    for url in ["http://example.org:8080/a.png", "ftp://example.org/a.png", "nonsense"] {
      try await post(server, [("image_url", url)]) { #expect($0.status == .badRequest, "\(url)") }
    }
  }

  @Test func aWrongKeyIs401() async throws {
    let server = try await TestServer()
    for headers: HTTPFields in [[:], [.apiKey: "nonsense"], server.bearer] {
      try await post(server, [], file: SampleFiles.bitmap(), headers: headers) {
        #expect($0.status == .unauthorized)
      }
    }
  }

  @Test func unknownTasksAndAddressesAre404() async throws {
    let server = try await TestServer()
    let other = try await server.job("picwish", owner: "token:somebody")
    let headers = server.key
    try await server.testIdle { client in
      for path in ["\(Self.path)/unknown", "\(Self.path)/\(other.id)", "/api/tasks/other"] {
        try await client.execute(uri: path, method: .get, headers: headers) { response in
          #expect(response.status == .notFound)
          #expect(response.object["status"] as? Int == 404)
        }
      }
    }
  }

  @Test func tooLargeIs413() async throws {
    let server = try await TestServer { $0.limits.inputBytes = 1000 }
    try await post(server, [], file: SampleFiles.bitmap()) { #expect($0.status == .contentTooLarge) }
  }

  @Test func theThirdRequestOfASecondIs429AndPollingIsNotCounted() async throws {
    let server = try await TestServer(limits: TokenLimits(requestsPerSecond: 0.001))
    let job = try await server.job("picwish")
    try await post(server, []) { #expect($0.status == .badRequest) }
    for _ in 0..<3 { #expect(try await task(server, job.id)["state"] as? Int == 0) }
    try await post(server, []) { #expect($0.status == .tooManyRequests) }
  }

  @Test func theStatesOfAJob() async throws {
    let server = try await TestServer()
    let job = try await server.job("picwish")
    let claim = try await server.claim()
    _ = try await server.folder.store.progress(claim, pagesDone: 1, pageCount: 2)
    var task = try await task(server, job.id)
    #expect((task["state"] as? Int, task["progress"] as? Int) == (4, 50))
    _ = try await server.folder.store.putBack(
      claim, .crash(RectoError(.engineFailure, "x")), expiresAt: Date(), now: Date())
    task = try await self.task(server, job.id)
    #expect((task["state"] as? Int, task["state_detail"] as? String) == (3, "Waiting"))
    try await server.finish(try await server.claim())
    task = try await self.task(server, job.id)
    #expect((task["state"] as? Int, task["progress"] as? Int) == (1, 100))
    #expect(task["state_detail"] as? String == "Complete")
    #expect((task["completed_at"] as? String).flatMap(Int.init) != nil)
    #expect(task["content_type"] as? String == "text/plain")
  }

  @Test(
    arguments: zip(
      JobFailureRecord.Kind.allCases, [-3, -5, -7, -7, -8, -2, -1, -1, -1]))
  func theStatesOfFailures(kind: JobFailureRecord.Kind, state: Int) async throws {
    let server = try await TestServer()
    let job = try await server.job("picwish")
    try await server.fail(try await server.claim(), kind)
    let task = try await task(server, job.id)
    #expect(task["state"] as? Int == state)
    #expect(task["file"] == nil)
  }

  @Test func aSourceThatIsFetchedIsPreparing() async throws {
    let server = try await TestServer()
    try await post(server, [("image_url", "http://example.org/a.png")]) { #expect($0.status == .ok) }
    let id = try #require(try await server.folder.store.preparing().first)
    #expect(try await task(server, id)["state"] as? Int == 2)
  }

  @Test func linksNeedNoKeyKnowRangesAndEnd() async throws {
    let server = try await TestServer()
    let job = try await server.job("picwish")
    try await server.finish(try await server.claim(), text: "0123456789")
    let link = try #require(try await task(server, job.id)["file"] as? String)
    let url = try #require(URLComponents(string: link))
    let path = "\(url.path)?\(url.query ?? "")"
    let old = server.server.parts.links.path(
      job: job.id, format: "txt", expires: Date(timeIntervalSinceNow: -1))
    try await server.testIdle { client in
      try await client.execute(uri: path, method: .get) { response in
        #expect((response.status, response.text) == (.ok, "0123456789"))
        #expect(response.headers[.acceptRanges] == "bytes")
      }
      try await client.execute(uri: path, method: .get, headers: [.range: "bytes=2-4"]) { response in
        #expect((response.status, response.text) == (.partialContent, "234"))
        #expect(response.headers[.contentRange] == "bytes 2-4/10")
      }
      try await client.execute(uri: path, method: .get, headers: [.range: "bytes=99-"]) {
        #expect($0.status == .rangeNotSatisfiable)
      }
      try await client.execute(uri: old, method: .get) { #expect($0.status == .gone) }
      try await client.execute(uri: path + "0", method: .get) { #expect($0.status == .notFound) }
      try await client.execute(uri: url.path, method: .get) { #expect($0.status == .notFound) }
    }
  }
}
