public import Foundation
import GRDB
public import RectoModel

extension SQLiteStore: CallbackStore {
  public func dueCallbacks(now: Date, limit: Int) async throws(RectoError) -> [DueCallback] {
    try await read { database in
      let sql = """
        SELECT callback.* FROM callback JOIN job ON job.id = callback.job
        WHERE job.state IN ('done', 'failed', 'cancelled') AND nextAt <= ? ORDER BY job.finishedAt, job.number
        LIMIT ?
        """
      return try Row.fetchAll(database, sql: sql, arguments: [now.milliseconds, limit]).map {
        DueCallback(job: $0["job"], url: $0["url"], key: $0["key"], failures: $0["failures"])
      }
    }
  }

  public func settle(_ callback: DueCallback) async throws(RectoError) {
    _ = try await write { try $0.change("DELETE FROM callback WHERE job = ?", [callback.job]) }
  }

  public func postpone(_ callback: DueCallback, until: Date) async throws(RectoError) {
    _ = try await write { database in
      try database.change(
        "UPDATE callback SET failures = failures + 1, nextAt = ? WHERE job = ?",
        [until.milliseconds, callback.job])
    }
  }
}
