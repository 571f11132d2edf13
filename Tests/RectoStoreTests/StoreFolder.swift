import Foundation
import RectoModel
import RectoStore

/// A data folder of its own for a test.
struct StoreFolder: ~Copyable {
  let url: URL
  let data: DataFolder

  var store: SQLiteStore { data.store }

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("recto-store-\(UUID().uuidString)")
    data = try DataFolder(url)
  }

  deinit { try? FileManager.default.removeItem(at: url) }
}

extension Date {
  /// Seconds after a day in November 2026.
  static func at(_ seconds: Double) -> Date { Date(timeIntervalSince1970: 1_795_000_000 + seconds) }
}

extension NewJob {
  static func of(
    _ owner: String, pages: Int? = 1, priority: Int = 0, key: String? = nil, fingerprint: String = "",
    isPreparing: Bool = false, callback: NewCallback? = nil
  ) -> NewJob {
    NewJob(
      owner: owner, surface: "v1", request: Data("{}".utf8), secret: "open sesame",
      isPreparing: isPreparing, pageCount: pages, inputBytes: 10, priority: priority, period: "2026-11",
      idempotencyKey: key, fingerprint: fingerprint, callback: callback)
  }
}

extension SQLiteStore {
  /// Hands a job in that must be accepted.
  func accepted(_ job: NewJob) async throws -> JobRecord {
    let admission = try await add(job, limits: AdmissionLimits(unfinishedJobs: 100), now: .at(0))
    guard case .accepted(let record) = admission else { throw NotAccepted(admission: admission) }
    return record
  }

  func claimed(at seconds: Double = 1) async throws -> Claim? {
    try await claim(leaseUntil: .at(seconds + 60), now: .at(seconds))
  }

  func done(_ claim: Claim, pages: Int = 1) async throws -> Bool {
    try await finish(
      claim, .done(summary: Data("{}".utf8), pages: pages, outputBytes: 5), expiresAt: .at(100), now: .at(2))
  }
}

struct NotAccepted: Error {
  let admission: Admission
}
