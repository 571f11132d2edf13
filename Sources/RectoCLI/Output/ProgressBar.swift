/// One line of progress that is drawn over itself.
struct ProgressBar {
  let columns: Int
  private var isDrawn = false
  private var lastDrawn: ContinuousClock.Instant?

  init(columns: Int) { self.columns = columns }

  /// How far a run is.
  struct Work {
    var documents = 1
    var documentsDone = 0
    /// Of the documents that are open.
    var pages = 0
    var pagesDone = 0

    /// Of many documents nobody knows the pages beforehand.
    var done: Int { documents > 1 ? documentsDone : pagesDone }
    var total: Int { documents > 1 ? documents : pages }
  }

  /// nil when it is too early to draw again.
  mutating func line(_ work: Work, elapsed: Duration, at now: ContinuousClock.Instant) -> String? {
    if let lastDrawn, isDrawn, now - lastDrawn < .milliseconds(100) { return nil }
    guard work.done < work.total else { return nil }
    (lastDrawn, isDrawn) = (now, true)
    return Self.line(work, seconds: elapsed / .seconds(1), columns: columns)
  }

  /// Returns whether there is something to erase.
  mutating func erase() -> Bool {
    defer { isDrawn = false }
    return isDrawn
  }

  /// `[#####.....]  5 of 10 pages  1.2 pages/s  0:04 left`, at most one column less than the terminal has.
  static func line(_ work: Work, seconds: Double, columns: Int) -> String {
    var text = "  \(work.done) of \(work.total) \(work.documents > 1 ? "files" : "pages")"
    if work.pagesDone > 0, seconds > 0 {
      text += "  \(Figures.oneDecimal(Double(work.pagesDone) / seconds)) pages/s"
    }
    if work.done > 0 {
      text += "  \(Figures.clock(seconds / Double(work.done) * Double(work.total - work.done))) left"
    }
    let room = min(30, columns - 1 - text.count - 2)
    guard room >= 5 else { return String(text.dropFirst(2).prefix(max(0, columns - 1))) }
    let full = room * work.done / max(1, work.total)
    return "[" + String(repeating: "#", count: full) + String(repeating: ".", count: room - full) + "]" + text
  }
}
