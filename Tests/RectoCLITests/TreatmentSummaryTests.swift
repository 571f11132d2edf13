import Recto
import RectoModel
import Testing

@testable import RectoCLI

@Suite("What was done with the pages of a PDF, in short") struct TreatmentSummaryTests {
  private func note(_ page: Int, _ treatment: OriginalPage.Treatment, _ reason: String) -> JobNote {
    JobNote(input: "a.pdf", diagnostic: .textTreated(page: page, treatment: treatment, reason: reason))
  }

  @Test("Pages that were treated alike stand together, as ranges") func ranges() {
    var summary = TreatmentSummary()
    for page in [1, 2, 3, 5] { summary.add(note(page, .kept, "it has text")) }
    summary.add(note(4, .added, "no text"))
    summary.add(JobNote(input: "a.pdf", diagnostic: .engineNote(page: 1, note: "other")))
    #expect(
      summary.lines == [
        "a.pdf: pages 1-3, 5: left as it is: it has text", "a.pdf: page 4: text added: no text",
      ])
  }
}
