import Foundation
import HTTPTypes
import Synchronization

/// Counts requests by key: a bucket that fills with so many drops a second and holds one second's worth, at least one.
actor RateLimiter {
  private struct Bucket {
    var drops: Double
    var time: Date
  }

  /// What is left after a request.
  struct Verdict: Sendable, Hashable {
    var isAllowed: Bool
    /// Requests a second, rounded up.
    var limit: Int
    var remaining: Int
    /// Seconds until another request is allowed, rounded up.
    var reset: Int
  }

  /// Where the verdict on the request that is being answered goes.
  @TaskLocal static var told: Note?

  /// From any task.
  final class Note: Sendable {
    private let content = Mutex<Verdict?>(nil)

    var verdict: Verdict? { content.withLock(\.self) }
    func put(_ verdict: Verdict) { content.withLock { $0 = verdict } }
  }

  private var buckets: [String: Bucket] = [:]

  /// Takes a drop if there is one.
  func take(_ key: String, perSecond rate: Double, now: Date) -> Verdict {
    let size = max(1, rate)
    var bucket = buckets[key] ?? Bucket(drops: size, time: now)
    let passed = max(0, now.timeIntervalSince(bucket.time))
    bucket.drops = min(size, bucket.drops + passed * rate)
    bucket.time = max(bucket.time, now)
    let isAllowed = bucket.drops >= 1
    if isAllowed { bucket.drops -= 1 }
    buckets[key] = bucket
    forgetFull(now: now)
    let missing = max(0, 1 - bucket.drops)
    return Verdict(
      isAllowed: isAllowed, limit: Int(size.rounded(.up)), remaining: Int(bucket.drops),
      reset: missing == 0 ? 0 : max(1, Int((missing / rate).rounded(.up))))
  }

  /// Buckets that nobody has used for a minute are full, or as good as.
  private func forgetFull(now: Date) {
    guard buckets.count > 10_000 else { return }
    buckets = buckets.filter { now.timeIntervalSince($0.value.time) < 60 }
  }
}

extension HTTPFields {
  /// What is left, as clients are told it.
  mutating func tell(_ verdict: RateLimiter.Verdict) {
    self[.rateLimitLimit] = "\(verdict.limit)"
    self[.rateLimitRemaining] = "\(verdict.remaining)"
    self[.rateLimitReset] = "\(verdict.reset)"
  }
}
