import Foundation
import Logging
import RectoCrypto
import RectoModel
import RectoStore

/// Tells clients that their jobs are final. A message that is not taken is sent again, later and later, for about a
/// day.
struct CallbackSender: Sendable {
  let configuration: ServerConfiguration
  let stores: Stores
  let client: GuardedClient
  let logger: Logger

  /// Seconds before each new try.
  static let pauses: [Double] = [5.0, 30, 120, 600, 3600, 4 * 3600, 8 * 3600, 12 * 3600]

  /// Sends what is due.
  func sendDue() async throws(RectoError) {
    for callback in try await stores.callbacks.dueCallbacks(now: Date(), limit: 20) {
      if Task.isCancelled { return }
      if await send(callback) {
        try await stores.callbacks.settle(callback)
      } else if callback.failures < Self.pauses.count {
        try await stores.callbacks.postpone(callback, until: Date() + Self.pauses[callback.failures])
      } else {
        logger.warning("A callback is given up", metadata: ["job": "\(callback.job)"])
        try await stores.callbacks.settle(callback)
      }
    }
  }

  private func send(_ callback: DueCallback) async -> Bool {
    do {
      guard let record = try await stores.jobs.job(callback.job) else { return true }
      let body = try JSONEncoder.ordered.encode(try JobView(record))
      let target = try SourceURL(callback.url, allowed: configuration.allowedHosts)
      let headers = [
        ("Content-Type", "application/json"), ("User-Agent", "recto"),
        ("Recto-Signature", Self.signature(of: body, key: callback.key, time: Date())),
      ]
      return (200..<300).contains(try await client.post(Array(body), headers: headers, to: target))
    } catch {
      return false
    }
  }

  /// `t=TIME,v1=CODE`: HMAC-SHA-256 of `TIME.BODY`, hexadecimal.
  static func signature(of body: Data, key: Data, time: Date) -> String {
    let seconds = "\(Int(time.timeIntervalSince1970))"
    let code = Digest.code(of: Data("\(seconds).".utf8) + body, key: key)
    return "t=\(seconds),v1=\(code.hexadecimal)"
  }
}
