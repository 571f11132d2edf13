import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import RectoModel
import RectoStore
import Testing

@testable import RectoServer

@Suite(.serialized) struct CorrectionTests {
  private func post(
    _ json: String, to id: String, _ client: any TestClientProtocol, _ headers: HTTPFields
  ) async throws -> TestResponse {
    try await client.execute(
      uri: "/v1/jobs/\(id)/corrections", method: .post, headers: headers, body: ByteBuffer(string: json))
  }

  @Test(arguments: [
    "", "{}", #"{"words": []}"#, #"{"words": [{"page": 1}]}"#, #"{"cells": "all"}"#, "[]",
  ])
  func whatIsNoCorrectionIs400(json: String) async throws {
    let server = try await TestServer()
    let job = try await server.job("v1")
    try await server.finish(try await server.claim())
    let headers = server.bearer
    try await server.testIdle { client in
      let response = try await post(json, to: job.id, client, headers)
      #expect(response.status == .badRequest)
    }
  }

  private static let one = #"{"words": [{"page": 1, "box": [0, 0, 5, 5], "text": "a", "replacement": "b"}]}"#

  @Test func whatIsSentIsDescribed() throws {
    let cell = #"{"cells": [{"page": 1, "block": "p1b1", "row": 0, "column": 2, "replacement": "x"}]}"#
    for json in [Self.one, cell] {
      let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: any Sendable]
      let found = SchemaFaults.faults(try #require(object), ResponseSchema.reference("Corrections"))
      #expect(found.isEmpty, "\(found)")
    }
  }

  @Test func onlyOnesOwnFinishedJobsAreCorrected() async throws {
    let server = try await TestServer()
    let waiting = try await server.job("v1")
    let foreign = try await server.job("v1", owner: "token:somebody")
    let headers = server.bearer
    try await server.testIdle { client in
      let early = try await post(Self.one, to: waiting.id, client, headers)
      #expect(early.status == .conflict)
      let others = try await post(Self.one, to: foreign.id, client, headers)
      #expect(others.status == .notFound)
      let nobodys = try await post(Self.one, to: waiting.id, client, [:])
      #expect(nobodys.status == .unauthorized)
    }
  }

  @Test func aCorrectedWordIsInEveryResultAndCostsNothing() async throws {
    let server = try await TestServer()
    let headers = server.bearer.merging([HTTPField.Name.prefer: "wait=100"])
    let scan = try SampleFiles.scan()
    try await server.test { client in
      let form = RequestForm(fields: [("formats", "json,txt,csv")], file: ("file", "invoice.png", scan))
      let job = try await form.post(to: "/v1/jobs", client, headers: headers).object
      let id = try #require(job["id"] as? String)
      let json = try await client.execute(
        uri: "/v1/jobs/\(id)/result/json", method: .get, headers: headers)
      let document = try Document(json: Data(json.body.readableBytesView))
      let word = try #require(document.pages[0].words.first { $0.text == "Bindery" })
      let box = [word.box.x, word.box.y, word.box.width, word.box.height]
      let body = #"{"words": [{"page": 1, "box": \#(box), "text": "Bindery", "replacement": "Book Makers"}]}"#
      let made = try await post(body, to: id, client, headers)
      #expect(made.status == .accepted, "\(made.text)")
      made.isDescribed(as: "Job")
      let second = try #require(made.object["id"] as? String)
      _ = try await client.execute(uri: "/v1/jobs/\(second)?wait=100", method: .get, headers: headers)
      let text = try await client.execute(
        uri: "/v1/jobs/\(second)/result/txt", method: .get, headers: headers)
      #expect(text.text.contains("Quayside Book Makers Ltd"), "\(text.text.prefix(200))")
      let before = try await client.execute(
        uri: "/v1/jobs/\(id)/result/txt", method: .get, headers: headers)
      #expect(before.text.contains("Quayside Bindery Ltd"))
      let usage = try await client.execute(uri: "/v1/usage", method: .get, headers: headers)
      #expect(usage.object["used"] as? Int == 1)
    }
  }
}
