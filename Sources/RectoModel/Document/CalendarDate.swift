/// A day of the Gregorian calendar, without a time zone.
public struct CalendarDate: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// 1...9999
  public let year: Int
  /// 1...12
  public let month: Int
  /// 1...31
  public let day: Int

  /// nil for a day that no calendar has.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...Self.dayCount(year: year, month: month)).contains(day)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// `2024-03-05`; nil for other forms.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2], let year = Int(parts[0]), let month = Int(parts[1]),
      let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// `2024-03-05`
  public var description: String {
    String(year).zeroPadded(to: 4) + "-" + String(month).zeroPadded(to: 2) + "-"
      + String(day).zeroPadded(to: 2)
  }

  /// Days since 1970-01-01; negative before it.
  public var daysSince1970: Int {
    // Years begin in March, so that the leap day is the last one.
    let (shifted, place) = month > 2 ? (year, month - 3) : (year - 1, month + 9)
    let leapDays = shifted / 4 - shifted / 100 + shifted / 400
    return shifted * 365 + leapDays + (153 * place + 2) / 5 + day - 1 - 719_468
  }

  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  private static func dayCount(year: Int, month: Int) -> Int {
    let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }
}

/// A time of day, without a time zone.
public struct ClockTime: Sendable, Hashable, CustomStringConvertible {
  /// 0...23
  public let hour: Int
  /// 0...59
  public let minute: Int
  /// 0...59; nil when it is not printed.
  public let second: Int?

  /// nil for a time that no clock shows.
  public init?(hour: Int, minute: Int, second: Int? = nil) {
    guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second ?? 0) else {
      return nil
    }
    self.hour = hour
    self.minute = minute
    self.second = second
  }

  /// `14:30` or `14:30:05`; nil for other forms.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Int($0) }
    guard (2...3).contains(parts.count), parts.allSatisfy({ $0.utf8.count == 2 }),
      numbers.count == parts.count
    else { return nil }
    self.init(hour: numbers[0], minute: numbers[1], second: numbers.count > 2 ? numbers[2] : nil)
  }

  /// `14:30` or `14:30:05`
  public var description: String {
    ([hour, minute] + (second.map { [$0] } ?? [])).map { String($0).zeroPadded(to: 2) }
      .joined(separator: ":")
  }

  /// Of the day, 0..<86,400.
  public var seconds: Int { hour * 3_600 + minute * 60 + (second ?? 0) }
}

extension String {
  fileprivate func zeroPadded(to width: Int) -> String {
    String(repeating: "0", count: Swift.max(0, width - count)) + self
  }
}
