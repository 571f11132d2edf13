import Foundation
import RectoModel
import RectoStore

/// Removes what is over, and puts back what was lost.
struct Sweeper: Sendable {
  let configuration: ServerConfiguration
  let stores: Stores

  /// What a server does before anything else: nobody has the jobs that were processed when the last one ended.
  func start() async throws(RectoError) {
    let now = Date()
    try await stores.queue.recover(
      all: true, expiresAt: now + Double(configuration.secondsKept), now: now)
    try await stores.files.clear(keeping: try await stores.jobs.idsWithFiles())
  }

  /// The files go before the word that they are gone: after a crash between the two, it is done again.
  func sweep(now: Date = Date()) async throws(RectoError) {
    for id in try await stores.jobs.overdue(now: now) {
      try await stores.files.removeFiles(of: id)
      try await stores.jobs.expire(id, forgetAt: now + Double(configuration.secondsRemembered))
    }
    try await stores.jobs.forgetExpired(now: now)
    try await stores.queue.recover(
      all: false, expiresAt: now + Double(configuration.secondsKept), now: now)
  }
}
