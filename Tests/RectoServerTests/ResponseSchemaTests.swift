import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import RectoStore
import Testing

@testable import RectoServer

/// Answers as they are, held against what `/openapi.json` says of them.
@Suite struct ResponseSchemaTests {
  private func check(
    _ client: any TestClientProtocol, _ path: String, _ name: String, headers: HTTPFields = [:]
  ) async throws {
    let response = try await client.execute(uri: path, method: .get, headers: headers)
    response.isDescribed(as: name)
  }

  @Test func everySchemaIsUsedAndEveryRouteIsThere() {
    let routes = Set(Endpoint.all.map { "\($0.method) \($0.path)" })
    let used = Set(ResponseSchema.ofRoutes.values).union(ResponseSchema.ofBodies.values)
      .union(["ChatError", "PicWishError", "Problem"])
    #expect(Set(ResponseSchema.all.keys) == used)
    let described =
      Array(ResponseSchema.ofRoutes.keys) + ResponseSchema.ofFiles.keys + ResponseSchema.ofBodies.keys
    for route in described {
      #expect(routes.contains(route), "\(route)")
    }
  }

  @Test func theServersOwnAnswers() async throws {
    let server = try await TestServer()
    let (bearer, key) = (server.bearer, server.key)
    try await server.testIdle { client in
      for (path, name) in [
        ("/v1/languages", "Languages"), ("/v1/formats", "Formats"), ("/healthz", "Health"),
        ("/readyz", "Readiness"),
        ("/api/v1/tools", "Tools"), ("/v1/jobs", "Problem"), ("/nowhere", "Problem"),
        ("/api/v1/ocr/x", "ChatError"),
        ("/api/tasks/document/ocr/x", "PicWishError"),
      ] { try await check(client, path, name) }
      try await check(client, "/v1/jobs/x", "Problem", headers: bearer)
      try await check(client, "/api/tasks/document/ocr/x", "PicWishError", headers: key)
    }
  }

  @Test(arguments: [JobState.queued, .processing, .done, .failed]) func jobsInEveryState(state: JobState)
    async throws
  {
    let server = try await TestServer()
    var ids: [String: String] = [:]
    for surface in ["v1", "chat", "picwish"] {
      let job = try await server.job(surface)
      ids[surface] = job.id
      guard state != .queued else { continue }
      let claim = try await server.claim()
      if state == .done { try await server.finish(claim) }
      if state == .failed { try await server.fail(claim, .invalid) }
    }
    let (bearer, key, known) = (server.bearer, server.key, ids)
    try await server.testIdle { client in
      try await check(client, "/v1/jobs/\(known["v1"] ?? "")", "Job", headers: bearer)
      try await check(client, "/v1/jobs", "JobList", headers: bearer)
      try await check(client, "/v1/usage", "Usage", headers: bearer)
      try await check(client, "/api/v1/ocr/\(known["chat"] ?? "")", "ChatJob", headers: bearer)
      try await check(
        client, "/api/tasks/document/ocr/\(known["picwish"] ?? "")", "PicWishTask", headers: key)
    }
  }

  @Test func whatSubmissionsAnswer() async throws {
    let server = try await TestServer(limits: TokenLimits(requestsPerSecond: 50))
    let (bearer, key) = (server.bearer, server.key)
    try await server.testIdle { client in
      let job = try await RequestForm(file: ("file", "a.bmp", SampleFiles.bitmap()))
        .post(to: "/v1/jobs", client, headers: bearer)
      job.isDescribed(as: "Job")
      #expect(job.headers[.rateLimitLimit] == "50")
      #expect(job.headers[.rateLimitRemaining].flatMap { Int($0) }.map { $0 < 50 } == true)
      let task = try await RequestForm(file: ("image_file", "a.bmp", SampleFiles.bitmap()))
        .post(to: "/api/tasks/document/ocr", client, headers: key)
      task.isDescribed(as: "PicWishCreated")
      let look = try await client.execute(uri: "/v1/jobs", method: .get, headers: bearer)
      #expect(look.headers[.rateLimitLimit] == nil)
    }
  }
}
