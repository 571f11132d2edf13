import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import RectoEvidence
import RectoStore

/// The OCR.chat-compatible way to ask about a job: `/api/v1/chat/`. It always needs a token.
struct ConversationRoutes: Sendable {
  let parts: ServerParts
  let chat: ChatService

  /// More than any question is.
  private static let bodyBytes = 1 << 17

  func add(to router: Router<ServerContext>) {
    router.post("/api/v1/chat/:id") { try await ask($0, $1) }
    router.get("/api/v1/chat/:id/history") { try await history($0, $1) }
  }

  private func own(_ request: Request, _ context: ServerContext) async throws -> (JobRecord, Caller) {
    let caller = try await parts.authentication.bearer(
      request, address: parts.origin.address(request, context), query: "api_token")
    guard caller.token != nil else { throw ServiceError(.missingToken, "Chat needs a token.") }
    return (try await parts.service.job(try context.parameters.require("id"), caller: caller), caller)
  }

  private func ask(_ request: Request, _ context: ServerContext) async throws -> Response {
    let (record, caller) = try await own(request, context)
    try await parts.limit(caller)
    let question = try await request.json(
      Ask.self, upTo: Self.bodyBytes, remedy: "Send JSON: {\"message\": \"your question\"}.")
    let reply = try await chat.ask(question.message, conversation: question.conversation, about: record)
    let message = MessageView(
      role: .assistant, content: reply.answer.content, citations: reply.answer.citations)
    return try .json(ReplyView(conversation: reply.conversation, message: message))
  }

  private func history(_ request: Request, _ context: ServerContext) async throws -> Response {
    let (record, _) = try await own(request, context)
    let conversation = request.uri.queryParameters["conversation"].map(String.init)
    let messages = try await chat.history(of: record, conversation: conversation)
    return try .json(
      HistoryView(
        uuid: record.id, conversation: messages.last?.conversation,
        messages: try messages.map(MessageView.init)))
  }

  private struct Ask: Decodable {
    var message: String
    var conversation: String?
  }
}

private struct ReplyView: Encodable {
  var conversation: String
  var message: MessageView
}

private struct HistoryView: Encodable {
  var uuid: String
  /// The one that was spoken in last; nil when nothing was asked yet.
  var conversation: String?
  var messages: [MessageView]
}

private struct MessageView: Encodable {
  var role: ConversationMessage.Role
  var content: String
  var citations: [Answer.Citation]
  var conversation: String?
  var createdAt: String?

  private enum CodingKeys: String, CodingKey {
    case role, content, citations, conversation
    case createdAt = "created_at"
  }

  init(role: ConversationMessage.Role, content: String, citations: [Answer.Citation]) {
    self.role = role
    self.content = content
    self.citations = citations
  }

  init(_ message: ConversationMessage) throws {
    let citations = try message.citations.map { try JSONDecoder().decode([Answer.Citation].self, from: $0) }
    self.init(role: message.role, content: message.content, citations: citations ?? [])
    conversation = message.conversation
    createdAt = Caller.time(message.createdAt)
  }
}
