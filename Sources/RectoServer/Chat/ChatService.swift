import Foundation
import Logging
import RectoEvidence
import RectoInference
import RectoModel
import RectoStore

/// Answers questions about finished jobs, and remembers what was said. From any task.
struct ChatService: Sendable {
  let stores: Stores
  let service: JobService
  let model: GroundedAnswerer?
  /// So many questions are with the model at a time.
  let turnstile = Turnstile(width: 4)
  let logger: Logger

  /// The longest message, in characters.
  static let longestMessage = 4000

  /// What was said in return, and in which conversation.
  struct Reply: Sendable {
    var conversation: String
    var answer: Answer
  }

  /// Throws `.badRequest` for what is no question, `.notReady` before the job is done, and `.notFound` when the
  /// conversation is about something else.
  func ask(_ message: String, conversation: String?, about job: JobRecord) async throws -> Reply {
    let question = message.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !question.isEmpty else { throw ServiceError(.badRequest, "message holds no question.") }
    guard question.count <= Self.longestMessage else {
      throw ServiceError(.badRequest, "message has more than \(Self.longestMessage) characters.")
    }
    if let conversation, try await !stores.conversations.hasConversation(conversation, of: job.id) {
      throw Self.noSuchConversation
    }
    let index = try await index(of: job)
    let asked = Date()
    let answer = try await answer(question, from: index)
    let id = conversation ?? UUID().uuidString.lowercased()
    try await keep(question, answer, in: id, of: job, asked: asked)
    return Reply(conversation: id, answer: answer)
  }

  /// Everything that was said about the job, or in one conversation about it.
  func history(of job: JobRecord, conversation: String?) async throws -> [ConversationMessage] {
    if let conversation, try await !stores.conversations.hasConversation(conversation, of: job.id) {
      throw Self.noSuchConversation
    }
    return try await stores.conversations.messages(of: job.id, in: conversation)
  }

  /// The document's own words when the model can't be asked.
  private func answer(_ question: String, from index: EvidenceIndex) async throws -> Answer {
    guard let model else { return try index.answer(question) }
    do {
      return try await turnstile.pass { try await model.answer(question, from: index) }
    } catch let error as RectoError where error.code == .engineFailure {
      logger.warning(
        "The language model fails", metadata: ["error": "\(error)", "cause": "\(error.cause ?? "")"])
      return try index.answer(question)
    }
  }

  private func index(of job: JobRecord) async throws -> EvidenceIndex {
    if job.state == .done, try await stores.files.file(JobPlan.evidenceName, of: job.id) == nil {
      throw ServiceError(
        .notFound, "The job has no text to ask: hand the file in again, with json among its formats.")
    }
    return try EvidenceIndex(contentsOf: try await service.result(JobPlan.evidenceName, of: job))
  }

  private func keep(
    _ question: String, _ answer: Answer, in conversation: String, of job: JobRecord, asked: Date
  ) async throws {
    let messages = [
      ConversationMessage(conversation: conversation, role: .user, content: question, createdAt: asked),
      ConversationMessage(
        conversation: conversation, role: .assistant, content: answer.content,
        citations: try JSONEncoder.ordered.encode(answer.citations), createdAt: Date()),
    ]
    guard try await stores.conversations.add(messages, to: conversation, of: job.id, now: asked) else {
      throw ServiceError.noSuchJob
    }
  }

  private static let noSuchConversation = ServiceError(
    .notFound, "There is no such conversation about this job.")
}
