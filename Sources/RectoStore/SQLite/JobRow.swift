import Foundation
import GRDB
import RectoModel

extension JobRecord {
  static func fetch(_ id: String, _ database: Database) throws -> JobRecord? {
    try Row.fetchOne(database, sql: "SELECT * FROM job WHERE id = ?", arguments: [id]).map(JobRecord.init)
  }

  init(_ row: Row) throws {
    let name: String = row["state"]
    guard let state = JobState(rawValue: name) else {
      throw RectoError(.internalInvariant, "The store holds a job in the unknown state \"\(name)\".")
    }
    let failure: Data? = row["failure"]
    self.init(
      id: row["id"], number: row["number"], owner: row["owner"], surface: row["surface"], state: state,
      request: row["request"], secret: row["secret"], pageCount: row["pageCount"],
      pagesDone: row["pagesDone"], crashes: row["crashes"], interruptions: row["interruptions"],
      inputBytes: row["inputBytes"], outputBytes: row["outputBytes"],
      createdAt: Date(milliseconds: row["createdAt"]),
      startedAt: (row["startedAt"] as Int64?).map(Date.init(milliseconds:)),
      finishedAt: (row["finishedAt"] as Int64?).map(Date.init(milliseconds:)),
      expiresAt: (row["expiresAt"] as Int64?).map(Date.init(milliseconds:)),
      failure: try failure.map { try JSONDecoder().decode(JobFailureRecord.self, from: $0) },
      summary: row["summary"])
  }
}

extension Date {
  init(milliseconds: Int64) { self.init(timeIntervalSince1970: Double(milliseconds) / 1000) }
  var milliseconds: Int64 { Int64((timeIntervalSince1970 * 1000).rounded()) }
}

extension Database {
  /// Returns how many rows it changed.
  func change(_ sql: String, _ arguments: StatementArguments) throws -> Int {
    try execute(sql: sql, arguments: arguments)
    return changesCount
  }

  /// Makes a job final, and its callback due. Returns whether it was found in one of the states.
  func end(
    _ id: String, _ state: JobState, failure: JobFailureRecord? = nil, expiresAt: Date, now: Date,
    where condition: String = "state IN ('preparing', 'queued', 'processing')",
    _ more: StatementArguments = []
  ) throws -> Bool {
    let encoded = try failure.map { try JSONEncoder().encode($0) }
    return try change(
      """
      UPDATE job SET state = ?, failure = ?, finishedAt = ?, expiresAt = ?, secret = NULL, lease = NULL,
        leaseUntil = NULL WHERE id = ? AND \(condition)
      """,
      [state.rawValue, encoded, now.milliseconds, expiresAt.milliseconds, id] + more) == 1
  }
}
