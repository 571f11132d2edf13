import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import RectoModel
import RectoRecognition
import RectoStore
import Testing

@testable import RectoServer

/// The statuses of the OCR.chat API, without workers.
@Suite struct ChatContractTests {
  private func post(
    _ server: TestServer, _ fields: [(String, String)] = [], file: Data? = SampleFiles.bitmap(),
    field: String = "file", headers: HTTPFields? = nil,
    _ check: @escaping @Sendable (TestResponse) throws -> Void
  ) async throws {
    let headers = headers ?? server.bearer
    try await server.testIdle { client in
      let form = RequestForm(fields: fields, file: file.map { (field, "a.bmp", $0) })
      try check(try await form.post(to: "/api/v1/ocr/", client, headers: headers))
    }
  }

  @Test(arguments: [
    ([("tier", "gpu")], "tier"), ([("language", "klingon")], "language"), ([("tool", "magic")], "tool"),
    ([("colour", "red")], "field"),
  ])
  func wrongValuesAre400(fields: [(String, String)], word: String) async throws {
    try await post(try await TestServer(), fields) { response in
      #expect(response.status == .badRequest)
      #expect((response.object["error"] as? String)?.contains(word) == true, "\(response.text)")
    }
  }

  @Test func noFileIs400() async throws {
    let server = try await TestServer()
    try await post(server, file: nil) { #expect($0.status == .badRequest) }
    try await post(server, field: "upload") { #expect($0.status == .badRequest) }
    try await post(server, file: Data()) { #expect($0.status == .badRequest) }
    try await post(server, file: Data("MZ nothing".utf8)) { #expect($0.status == .badRequest) }
  }

  @Test func tooLargeIs400() async throws {
    let server = try await TestServer { $0.limits.inputBytes = 1000 }
    try await post(server, file: SampleFiles.bitmap()) { response in
      #expect(response.status == .badRequest)
      #expect(response.object["error"] is String)
    }
    let many = try await TestServer { $0.limits.pixels = 100 }
    try await post(many, file: SampleFiles.bitmap()) { #expect($0.status == .badRequest) }
  }

  @Test func withoutATokenItIs401() async throws {
    let server = try await TestServer()
    for headers: HTTPFields in [
      [:], [.authorization: "Bearer nonsense"], [.authorization: "Basic \(server.token)"],
      [.authorization: "Bearer \(server.token)x"],
    ] {
      try await post(server, headers: headers) { response in
        #expect(response.status == .unauthorized)
        #expect(response.headers[.wwwAuthenticate] == "Bearer")
        #expect(response.object["error"] is String)
      }
    }
  }

  @Test func theTokenMayStandInTheQuery() async throws {
    let server = try await TestServer()
    let job = try await server.job("chat")
    let token = server.token
    try await server.testIdle { client in
      let path = "/api/v1/ocr/\(job.id)/?api_token=\(token)"
      try await client.execute(uri: path, method: .get) { #expect($0.status == .ok) }
    }
    #expect(server.log.all.count == 1)
    #expect(!server.log.all.joined().contains(token))
  }

  @Test func outOfPagesIs402() async throws {
    let server = try await TestServer(limits: TokenLimits(pagesPerMonth: 0))
    try await post(server) { response in
      #expect(response.status == .init(code: 402))
      #expect(response.object["used"] as? Int == 0)
      #expect(response.object["cap"] as? Int == 0)
    }
  }

  @Test func strangersHaveAnAllowanceWhenItIsSet() async throws {
    let server = try await TestServer { $0.anonymousPagesPerDay = 1 }
    _ = try await server.job("chat", owner: "address:unknown")
    _ = try await server.job("chat", owner: "address:other")
    try await server.testIdle { client in
      try await client.execute(uri: "/api/v1/chat/x/", method: .post) { #expect($0.status == .unauthorized) }
      try await client.execute(uri: "/v1/usage", method: .get) { response in
        #expect(response.object["cap"] as? Int == 1)
      }
    }
  }

  @Test func jobsOfOthersAre404() async throws {
    let server = try await TestServer()
    let other = try await server.job("chat", owner: "token:somebody")
    let headers = server.bearer
    try await server.testIdle { client in
      for id in [other.id, "unknown", "..%2F..%2Fetc"] {
        for path in ["/api/v1/ocr/\(id)/", "/api/v1/ocr/\(id)", "/api/v1/ocr/\(id)/download/?format=txt"] {
          try await client.execute(uri: path, method: .get, headers: headers) { response in
            #expect(response.status == .notFound, "\(path)")
            #expect(response.object["error"] is String)
          }
        }
      }
    }
  }

  @Test func downloadsBeforeTheEndAre409() async throws {
    let server = try await TestServer()
    let job = try await server.job("chat")
    let headers = server.bearer
    try await server.testIdle { client in
      let path = "/api/v1/ocr/\(job.id)/download/?format=txt"
      try await client.execute(uri: path, method: .get, headers: headers) { #expect($0.status == .conflict) }
      try await client.execute(uri: "/api/v1/ocr/\(job.id)/", method: .get, headers: headers) { response in
        #expect(response.object["status"] as? String == "pending")
        #expect(response.object["uuid"] as? String == job.id)
      }
    }
    try await server.fail(try await server.claim(), .invalid)
    try await server.testIdle { client in
      try await client.execute(uri: "/api/v1/ocr/\(job.id)/", method: .get, headers: headers) { response in
        #expect(response.object["status"] as? String == "failed")
        #expect(response.object["error"] as? String == "It went wrong.")
      }
    }
  }

  @Test func resultsAreFiles() async throws {
    let server = try await TestServer()
    let job = try await server.job("chat")
    try await server.finish(try await server.claim(), text: "some words")
    let headers = server.bearer
    try await server.testIdle { client in
      let path = "/api/v1/ocr/\(job.id)/download/?format=txt"
      try await client.execute(uri: path, method: .get, headers: headers) { response in
        #expect(response.text == "some words")
        #expect(response.headers[.contentType] == "text/plain; charset=utf-8")
        #expect(response.headers[.contentDisposition] == "attachment; filename=\"scan.txt\"")
        let tag = try #require(response.headers[.eTag])
        let again = try await client.execute(
          uri: path, method: .get, headers: headers.merging([.ifNoneMatch: tag]))
        #expect(again.status == .notModified)
      }
      try await client.execute(
        uri: "/api/v1/ocr/\(job.id)/download/?format=exe", method: .get, headers: headers
      ) { #expect($0.status == .badRequest) }
    }
  }

  @Test(arguments: [("tier", "vlm"), ("tool", "handwriting-to-text")])
  func theBestLocalEngineStandsInForAVisionModel(field: (String, String)) async throws {
    try await post(try await TestServer { $0.secondsInline = 0 }, [field]) { response in
      #expect(response.status == .accepted, "\(response.text)")
      #expect(response.object["tier"] as? String == "vlm")
      let engine = ModelFolder.installed == nil ? "Tesseract" : "PP-OCRv6 and Tesseract"
      #expect(response.object["notice"] as? String == "No vision model is set up: read by \(engine).")
    }
  }

  @Test(arguments: [[("translate_to", "xx")], [("translate_to", "../x")], [("tool", "translate")]])
  func whatCanNotBeTranslatedIs400(fields: [(String, String)]) async throws {
    try await post(try await TestServer(), fields) { response in
      #expect(response.status == .badRequest)
      #expect((response.object["error"] as? String)?.contains("translat") == true, "\(response.text)")
    }
  }

  @Test func toolsAreListed() async throws {
    try await TestServer().testIdle { client in
      try await client.execute(uri: "/api/v1/tools/", method: .get) { response in
        for slug in ["extract-tables", "handwriting-to-text", "searchable-pdf", "math-to-latex"] {
          #expect(response.text.contains("\"slug\":\"\(slug)\""))
        }
      }
    }
  }

  @Test func tooManyRequestsAre429() async throws {
    let server = try await TestServer(limits: TokenLimits(requestsPerSecond: 0.001))
    try await post(server, file: nil) { #expect($0.status == .badRequest) }
    try await post(server, file: nil) { response in
      #expect(response.status == .tooManyRequests)
      #expect(response.headers[.retryAfter] != nil)
      #expect(response.headers[.rateLimitLimit] == "1")
    }
  }

  @Test func aFullQueueIs503() async throws {
    let server = try await TestServer { $0.queueLength = 1 }
    _ = try await server.job("chat")
    try await post(server) { response in
      #expect(response.status == .serviceUnavailable)
      #expect(response.headers[.retryAfter] == "10")
    }
  }
}

extension HTTPFields {
  func merging(_ other: HTTPFields) -> HTTPFields {
    var fields = self
    fields.append(contentsOf: other)
    return fields
  }
}
