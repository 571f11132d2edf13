public import Foundation
import GRDB
public import RectoModel

extension SQLiteStore: TokenStore {
  public func createToken(
    name: String, limits: TokenLimits, now: Date
  ) async throws(RectoError) -> (token: String, record: TokenRecord) {
    let token = TokenSecret()
    let record = TokenRecord(
      id: token.id, name: name, limits: limits, createdAt: Date(milliseconds: now.milliseconds),
      callbackKey: token.callbackKey)
    try await write { database in
      try database.execute(
        sql: """
          INSERT INTO token (id, name, hash, callbackKey, pagesPerMonth, requestsPerSecond, priority, createdAt)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          record.id, name, token.hash, record.callbackKey, limits.pagesPerMonth, limits.requestsPerSecond,
          limits.priority, now.milliseconds,
        ])
    }
    return (token.text, record)
  }

  public func token(_ token: String) async throws(RectoError) -> TokenRecord? {
    guard let given = TokenSecret(token) else { return nil }
    return try await read { database in
      let sql = "SELECT * FROM token WHERE id = ?"
      let row = try Row.fetchOne(database, sql: sql, arguments: [given.id])
      let matches = given.matches(hash: row?["hash"] ?? Data(count: 32))
      guard matches, let record = row.map(TokenRecord.init), record.revokedAt == nil else { return nil }
      return record
    }
  }

  public func token(id: String) async throws(RectoError) -> TokenRecord? {
    try await read { database in
      try Row.fetchOne(database, sql: "SELECT * FROM token WHERE id = ?", arguments: [id])
        .map(TokenRecord.init)
    }
  }

  public func tokens() async throws(RectoError) -> [TokenRecord] {
    try await read { database in
      try Row.fetchAll(database, sql: "SELECT * FROM token ORDER BY createdAt, id").map(TokenRecord.init)
    }
  }

  public func revokeToken(_ idOrName: String, now: Date) async throws(RectoError) -> TokenRecord {
    try await write { database in
      let sql = "SELECT * FROM token WHERE (id = ? OR name = ?) AND revokedAt IS NULL"
      let found = try Row.fetchAll(database, sql: sql, arguments: [idOrName, idOrName])
        .map(TokenRecord.init)
      guard var record = found.first else {
        throw RectoError(
          .contentMissing, "No token has the id or name \"\(idOrName)\"; see recto token list.")
      }
      guard found.count == 1 else {
        throw RectoError(.malformedInput, "\(found.count) tokens are named \"\(idOrName)\"; name the id.")
      }
      record.revokedAt = Date(milliseconds: now.milliseconds)
      try database.execute(
        sql: "UPDATE token SET revokedAt = ? WHERE id = ?", arguments: [now.milliseconds, record.id])
      return record
    }
  }

  public func secret(_ name: String) async throws(RectoError) -> Data {
    let fresh = Data.random(byteCount: 32)
    return try await write { database in
      try database.execute(
        sql: "INSERT INTO secret (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING",
        arguments: [name, fresh])
      return try Data.fetchOne(database, sql: "SELECT value FROM secret WHERE name = ?", arguments: [name])
        ?? fresh
    }
  }
}

extension TokenRecord {
  fileprivate init(_ row: Row) {
    self.init(
      id: row["id"], name: row["name"],
      limits: TokenLimits(
        pagesPerMonth: row["pagesPerMonth"], requestsPerSecond: row["requestsPerSecond"],
        priority: row["priority"]),
      createdAt: Date(milliseconds: row["createdAt"]),
      revokedAt: (row["revokedAt"] as Int64?).map(Date.init(milliseconds:)),
      callbackKey: row["callbackKey"])
  }
}
