import Foundation
import RectoModel
import RectoStore
import Testing

@Suite struct QueueTests {
  private let crash = PutBackReason.crash(RectoError(.engineFailure, "It crashed."))

  @Test func ownersTakeTurnsAndPriorityGoesFirst() async throws {
    let folder = try StoreFolder()
    for _ in 0..<3 { _ = try await folder.store.accepted(.of("many")) }
    for owner in ["few", "other"] { _ = try await folder.store.accepted(.of(owner)) }
    _ = try await folder.store.accepted(.of("paid", priority: 1))
    var order: [String] = []
    while let claim = try await folder.store.claimed() { order.append(claim.job.owner) }
    #expect(order == ["paid", "many", "few", "other", "many", "many"])
  }

  @Test func aJobIsOutOnceAndItsPagesCountOnce() async throws {
    let folder = try StoreFolder()
    let job = try await folder.store.accepted(.of("a", pages: 2))
    let claim = try #require(await folder.store.claimed())
    #expect(claim.job.state == .processing)
    #expect(try await folder.store.claimed() == nil)
    #expect(try await folder.store.progress(claim, pagesDone: 1, pageCount: 2))
    #expect(try await folder.store.job(job.id)?.pagesDone == 1)
    #expect(try await folder.store.done(claim, pages: 2))
    #expect(try await !folder.store.done(claim, pages: 2))
    #expect(try await folder.store.usage(of: "a", period: "2026-11") == 2)
    let record = try #require(await folder.store.job(job.id))
    #expect((record.state, record.secret, record.outputBytes) == (.done, nil, 5))
    #expect((record.startedAt, record.finishedAt, record.expiresAt) == (.at(1), .at(2), .at(100)))
  }

  @Test func whoLostTheLeaseIsNotListenedTo() async throws {
    let folder = try StoreFolder()
    _ = try await folder.store.accepted(.of("a"))
    let lost = try #require(await folder.store.claimed(at: 0))
    try await folder.store.recover(all: false, expiresAt: .at(999), now: .at(30))
    #expect(try await folder.store.claimed(at: 30) == nil)
    try await folder.store.recover(all: false, expiresAt: .at(999), now: .at(61))
    let claim = try #require(await folder.store.claimed(at: 62))
    #expect(claim.job.interruptions == 1)
    #expect(try await !folder.store.done(lost))
    #expect(try await !folder.store.renew(lost, until: .at(999)))
    #expect(try await folder.store.renew(claim, until: .at(999)))
    #expect(try await folder.store.done(claim))
    #expect(try await folder.store.usage(of: "a", period: "2026-11") == 1)
  }

  @Test func aSecondCrashFailsTheJobWithItsReason() async throws {
    let folder = try StoreFolder()
    let job = try await folder.store.accepted(.of("a"))
    let first = try #require(await folder.store.claimed())
    #expect(try await folder.store.putBack(first, crash, expiresAt: .at(9), now: .at(2)) == .queued)
    #expect(try await folder.store.job(job.id)?.isWaitingAgain == true)
    let second = try #require(await folder.store.claimed())
    #expect(try await folder.store.putBack(second, crash, expiresAt: .at(9), now: .at(3)) == .failed)
    let record = try #require(await folder.store.job(job.id))
    #expect(record.failure == JobFailureRecord(.crashed, RectoError(.engineFailure, "It crashed.")))
    #expect(try await folder.store.claimed() == nil)
  }

  @Test func aShutdownIsNoCrash() async throws {
    let folder = try StoreFolder()
    let job = try await folder.store.accepted(.of("a"))
    for _ in 0..<4 {
      let claim = try #require(await folder.store.claimed())
      #expect(try await folder.store.putBack(claim, .shutdown, expiresAt: .at(9), now: .at(2)) == .queued)
    }
    let record = try #require(await folder.store.job(job.id))
    #expect((record.crashes, record.interruptions) == (0, 0))
  }

  @Test func aJobThatSeemsToEndTheServerIsGivenUp() async throws {
    let folder = try StoreFolder()
    let job = try await folder.store.accepted(.of("a"))
    for _ in 0..<20 {
      _ = try #require(await folder.store.claimed())
      try await folder.store.recover(all: true, expiresAt: .at(9), now: .at(2))
    }
    #expect(try await folder.store.job(job.id)?.failure?.kind == .crashed)
    #expect(try await folder.store.claimed() == nil)
  }

  @Test func aCancelledJobCannotEndWell() async throws {
    let folder = try StoreFolder()
    let job = try await folder.store.accepted(.of("a"))
    let claim = try #require(await folder.store.claimed())
    #expect(try await folder.store.cancel(job.id, expiresAt: .at(9), now: .at(2)))
    #expect(try await !folder.store.cancel(job.id, expiresAt: .at(9), now: .at(2)))
    #expect(try await !folder.store.done(claim))
    #expect(try await folder.store.putBack(claim, .shutdown, expiresAt: .at(9), now: .at(2)) == .cancelled)
    #expect(try await folder.store.usage(of: "a", period: "2026-11") == 0)
  }

  @Test func onlyFinalJobsCanBeDeleted() async throws {
    let folder = try StoreFolder()
    let job = try await folder.store.accepted(.of("a"))
    try await folder.store.delete(job.id)
    let claim = try #require(await folder.store.claimed())
    try await folder.store.delete(job.id)
    #expect(try await folder.store.done(claim))
    try await folder.store.delete(job.id)
    #expect(try await folder.store.job(job.id) == nil)
    #expect(try await folder.store.usage(of: "a") == [PeriodUsage(period: "2026-11", pages: 1)])
  }

  @Test func resultsExpireAndAreForgottenLater() async throws {
    let folder = try StoreFolder()
    let job = try await folder.store.accepted(.of("a"))
    #expect(try await folder.store.done(#require(try await folder.store.claimed())))
    #expect(try await folder.store.overdue(now: .at(99)) == [])
    #expect(try await folder.store.overdue(now: .at(100)) == [job.id])
    try await folder.store.expire(job.id, forgetAt: .at(500))
    let record = try #require(await folder.store.job(job.id))
    #expect((record.state, record.summary, record.request) == (.expired, nil, Data("{}".utf8)))
    #expect(try await folder.store.overdue(now: .at(999)) == [])
    try await folder.store.forgetExpired(now: .at(499))
    #expect(try await folder.store.job(job.id) != nil)
    try await folder.store.forgetExpired(now: .at(500))
    #expect(try await folder.store.job(job.id) == nil)
  }

  @Test func depthTellsWhatIsUnfinished() async throws {
    let folder = try StoreFolder()
    for _ in 0..<3 { _ = try await folder.store.accepted(.of("a")) }
    _ = try await folder.store.accepted(.of("a", isPreparing: true))
    _ = try await folder.store.claimed()
    #expect(try await folder.store.depth() == QueueDepth(preparing: 1, queued: 2, processing: 1))
  }

  @Test func workersSideBySideGetDifferentJobs() async throws {
    let folder = try StoreFolder()
    for _ in 0..<40 { _ = try await folder.store.accepted(.of("a")) }
    let store = folder.store
    let ids = try await withThrowingTaskGroup(of: String?.self) { group in
      for _ in 0..<40 { group.addTask { try await store.claimed()?.job.id } }
      return try await group.reduce(into: [String]()) { ids, id in ids += [id].compactMap(\.self) }
    }
    #expect((ids.count, Set(ids).count) == (40, 40))
  }

  @Test func callbacksAreDueWhenTheJobIsFinal() async throws {
    let folder = try StoreFolder()
    let callback = NewCallback(url: "https://example.org/done", key: Data([1, 2]))
    let job = try await folder.store.accepted(.of("a", callback: callback))
    #expect(try await folder.store.dueCallbacks(now: .at(5), limit: 9) == [])
    #expect(try await folder.store.done(#require(try await folder.store.claimed())))
    let due = try await folder.store.dueCallbacks(now: .at(5), limit: 9)
    #expect(due == [DueCallback(job: job.id, url: callback.url, key: callback.key, failures: 0)])
    try await folder.store.postpone(due[0], until: .at(20))
    #expect(try await folder.store.dueCallbacks(now: .at(19), limit: 9) == [])
    let again = try await folder.store.dueCallbacks(now: .at(20), limit: 9)
    #expect(again.map(\.failures) == [1])
    try await folder.store.settle(again[0])
    #expect(try await folder.store.dueCallbacks(now: .at(99), limit: 9) == [])
  }
}
