import Foundation
import RectoComparison
import RectoFormats
import RectoModel
import RectoTesting
import Synchronization
import Testing

/// What Swift users write in their tests.
@Suite("assertGolden") struct GoldenAssertionTests {
  private let files: MadeFiles

  init() throws { files = try MadeFiles() }

  private func settings(
    _ recording: GoldenRecording, _ storage: GoldenFile.Storage = .exploded
  ) -> GoldenSettings {
    GoldenSettings(folder: files.folder, storage: storage, recording: recording)
  }

  /// The messages of the issues that `body` records.
  private func issues(_ body: () -> Void) -> Int {
    let count = Mutex(0)
    withKnownIssue(isIntermittent: true) {
      body()
    } matching: { _ in
      count.withLock { $0 += 1 }
      return true
    }
    return count.withLock(\.self)
  }

  @Test(arguments: [GoldenFile.Storage.exploded, .whole], ["docx", "pdf", "md"])
  func recordsFailsAndThenCompares(storage: GoldenFile.Storage, id: String) throws {
    let format = GoldenFormat(id)
    let (made, changed) = (try SampleContent().document(), try SampleContent(cell: "26 mm").document())
    #expect(issues { assertGolden(made, as: format, settings: settings(.never, storage)) } == 1)
    #expect(issues { assertGolden(made, as: format, settings: settings(.missing, storage)) } == 1)
    #expect(issues { assertGolden(made, as: format, settings: settings(.missing, storage)) } == 0)
    #expect(issues { assertGolden(changed, as: format, settings: settings(.missing, storage)) } == 1)
    #expect(issues { assertGolden(made, as: format, settings: settings(.never, storage)) } == 0)
    #expect(issues { assertGolden(changed, as: format, settings: settings(.failed, storage)) } == 1)
    #expect(issues { assertGolden(changed, as: format, settings: settings(.never, storage)) } == 0)
    #expect(issues { assertGolden(changed, as: format, settings: settings(.failed, storage)) } == 0)
    #expect(issues { assertGolden(made, as: format, settings: settings(.all, storage)) } == 1)
    #expect(issues { assertGolden(made, as: format, settings: settings(.all, storage)) } == 1)
  }

  @Test func everyFormatHasAName() {
    let named: [GoldenFormat] = [
      .pdf, .docx, .xlsx, .pptx, .html, .markdown, .csv, .json, .text, .hocr, .alto, .page, .tsv,
    ]
    #expect(Set(named.map(\.id)) == Set(FormatRegistry.writers.map(\.format.id)))
  }

  @Test func filesAreNamedAfterTheTest() throws {
    let assertion = GoldenAssertion(
      test: "invoice(_:)", name: "two pages", file: "/a/InvoiceTests.swift", settings: settings(.missing))
    let verdict = try assertion.verify(try SampleContent().document(), as: .docx, options: OptionValues())
    #expect(verdict.outcome == .recorded)
    let parts = try FileManager.default.contentsOfDirectory(
      atPath: files.folder.appendingPathComponent("invoice-two-pages.docx").path)
    #expect(parts.contains("document.xml"))
  }

  @Test func aDifferenceNamesThePart() throws {
    func verify(_ content: SampleContent, _ recording: GoldenRecording) throws -> Verdict {
      try GoldenAssertion(test: "t", name: nil, file: "/T.swift", settings: settings(recording)).verify(
        try content.document(), as: .docx, options: OptionValues())
    }
    _ = try verify(SampleContent(), .all)
    let verdict = try verify(SampleContent(cell: "26 mm"), .never)
    let found = try #require(verdict.report?.differences.first)
    #expect(found.place.part == "document.xml")
    #expect(found.expected?.contains("25 mm") == true && found.actual?.contains("26 mm") == true)
  }

  @Test func mistakesFailTheTest() throws {
    #expect(issues { assertGolden(Data("no PDF".utf8), as: .pdf, settings: settings(.all)) } == 1)
    #expect(issues { assertGolden("text", settings: settings(.missing)) } == 1)
    #expect(issues { assertGolden("text", settings: settings(.missing)) } == 0)
    let unknown = try SampleContent().document()
    #expect(issues { assertGolden(unknown, as: "none", settings: settings(.all)) } == 1)
    let wrong = OptionValues(["no": "1"])
    #expect(issues { assertGolden(unknown, as: .docx, options: wrong, settings: settings(.all)) } == 1)
  }
}
