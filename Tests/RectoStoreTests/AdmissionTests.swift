import Foundation
import RectoModel
import RectoStore
import Testing

@Suite struct AdmissionTests {
  @Test func anAcceptedJobIsThereAfterReopening() async throws {
    let folder = try StoreFolder()
    let job = try await folder.store.accepted(.of("a", pages: 3))
    #expect(job.state == .queued)
    #expect(job.createdAt == .at(0))
    let again = try DataFolder(folder.url)
    #expect(try await again.store.job(job.id) == job)
    #expect(try await again.store.idsWithFiles() == [job.id])
  }

  @Test func theQueueIsBounded() async throws {
    let folder = try StoreFolder()
    let limits = AdmissionLimits(unfinishedJobs: 2)
    for _ in 0..<2 { _ = try await folder.store.accepted(.of("a")) }
    #expect(try await folder.store.add(.of("b"), limits: limits, now: .at(0)) == .queueFull)
    let claim = try #require(await folder.store.claimed())
    #expect(try await folder.store.add(.of("b"), limits: limits, now: .at(0)) == .queueFull)
    #expect(try await folder.store.done(claim))
    guard case .accepted = try await folder.store.add(.of("b"), limits: limits, now: .at(0)) else {
      Issue.record("There is room again.")
      return
    }
  }

  @Test func unfinishedJobsCountForTheAllowance() async throws {
    let folder = try StoreFolder()
    let limits = AdmissionLimits(unfinishedJobs: 9, pages: 5)
    _ = try await folder.store.accepted(.of("a", pages: 3))
    #expect(
      try await folder.store.add(.of("a", pages: 3), limits: limits, now: .at(0))
        == .overAllowance(used: 3, cap: 5))
    guard case .accepted = try await folder.store.add(.of("b", pages: 5), limits: limits, now: .at(0)),
      case .accepted = try await folder.store.add(.of("a", pages: 2), limits: limits, now: .at(0))
    else {
      Issue.record("Both fit.")
      return
    }
  }

  @Test func aFailedJobGivesItsPagesBack() async throws {
    let folder = try StoreFolder()
    let limits = AdmissionLimits(unfinishedJobs: 9, pages: 3)
    _ = try await folder.store.accepted(.of("a", pages: 3))
    let claim = try #require(await folder.store.claimed())
    let failure = JobFailureRecord(.invalid, RectoError(.malformedInput, "It is damaged."))
    #expect(try await folder.store.finish(claim, .failed(failure), expiresAt: .at(9), now: .at(2)))
    #expect(try await folder.store.usage(of: "a", period: "2026-11") == 0)
    guard case .accepted = try await folder.store.add(.of("a", pages: 3), limits: limits, now: .at(3)) else {
      Issue.record("The pages are free again.")
      return
    }
  }

  @Test func aKeyNamesOneRequestOfAnOwner() async throws {
    let folder = try StoreFolder()
    let limits = AdmissionLimits(unfinishedJobs: 9)
    let first = try await folder.store.accepted(.of("a", key: "k", fingerprint: "1"))
    #expect(
      try await folder.store.add(.of("a", key: "k", fingerprint: "1"), limits: limits, now: .at(1))
        == .repeated(first))
    #expect(
      try await folder.store.add(.of("a", key: "k", fingerprint: "2"), limits: limits, now: .at(1))
        == .keyTaken)
    let other = try await folder.store.accepted(.of("b", key: "k", fingerprint: "1"))
    #expect(other.id != first.id)
  }

  @Test func aFetchedSourceIsCountedLate() async throws {
    let folder = try StoreFolder()
    let job = try await folder.store.accepted(.of("a", pages: nil, isPreparing: true))
    #expect(job.state == .preparing)
    #expect(try await folder.store.preparing() == [job.id])
    #expect(try await folder.store.claimed() == nil)
    #expect(
      try await folder.store.prepared(
        job.id, pageCount: 4, inputBytes: 77, pages: 4, expiresAt: .at(9), now: .at(1)))
    let queued = try #require(await folder.store.job(job.id))
    #expect((queued.state, queued.pageCount, queued.inputBytes) == (.queued, 4, 77))
    let large = try await folder.store.accepted(.of("a", pages: nil, isPreparing: true))
    #expect(
      try await !folder.store.prepared(
        large.id, pageCount: 1, inputBytes: 1, pages: 4, expiresAt: .at(9), now: .at(1)))
    let refused = try #require(await folder.store.job(large.id))
    #expect((refused.state, refused.failure?.kind) == (.failed, .allowance))
  }

  @Test func aSourceThatCannotBeHadFailsTheJob() async throws {
    let folder = try StoreFolder()
    let job = try await folder.store.accepted(.of("a", pages: nil, isPreparing: true))
    let failure = JobFailureRecord(.source, RectoError(.resourceUnavailable, "No answer."))
    try await folder.store.unprepared(job.id, failure, expiresAt: .at(9), now: .at(1))
    #expect(try await folder.store.job(job.id)?.failure == failure)
    #expect(
      try await !folder.store.prepared(
        job.id, pageCount: 4, inputBytes: 77, pages: nil, expiresAt: .at(9), now: .at(2)))
  }

  @Test func listsGoByOwnerNewestFirst() async throws {
    let folder = try StoreFolder()
    var ids: [String] = []
    for owner in ["a", "b", "a", "a"] { ids.append(try await folder.store.accepted(.of(owner)).id) }
    let first = try await folder.store.jobs(of: "a", before: nil, limit: 2)
    #expect(first.map(\.id) == [ids[3], ids[2]])
    let rest = try await folder.store.jobs(of: "a", before: first.last?.number, limit: 2)
    #expect(rest.map(\.id) == [ids[0]])
  }
}
