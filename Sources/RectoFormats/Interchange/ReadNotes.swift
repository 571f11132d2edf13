internal import RectoModel

/// What was guessed, mended or left out while a file was read, told once for the file.
struct ReadNotes {
  private enum Severity {
    case information, repair, loss
  }

  private struct Note {
    var page: Int
    var count: Int
    var severity: Severity
  }

  private var notes: [String: Note] = [:]

  mutating func changed(_ what: String, page: Int, count: Int = 1) { add(what, page, count, .information) }
  mutating func repaired(_ what: String, page: Int, count: Int = 1) { add(what, page, count, .repair) }
  mutating func lost(_ what: String, page: Int, count: Int = 1) { add(what, page, count, .loss) }

  private mutating func add(_ what: String, _ page: Int, _ count: Int, _ severity: Severity) {
    notes[what, default: Note(page: max(page, 1), count: 0, severity: severity)].count += count
  }

  func report(to context: ReadContext) {
    for (what, note) in notes.sorted(by: { ($0.value.page, $0.key) < ($1.value.page, $1.key) }) {
      let text = "\(what) (\(note.count))"
      switch note.severity {
      case .information: context.report(.sourceChanged(page: note.page, what: text))
      case .repair: context.report(.sourceRepaired(page: note.page, note: text))
      case .loss: context.report(.sourcePartLost(page: note.page, what: text))
      }
    }
  }
}
