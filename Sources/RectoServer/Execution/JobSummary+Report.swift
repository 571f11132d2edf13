import Recto
import RectoModel

extension JobSummary {
  init(_ report: JobReport, pages: Int, formats: [String]) {
    self.init(pages: pages)
    meanConfidence = report.outputs.lazy.compactMap(\.meanConfidence?.value).first
    outputs = report.outputs.map { Output(format: $0.format, bytes: $0.bytes) }
    let written = Set(outputs.map(\.format))
    let unwritten = formats.filter { !written.contains($0) }
    // Failures of outputs come last, in the order of the formats.
    missing = zip(unwritten, report.failures.suffix(unwritten.count)).map { format, failure in
      Missing(format: format, message: failure.error.message)
    }
    turns = Dictionary(report.notes.compactMap(\.diagnostic.turn)) { _, last in last }
    for note in report.notes {
      if case .pageFailed(let page, let error) = note.diagnostic {
        failedPages.append(FailedPage(page: page, message: error.message))
      } else {
        notes.append("\(note.diagnostic)")
      }
    }
    notes = notes.reduce(into: []) { seen, note in if !seen.contains(note) { seen.append(note) } }
  }
}

extension Diagnostic {
  /// By which the page was made upright.
  fileprivate var turn: (page: Int, by: Rotation)? {
    switch self {
    case .pageRotated(let page, let by), .pageReadTurned(let page, let by): (page, by)
    default: nil
    }
  }
}
