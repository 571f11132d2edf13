import Foundation
import RectoStore

/// Who sends a request.
struct Caller: Sendable, Hashable {
  /// Whose the jobs are: `token:…` or `address:…`.
  var owner: String
  /// nil for somebody without one.
  var token: TokenRecord?
  /// Pages for the period; nil for any number.
  var pages: Int?
  /// What the pages are counted in: a month for tokens, a day for addresses.
  var period: String

  init(_ token: TokenRecord, now: Date) {
    owner = "token:\(token.id)"
    self.token = token
    pages = token.limits.pagesPerMonth
    period = String(Self.day(now).prefix(7))
  }

  init(address: String, pagesPerDay: Int, now: Date) {
    owner = "address:\(address)"
    pages = pagesPerDay
    period = Self.day(now)
  }

  /// As `2026-11-21`, in UTC.
  static func day(_ date: Date) -> String {
    date.formatted(.iso8601.year().month().day().dateSeparator(.dash))
  }

  /// `2026-11-21T10:00:00Z`.
  static func time(_ date: Date) -> String { date.formatted(.iso8601) }
}
