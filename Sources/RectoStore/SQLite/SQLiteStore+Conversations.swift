public import Foundation
import GRDB
public import RectoModel

extension SQLiteStore: ConversationStore {
  public func add(
    _ messages: [ConversationMessage], to conversation: String, of job: String, now: Date
  ) async throws(RectoError) -> Bool {
    try await write { database in
      guard try Self.begin(conversation, of: job, now: now, database) else { return false }
      for message in messages {
        try database.execute(
          sql: """
            INSERT INTO message (conversation, role, content, citations, createdAt) VALUES (?, ?, ?, ?, ?)
            """,
          arguments: [
            conversation, message.role.rawValue, message.content, message.citations,
            message.createdAt.milliseconds,
          ])
      }
      return true
    }
  }

  public func hasConversation(_ conversation: String, of job: String) async throws(RectoError) -> Bool {
    try await read { database in try Self.job(of: conversation, database) == job }
  }

  public func messages(
    of job: String, in conversation: String?
  ) async throws(RectoError) -> [ConversationMessage] {
    try await read { database in
      let sql = """
        SELECT message.* FROM message JOIN conversation ON conversation.id = message.conversation
        WHERE conversation.job = ? AND (? IS NULL OR conversation.id = ?) ORDER BY message.number
        """
      return try Row.fetchAll(database, sql: sql, arguments: [job, conversation, conversation])
        .map(ConversationMessage.init)
    }
  }

  private static func job(of conversation: String, _ database: Database) throws -> String? {
    try String.fetchOne(database, sql: "SELECT job FROM conversation WHERE id = ?", arguments: [conversation])
  }

  /// Returns whether it is a conversation about this job, which it may have just become.
  private static func begin(
    _ conversation: String, of job: String, now: Date, _ database: Database
  ) throws -> Bool {
    if let known = try Self.job(of: conversation, database) { return known == job }
    // The job may have been deleted while an answer was looked for.
    guard try JobRecord.fetch(job, database) != nil else { return false }
    try database.execute(
      sql: "INSERT INTO conversation (id, job, createdAt) VALUES (?, ?, ?)",
      arguments: [conversation, job, now.milliseconds])
    return true
  }
}

extension ConversationMessage {
  fileprivate init(_ row: Row) throws {
    let name: String = row["role"]
    guard let role = Role(rawValue: name) else {
      throw RectoError(.internalInvariant, "The store holds a message of the unknown role \"\(name)\".")
    }
    self.init(
      conversation: row["conversation"], role: role, content: row["content"], citations: row["citations"],
      createdAt: Date(milliseconds: row["createdAt"]))
  }
}
