import Foundation
import RectoModel
import RectoRecognition
import RectoTesting
import Testing

@testable import Recto

/// Whole conversions of a PDF that has a scan and, hidden, the word "one".
@Suite("What is done with the text that a PDF has") struct OCRModeTests {
  private let folder: TestFolder

  init() throws { folder = try TestFolder() }

  private func converter(_ word: String) -> Converter {
    let recorded = RecordedRecognizer(pages: [ConverterTests.page(word)])
    return Converter { () throws(RectoError) in recorded }
  }

  private func scannedPDF() async throws -> URL {
    let scan = try folder.addScan("scan.bmp")
    let pdf = folder.file("scan.pdf")
    _ = try await converter("one").run(Job([JobInput(scan)], to: [JobOutput("pdf", to: .file(pdf))]))
    return pdf
  }

  /// The words that are in the file itself.
  private func words(in pdf: URL) async throws -> [String] {
    let spool = folder.file("spool-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: spool, withIntermediateDirectories: true)
    let document = try await converter("never").document(
      of: Job([JobInput(pdf)], to: [], ocrMode: .none), spool: spool
    ).document
    return document.pages.flatMap(\.words).map(\.text)
  }

  private func convert(_ pdf: URL, _ mode: OCRMode, to name: String = "out.pdf") async throws -> (
    report: JobReport, words: [String]
  ) {
    let out = folder.file(name)
    let job = Job([JobInput(pdf)], to: [JobOutput("pdf", to: .file(out))], ocrMode: mode)
    return (try await converter("two").run(job), try await words(in: out))
  }

  private func treatments(_ report: JobReport) -> [OriginalPage.Treatment] {
    report.notes.compactMap {
      if case .textTreated(_, let treatment, _) = $0.diagnostic { treatment } else { nil }
    }
  }

  @Test(
    "Each mode leaves the text that it should, and says so",
    arguments: [
      (OCRMode.auto, ["two"], OriginalPage.Treatment.redone), (.skip, ["one"], .kept),
      (.none, ["one"], .kept),
      (.redo, ["two"], .redone), (.force, ["two"], .pictured), (.strip, [], .stripped),
    ]) func modes(mode: OCRMode, words: [String], treatment: OriginalPage.Treatment) async throws
  {
    let result = try await convert(try await scannedPDF(), mode)
    #expect(result.words == words)
    #expect(treatments(result.report) == [treatment])
    #expect(result.report.failures.isEmpty)
  }

  @Test("Hidden text stays where nothing is read in its place") func nothingRead() async throws {
    let pdf = try await scannedPDF()
    let blank = Page(size: Size(width: 40, height: 30), resolution: .measured(300), blocks: [])
    let recorded = RecordedRecognizer(pages: [blank])
    let out = folder.file("out.pdf")
    let report = try await Converter { () throws(RectoError) in recorded }.run(
      Job([JobInput(pdf)], to: [JobOutput("pdf", to: .file(out))]))
    #expect(treatments(report) == [.kept])
    #expect(try await words(in: out) == ["one"])
  }

  @Test("Equal input gives equal bytes, whatever the mode", arguments: OCRMode.allCases)
  func determinism(mode: OCRMode) async throws {
    let pdf = try await scannedPDF()
    _ = try await convert(pdf, mode, to: "1.pdf")
    _ = try await convert(pdf, mode, to: "2.pdf")
    #expect(try Data(contentsOf: folder.file("1.pdf")) == Data(contentsOf: folder.file("2.pdf")))
  }

  @Test("A page twice, then its neighbour, and a scan among them") func joins() async throws {
    let pdf = try await scannedPDF()
    let out = folder.file("out.pdf")
    let inputs = [JobInput(pdf, pages: try PageRanges("1,1")), JobInput(try folder.addScan("b.bmp"))]
    let recorded = RecordedRecognizer(pages: [ConverterTests.page("three")])
    let report = try await Converter { () throws(RectoError) in recorded }.run(
      Job(inputs, to: [JobOutput("pdf", to: .file(out))], join: true, ocrMode: .skip, concurrency: 1))
    #expect(report.outputs.map(\.pages) == [3])
    #expect(try await words(in: out) == ["one", "one", "three"])
  }

  @Test("Damage is repaired and told, or refused when that is asked for") func damage() async throws {
    let pdf = folder.file("damaged.pdf")
    // Without a table of objects, and with a false place for it.
    let content = """
      %PDF-1.4
      1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
      2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
      3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 9.6 7.2] /Contents 4 0 R >> endobj
      4 0 obj << /Length 13 >> stream
      0 0 2 2 re f
      endstream endobj
      trailer << /Root 1 0 R /Size 5 >>
      startxref
      7
      %%EOF

      """
    try Data(content.utf8).write(to: pdf)
    let result = try await convert(pdf, .auto)
    #expect(result.words == ["two"])
    #expect(result.report.notes.contains { if case .sourceRepaired = $0.diagnostic { true } else { false } })
    var strict = Job([JobInput(pdf)], to: [JobOutput("pdf", to: .file(folder.file("strict.pdf")))])
    strict.repairsInputs = false
    let report = try await converter("two").run(strict)
    #expect(report.failures.map(\.error.code) == [.malformedInput])
    #expect(!folder.names.contains("strict.pdf"))
  }
}
