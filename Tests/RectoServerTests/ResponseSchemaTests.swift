import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import RectoModel
import RectoStore
import Testing

@testable import RectoServer

/// Answers as they are, held against what `/openapi.json` says of them.
@Suite struct ResponseSchemaTests {
  /// What is wrong with a value; none when it is as the schema says.
  private func faults(_ value: any Sendable, _ schema: JSONValue, at place: String = "$") -> [String] {
    guard case .object(let rules) = schema else { return ["\(place): no schema"] }
    if case .string(let reference)? = rules["$ref"] {
      let name = String(reference.split(separator: "/").last ?? "")
      guard let target = ResponseSchema.all[name] else { return ["\(place): \(name) is missing"] }
      return faults(value, target, at: place)
    }
    var found: [String] = []
    if case .list(let allowed)? = rules["enum"], !allowed.contains(where: { isEqual($0, value) }) {
      found.append("\(place): \(value) is none of the values")
    }
    switch rules["type"] {
    case .string("object"):
      guard let object = value as? [String: any Sendable] else { return ["\(place): no object"] }
      found += objectFaults(object, rules, at: place)
    case .string("array"):
      guard let list = value as? [any Sendable], let items = rules["items"] else {
        return ["\(place): no list"]
      }
      found += list.enumerated().flatMap { faults($1, items, at: "\(place)[\($0)]") }
    case .string("string"): if !(value is String) { found.append("\(place): no text") }
    case .string("boolean"): if !(value is Bool) { found.append("\(place): no flag") }
    case .string("integer"): if !(value is Int) { found.append("\(place): no whole number") }
    case .string("number"): if !(value is Double) { found.append("\(place): no number") }
    default: found.append("\(place): no type")
    }
    return found
  }

  private func objectFaults(_ object: [String: any Sendable], _ rules: [String: JSONValue], at place: String)
    -> [String]
  {
    guard case .object(let properties)? = rules["properties"] else { return ["\(place): no properties"] }
    var found: [String] = []
    if case .list(let required)? = rules["required"] {
      for case .string(let name) in required where object[name] == nil {
        found.append("\(place).\(name) is missing")
      }
    }
    for (name, member) in object {
      if let schema = properties[name] {
        found += faults(member, schema, at: "\(place).\(name)")
      } else {
        found.append("\(place).\(name) is not described")
      }
    }
    return found
  }

  private func isEqual(_ allowed: JSONValue, _ value: any Sendable) -> Bool {
    switch (allowed, value) {
    case (.string(let text), let value as String): text == value
    case (_, let value as Int): allowed == JSONValue(integerLiteral: value)
    default: false
    }
  }

  private func check(
    _ client: any TestClientProtocol, _ path: String, _ name: String, headers: HTTPFields = [:]
  ) async throws {
    let response = try await client.execute(uri: path, method: .get, headers: headers)
    try check(response, name)
  }

  private func check(_ response: TestResponse, _ name: String) throws {
    let found = faults(response.object, ResponseSchema.reference(name))
    #expect(found.isEmpty, "\(name): \(found)")
  }

  @Test func everySchemaIsUsedAndEveryRouteIsThere() {
    let routes = Set(Endpoint.all.map { "\($0.method) \($0.path)" })
    let used = Set(ResponseSchema.ofRoutes.values).union(["ChatError", "PicWishError", "Problem"])
    #expect(Set(ResponseSchema.all.keys) == used)
    for route in Array(ResponseSchema.ofRoutes.keys) + ResponseSchema.ofFiles.keys {
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
      try check(job, "Job")
      #expect(job.headers[.rateLimitLimit] == "50")
      #expect(job.headers[.rateLimitRemaining].flatMap { Int($0) }.map { $0 < 50 } == true)
      let task = try await RequestForm(file: ("image_file", "a.bmp", SampleFiles.bitmap()))
        .post(to: "/api/tasks/document/ocr", client, headers: key)
      try check(task, "PicWishCreated")
      let look = try await client.execute(uri: "/v1/jobs", method: .get, headers: bearer)
      #expect(look.headers[.rateLimitLimit] == nil)
    }
  }
}
