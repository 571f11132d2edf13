public import Foundation
import GRDB
public import RectoModel

extension SQLiteStore: JobQueue {
  /// A job whose server went away this often is not tried again: it may be what ends the server.
  private static let mostInterruptions = 20

  public func claim(leaseUntil: Date, now: Date) async throws(RectoError) -> Claim? {
    let lease = UUID().uuidString
    return try await write { database in
      guard let id = try Self.next(database) else { return nil }
      _ = try database.change(
        """
        UPDATE job SET state = 'processing', lease = ?, leaseUntil = ?, pagesDone = 0,
          startedAt = COALESCE(startedAt, ?) WHERE id = ?
        """,
        [lease, leaseUntil.milliseconds, now.milliseconds, id])
      guard let job = try JobRecord.fetch(id, database) else { return nil }
      _ = try database.change(
        """
        INSERT INTO turn (owner, number) VALUES (?, (SELECT COALESCE(MAX(number), 0) + 1 FROM turn))
        ON CONFLICT (owner) DO UPDATE SET number = excluded.number
        """,
        [job.owner])
      return Claim(job: job, lease: lease)
    }
  }

  public func renew(_ claim: Claim, until: Date) async throws(RectoError) -> Bool {
    try await write { database in
      try database.change(
        "UPDATE job SET leaseUntil = ? WHERE \(Self.isClaimed)",
        [until.milliseconds, claim.job.id, claim.lease]) == 1
    }
  }

  public func progress(
    _ claim: Claim, pagesDone: Int, pageCount: Int?
  ) async throws(RectoError) -> Bool {
    try await write { database in
      try database.change(
        """
        UPDATE job SET pagesDone = MAX(pagesDone, ?), pageCount = COALESCE(?, pageCount)
        WHERE \(Self.isClaimed)
        """,
        [pagesDone, pageCount, claim.job.id, claim.lease]) == 1
    }
  }

  public func finish(
    _ claim: Claim, _ outcome: JobOutcome, expiresAt: Date, now: Date
  ) async throws(RectoError) -> Bool {
    try await write { database in
      switch outcome {
      case .failed(let failure):
        return try Self.end(claim, .failed, failure, expiresAt: expiresAt, now: now, database)
      case .done(let summary, let pages, let outputBytes):
        guard try Self.end(claim, .done, nil, expiresAt: expiresAt, now: now, database) else { return false }
        _ = try database.change(
          "UPDATE job SET summary = ?, outputBytes = ?, pagesDone = ?, pageCount = ? WHERE id = ?",
          [summary, outputBytes, pages, pages, claim.job.id])
        try Self.count(pages, for: claim.job, database)
        return true
      }
    }
  }

  public func putBack(
    _ claim: Claim, _ reason: PutBackReason, expiresAt: Date, now: Date
  ) async throws(RectoError) -> JobState {
    try await write { database in
      if case .crash(let error) = reason {
        _ = try database.change(
          "UPDATE job SET crashes = crashes + 1 WHERE \(Self.isClaimed)", [claim.job.id, claim.lease])
        if claim.job.crashes > 0 {
          let failure = JobFailureRecord(.crashed, error)
          _ = try Self.end(claim, .failed, failure, expiresAt: expiresAt, now: now, database)
        }
      }
      _ = try database.change(
        "UPDATE job SET state = 'queued', lease = NULL, leaseUntil = NULL WHERE \(Self.isClaimed)",
        [claim.job.id, claim.lease])
      return try JobRecord.fetch(claim.job.id, database)?.state ?? .cancelled
    }
  }

  public func recover(all: Bool, expiresAt: Date, now: Date) async throws(RectoError) {
    try await write { database in
      let lost = try String.fetchAll(
        database, sql: "SELECT id FROM job WHERE state = 'processing' AND (? OR leaseUntil < ?)",
        arguments: [all, now.milliseconds])
      for id in lost {
        _ = try database.change(
          """
          UPDATE job SET state = 'queued', interruptions = interruptions + 1, lease = NULL, leaseUntil = NULL
          WHERE id = ?
          """, [id])
        let error = RectoError(
          .engineFailure, "The server went away \(Self.mostInterruptions) times while it worked on this.")
        _ = try database.end(
          id, .failed, failure: JobFailureRecord(.crashed, error), expiresAt: expiresAt, now: now,
          where: "interruptions >= ?", [Self.mostInterruptions])
      }
    }
  }

  public func depth() async throws(RectoError) -> QueueDepth {
    try await read { database in
      let sql =
        "SELECT state, COUNT(*) FROM job WHERE state IN ('preparing', 'queued', 'processing') GROUP BY 1"
      var counts: [String: Int] = [:]
      for row in try Row.fetchAll(database, sql: sql) { counts[row[0]] = row[1] }
      return QueueDepth(
        preparing: counts["preparing"] ?? 0, queued: counts["queued"] ?? 0,
        processing: counts["processing"] ?? 0)
    }
  }
}

extension SQLiteStore {
  private static let isClaimed = "id = ? AND lease = ? AND state = 'processing'"

  private static func next(_ database: Database) throws -> String? {
    try String.fetchOne(
      database,
      sql: """
        SELECT job.id FROM job LEFT JOIN turn ON turn.owner = job.owner WHERE state = 'queued'
        ORDER BY priority DESC, COALESCE(turn.number, 0), job.number LIMIT 1
        """)
  }

  private static func end(
    _ claim: Claim, _ state: JobState, _ failure: JobFailureRecord?, expiresAt: Date, now: Date,
    _ database: Database
  ) throws -> Bool {
    try database.end(
      claim.job.id, state, failure: failure, expiresAt: expiresAt, now: now,
      where: "state = 'processing' AND lease = ?", [claim.lease])
  }

  private static func count(_ pages: Int, for job: JobRecord, _ database: Database) throws {
    _ = try database.change(
      """
      INSERT INTO usage (owner, period, pages) SELECT owner, period, ? FROM job WHERE id = ?
      ON CONFLICT (owner, period) DO UPDATE SET pages = pages + excluded.pages
      """,
      [pages, job.id])
  }
}
