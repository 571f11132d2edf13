/// One line of progress that is drawn over itself.
struct ProgressBar {
  let columns: Int
  private var isDrawn = false
  private var lastDrawn: ContinuousClock.Instant?

  init(columns: Int) { self.columns = columns }

  /// nil when it is too early to draw again.
  mutating func line(
    done: Int, of total: Int, elapsed: Duration, at now: ContinuousClock.Instant
  ) -> String? {
    if let lastDrawn, isDrawn, now - lastDrawn < .milliseconds(100) { return nil }
    guard total > 0, done < total else { return nil }
    (lastDrawn, isDrawn) = (now, true)
    return Self.line(done: done, of: total, seconds: Double(elapsed / .seconds(1)), columns: columns)
  }

  /// Returns whether there is something to erase.
  mutating func erase() -> Bool {
    defer { isDrawn = false }
    return isDrawn
  }

  /// `[#####.....]  5 of 10 pages  1.2 pages/s  0:04 left`, at most one column less than the terminal has.
  static func line(done: Int, of total: Int, seconds: Double, columns: Int) -> String {
    var text = "  \(done) of \(total) pages"
    if done > 0, seconds > 0 {
      let rate = Double(done) / seconds
      text += "  \(Figures.oneDecimal(rate)) pages/s  \(Figures.clock(Double(total - done) / rate)) left"
    }
    let room = min(30, columns - 1 - text.count - 2)
    guard room >= 5 else { return String(text.dropFirst(2).prefix(max(0, columns - 1))) }
    let full = room * done / total
    return "[" + String(repeating: "#", count: full) + String(repeating: ".", count: room - full) + "]" + text
  }
}
