import Recto
import RectoModel
import Testing

@testable import RectoServer

@Suite struct JobSummaryTests {
  @Test func turnsOfPagesAreKept() throws {
    var report = JobReport()
    let notes: [Diagnostic] = [
      .pageReadTurned(page: 2, by: .clockwise180), .pageRotated(page: 3, by: .clockwise90),
      .engineNote(page: 4, note: "x"),
    ]
    report.notes = notes.map { JobNote(input: "a.pdf", diagnostic: $0) }
    let summary = JobSummary(report, pages: 4, formats: [])
    #expect(summary.turns == [2: .clockwise180, 3: .clockwise90])
    let back = try JobLines.decode(
      JobSummary.self, from: String(decoding: try JobLines.encode(summary), as: UTF8.self))
    #expect(back == summary)
    #expect(summary.notes.count == 3)
  }
}
