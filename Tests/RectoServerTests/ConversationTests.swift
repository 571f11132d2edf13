import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import RectoEvidence
import RectoModel
import RectoStore
import Testing

@testable import RectoServer

/// Chat about a job, without workers: the job is the sample invoice.
@Suite struct ConversationTests {
  /// A server with a finished job that can be asked.
  private func invoice() async throws -> (TestServer, String) {
    let server = try await TestServer()
    let job = try await server.job("chat")
    let claim = try await server.claim()
    let work = try await server.folder.files.makeWorkFolder()
    let file = work.appendingPathComponent("evidence")
    try EvidenceIndex.write(try SampleFiles.document("invoice"), to: file)
    try await server.folder.files.put(file, as: "evidence", of: job.id)
    try await server.finish(claim)
    return (server, job.id)
  }

  private func ask(
    _ json: String, about id: String, _ client: any TestClientProtocol, _ headers: HTTPFields
  ) async throws -> TestResponse {
    try await client.execute(
      uri: "/api/v1/chat/\(id)/", method: .post, headers: headers.merging([.contentType: "application/json"]),
      body: ByteBuffer(string: json))
  }

  @Test func thePublishedExampleWorks() async throws {
    let (server, id) = try await invoice()
    let headers = server.bearer
    try await server.testIdle { client in
      let response = try await ask(
        #"{"message": "What is the invoice total and due date?"}"#, about: id, client, headers)
      #expect(response.status == .ok, "\(response.text)")
      response.isDescribed(as: "ChatReply")
      let conversation = try #require(response.object["conversation"] as? String)
      let message = try #require(response.object["message"] as? [String: any Sendable])
      #expect(message["role"] as? String == "assistant")
      #expect(message["content"] as? String == "To pay: 2,145.60 (p. 1). Due: 22 November 2024 (p. 1).")
      let citations = try #require(message["citations"] as? [[String: any Sendable]])
      #expect(citations.map { $0["page"] as? Int } == [1, 1])
      let snippets = citations.map { $0["snippet"] as? String }
      #expect(snippets == ["To pay\t\t\t\t2,145.60", "Due: 22 November 2024"])
      let more = try await ask(
        #"{"message": "Who is the president?", "conversation": "\#(conversation)"}"#, about: id, client,
        headers)
      #expect(more.object["conversation"] as? String == conversation)
      let refusal = try #require(more.object["message"] as? [String: any Sendable])
      #expect((refusal["citations"] as? [any Sendable])?.isEmpty == true)
      let history = try await client.execute(
        uri: "/api/v1/chat/\(id)/history/", method: .get, headers: headers)
      history.isDescribed(as: "ChatHistory")
      let messages = try #require(history.object["messages"] as? [[String: any Sendable]])
      #expect(messages.map { $0["role"] as? String } == ["user", "assistant", "user", "assistant"])
      #expect(messages[0]["content"] as? String == "What is the invoice total and due date?")
      #expect((messages[1]["citations"] as? [any Sendable])?.count == 2)
    }
  }

  @Test(arguments: [
    "", "[]", "{}", #"{"message": ""}"#, #"{"message": "  "}"#, #"{"message": 5}"#, "not json",
    #"{"message": "\#(String(repeating: "x", count: 4001))"}"#,
  ])
  func whatIsNoQuestionIs400(json: String) async throws {
    let (server, id) = try await invoice()
    let headers = server.bearer
    try await server.testIdle { client in
      let response = try await ask(json, about: id, client, headers)
      #expect(response.status == .badRequest, "\(response.text)")
      #expect(response.object["error"] is String)
    }
  }

  @Test func aJobThatIsNotDoneIs409() async throws {
    let server = try await TestServer()
    let job = try await server.job("chat")
    let headers = server.bearer
    try await server.testIdle { client in
      let response = try await ask(#"{"message": "total?"}"#, about: job.id, client, headers)
      #expect(response.status == .conflict)
    }
  }

  @Test func aJobWithoutTextSaysSo() async throws {
    let server = try await TestServer()
    let job = try await server.job("v1")
    try await server.finish(try await server.claim())
    let headers = server.bearer
    try await server.testIdle { client in
      let response = try await ask(#"{"message": "total?"}"#, about: job.id, client, headers)
      #expect(response.status == .notFound)
      #expect((response.object["error"] as? String)?.contains("json") == true)
    }
  }

  @Test func othersJobsAndConversationsAre404() async throws {
    let (server, id) = try await invoice()
    let (stranger, _) = try await server.folder.store.createToken(
      name: "other", limits: TokenLimits(), now: Date())
    let headers = server.bearer
    try await server.testIdle { client in
      let foreign = try await ask(
        #"{"message": "total?"}"#, about: id, client, [.authorization: "Bearer \(stranger)"])
      #expect(foreign.status == .notFound)
      let unknown = try await ask(
        #"{"message": "total?", "conversation": "x"}"#, about: id, client, headers)
      #expect(unknown.status == .notFound)
      let bare = try await ask(#"{"message": "total?"}"#, about: id, client, [:])
      #expect(bare.status == .unauthorized)
    }
  }

  @Test func whatWasAskedGoesWithTheResults() async throws {
    let (server, id) = try await invoice()
    let (headers, store) = (server.bearer, server.folder.store)
    try await server.testIdle { client in
      _ = try await ask(#"{"message": "total?"}"#, about: id, client, headers)
    }
    #expect(try await store.messages(of: id, in: nil).count == 2)
    try await store.expire(id, forgetAt: Date() + 99)
    #expect(try await store.messages(of: id, in: nil).isEmpty)
  }
}
