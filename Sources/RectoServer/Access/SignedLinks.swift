import Foundation
import RectoCrypto
import RectoModel

/// Links to results that need no key: who has one may read until its time is over.
struct SignedLinks: Sendable {
  enum Verdict: Sendable, Hashable {
    case good
    case expired
    case forged
  }

  private let key: Data

  init(secret: Data) { key = secret }

  /// The path and query of a link.
  func path(job: String, format: String, expires: Date) -> String {
    let time = Int(expires.timeIntervalSince1970)
    return "/files/\(job)/\(format)?expires=\(time)&signature=\(code(job, format, time).hexadecimal)"
  }

  /// In constant time.
  func check(job: String, format: String, expires: String, signature: String, now: Date) -> Verdict {
    guard let time = Int(expires), let given = Data(hexadecimal: signature),
      Digest.areEqual(given, code(job, format, time))
    else { return .forged }
    return now.timeIntervalSince1970 < Double(time) ? .good : .expired
  }

  private func code(_ job: String, _ format: String, _ time: Int) -> Data {
    Digest.code(of: Self.text(job, format, time), key: key)
  }

  private static func text(_ job: String, _ format: String, _ time: Int) -> Data {
    Data("\(job)\n\(format)\n\(time)".utf8)
  }
}
