public import Foundation
public import RectoModel

/// Keeps what was asked about jobs. It goes with the job's results. Calls may come from any task and side by side; all
/// throw `.resourceUnavailable` when the store can't be used.
public protocol ConversationStore: Sendable {
  /// Keeps messages at the end of a conversation, all or none; a conversation that is not known yet begins with them.
  /// Returns false when there is a conversation with this id about another job, or when the job is gone.
  func add(
    _ messages: [ConversationMessage], to conversation: String, of job: String, now: Date
  ) async throws(RectoError) -> Bool

  /// Whether this conversation is one about the job.
  func hasConversation(_ conversation: String, of job: String) async throws(RectoError) -> Bool

  /// All messages about a job, in the order in which they came; those of one conversation alone when it is named.
  func messages(of job: String, in conversation: String?) async throws(RectoError) -> [ConversationMessage]
}

/// Something that was said.
public struct ConversationMessage: Sendable, Hashable {
  public enum Role: String, Sendable, Hashable, Codable {
    case user, assistant
  }

  public var conversation: String
  public var role: Role
  public var content: String
  /// As the server encodes them; nil for none.
  public var citations: Data?
  public var createdAt: Date

  public init(
    conversation: String, role: Role, content: String, citations: Data? = nil, createdAt: Date
  ) {
    self.conversation = conversation
    self.role = role
    self.content = content
    self.citations = citations
    self.createdAt = createdAt
  }
}
