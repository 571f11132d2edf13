public import Foundation
import GRDB
public import RectoModel

extension SQLiteStore: JobStore {
  public func add(
    _ job: NewJob, limits: AdmissionLimits, now: Date
  ) async throws(RectoError) -> Admission {
    try await write { database in
      if let refusal = try Self.refusal(of: job, limits: limits, database) { return refusal }
      try Self.insert(job, now: now, database)
      guard let record = try JobRecord.fetch(job.id, database) else {
        throw RectoError(.internalInvariant, "A job that was just stored is missing.")
      }
      return .accepted(record)
    }
  }

  public func job(_ id: String) async throws(RectoError) -> JobRecord? {
    try await read { try JobRecord.fetch(id, $0) }
  }

  public func idsWithFiles() async throws(RectoError) -> Set<String> {
    try await read { try String.fetchSet($0, sql: "SELECT id FROM job WHERE state <> 'expired'") }
  }

  public func jobs(of owner: String, before: Int64?, limit: Int) async throws(RectoError) -> [JobRecord] {
    try await read { database in
      let sql = "SELECT * FROM job WHERE owner = ? AND number < ? ORDER BY number DESC LIMIT ?"
      return try Row.fetchAll(database, sql: sql, arguments: [owner, before ?? .max, limit])
        .map(JobRecord.init)
    }
  }

  public func prepared(
    _ id: String, pageCount: Int?, inputBytes: Int, pages cap: Int?, expiresAt: Date, now: Date
  ) async throws(RectoError) -> Bool {
    try await write { database in
      guard let job = try JobRecord.fetch(id, database), job.state == .preparing else { return false }
      _ = try database.change(
        "UPDATE job SET state = 'queued', pageCount = ?, inputBytes = ? WHERE id = ?",
        [pageCount, inputBytes, id])
      let sql = "SELECT period FROM job WHERE id = ?"
      let period = try String.fetchOne(database, sql: sql, arguments: [id]) ?? ""
      let used = try Self.spoken(of: job.owner, period: period, database)
      if let cap, used > cap {
        let error = RectoError(
          .limitExceeded, "The file has more pages than are left: \(used) of \(cap) with it.")
        _ = try database.end(
          id, .failed, failure: JobFailureRecord(.allowance, error), expiresAt: expiresAt, now: now)
        return false
      }
      return true
    }
  }

  public func unprepared(
    _ id: String, _ failure: JobFailureRecord, expiresAt: Date, now: Date
  ) async throws(RectoError) {
    _ = try await write { database in
      try database.end(
        id, .failed, failure: failure, expiresAt: expiresAt, now: now, where: "state = 'preparing'")
    }
  }

  public func preparing() async throws(RectoError) -> [String] {
    try await read { database in
      try String.fetchAll(database, sql: "SELECT id FROM job WHERE state = 'preparing' ORDER BY number")
    }
  }

  public func cancel(_ id: String, expiresAt: Date, now: Date) async throws(RectoError) -> Bool {
    try await write { try $0.end(id, .cancelled, expiresAt: expiresAt, now: now) }
  }

  public func delete(_ id: String) async throws(RectoError) {
    _ = try await write { database in
      try database.change(
        "DELETE FROM job WHERE id = ? AND state NOT IN ('preparing', 'queued', 'processing')", [id])
    }
  }

  public func overdue(now: Date) async throws(RectoError) -> [String] {
    try await read { database in
      let sql = """
        SELECT id FROM job WHERE expiresAt <= ? AND state IN ('done', 'failed', 'cancelled') ORDER BY number
        """
      return try String.fetchAll(database, sql: sql, arguments: [now.milliseconds])
    }
  }

  public func expire(_ id: String, forgetAt: Date) async throws(RectoError) {
    _ = try await write { database in
      // What was asked quotes what is deleted.
      _ = try database.change("DELETE FROM conversation WHERE job = ?", [id])
      return try database.change(
        """
        UPDATE job SET state = 'expired', expiresAt = ?, summary = NULL, request = x'7b7d'
        WHERE id = ? AND state IN ('done', 'failed', 'cancelled')
        """,
        [forgetAt.milliseconds, id])
    }
  }

  public func forgetExpired(now: Date) async throws(RectoError) {
    _ = try await write { database in
      try database.change("DELETE FROM job WHERE state = 'expired' AND expiresAt <= ?", [now.milliseconds])
    }
  }

  public func usage(of owner: String, period: String) async throws(RectoError) -> Int {
    try await read { try Self.delivered(to: owner, period: period, $0) }
  }

  public func usage(of owner: String) async throws(RectoError) -> [PeriodUsage] {
    try await read { database in
      let sql = "SELECT period, pages FROM usage WHERE owner = ? ORDER BY period DESC"
      return try Row.fetchAll(database, sql: sql, arguments: [owner])
        .map { PeriodUsage(period: $0["period"], pages: $0["pages"]) }
    }
  }
}

extension SQLiteStore {
  private static func refusal(
    of job: NewJob, limits: AdmissionLimits, _ database: Database
  ) throws -> Admission? {
    if let key = job.idempotencyKey {
      let sql = "SELECT * FROM job WHERE owner = ? AND idempotencyKey = ?"
      if let row = try Row.fetchOne(database, sql: sql, arguments: [job.owner, key]) {
        return row["fingerprint"] == job.fingerprint ? .repeated(try JobRecord(row)) : .keyTaken
      }
    }
    if let cap = limits.pages {
      let used = try spoken(of: job.owner, period: job.period, database)
      guard used + max(1, job.pageCount ?? 1) <= cap else { return .overAllowance(used: used, cap: cap) }
    }
    let sql = "SELECT COUNT(*) FROM job WHERE state IN ('preparing', 'queued', 'processing')"
    let unfinished = try Int.fetchOne(database, sql: sql) ?? 0
    return unfinished < limits.unfinishedJobs ? nil : .queueFull
  }

  private static func insert(_ job: NewJob, now: Date, _ database: Database) throws {
    try database.execute(
      sql: """
        INSERT INTO job (id, owner, surface, state, priority, period, request, secret, idempotencyKey,
          fingerprint, pageCount, inputBytes, createdAt)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        job.id, job.owner, job.surface, (job.isPreparing ? JobState.preparing : .queued).rawValue,
        job.priority, job.period, job.request, job.secret, job.idempotencyKey, job.fingerprint,
        job.pageCount, job.inputBytes, now.milliseconds,
      ])
    if let callback = job.callback {
      try database.execute(
        sql: "INSERT INTO callback (job, url, key) VALUES (?, ?, ?)",
        arguments: [job.id, callback.url, callback.key])
    }
  }

  /// Pages that were delivered, and those of jobs that are not final.
  private static func spoken(of owner: String, period: String, _ database: Database) throws -> Int {
    let sql = """
      SELECT COALESCE(SUM(MAX(1, COALESCE(pageCount, 1))), 0) FROM job
      WHERE owner = ? AND period = ? AND state IN ('preparing', 'queued', 'processing')
      """
    let reserved = try Int.fetchOne(database, sql: sql, arguments: [owner, period]) ?? 0
    return try delivered(to: owner, period: period, database) + reserved
  }

  private static func delivered(to owner: String, period: String, _ database: Database) throws -> Int {
    let sql = "SELECT pages FROM usage WHERE owner = ? AND period = ?"
    return try Int.fetchOne(database, sql: sql, arguments: [owner, period]) ?? 0
  }
}
