import Foundation

/// Numbers for people, the same in every locale.
enum Figures {
  static func oneDecimal(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }

  /// `2:05`, `1:02:05`.
  static func clock(_ seconds: Double) -> String {
    let all = Int(min(seconds, 3_600_000).rounded(.up))
    let (hours, minutes, rest) = (all / 3600, all / 60 % 60, all % 60)
    let tail = (rest < 10 ? "0" : "") + "\(rest)"
    guard hours > 0 else { return "\(minutes):\(tail)" }
    return "\(hours):" + (minutes < 10 ? "0" : "") + "\(minutes):\(tail)"
  }

  /// `512 bytes`, `1.2 MB`.
  static func bytes(_ count: Int) -> String {
    switch count {
    case ..<1_000: "\(count) byte\(count == 1 ? "" : "s")"
    case ..<1_000_000: "\(oneDecimal(Double(count) / 1e3)) kB"
    case ..<1_000_000_000: "\(oneDecimal(Double(count) / 1e6)) MB"
    default: "\(oneDecimal(Double(count) / 1e9)) GB"
    }
  }

  static func count(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
