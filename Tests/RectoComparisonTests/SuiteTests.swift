import Foundation
import Recto
import RectoModel
import RectoRecognition
import RectoTesting
import Testing

@testable import RectoComparison

@Suite("Suites of golden files") struct SuiteTests {
  private let files: MadeFiles
  private var folder: URL { files.folder }

  init() throws { files = try MadeFiles() }

  private func suite(_ json: String) throws -> GoldenSuite {
    try Data(json.utf8).write(to: folder.appendingPathComponent("golden.json"))
    return try GoldenSuite(folder: folder)
  }

  private func save(_ content: SampleContent, _ name: String = "in.json") throws {
    try Data(try content.document().readableJSON().utf8).write(to: folder.appendingPathComponent(name))
  }

  private static let one = """
    {"version": 1, "cases": [{"name": "paper", "input": "in.json", "formats": ["docx", "md", "pdf"]}]}
    """

  @Test func recordsVerifiesAndAccepts() async throws {
    try save(SampleContent())
    let run = SuiteRun(try suite(Self.one))
    #expect(try await run.verify().verdicts.map(\.outcome) == [.missing])
    #expect(try await run.record().verdicts.map(\.outcome) == [.recorded])
    let same = try await run.verify()
    #expect(same.verdicts.map(\.title) == ["paper/in.docx", "paper/in.md", "paper/in.pdf"])
    #expect(same.passed, "\(same.verdicts)")

    try save(SampleContent(cell: "26 mm"))
    let changed = try await run.verify()
    #expect(changed.verdicts.map(\.outcome) == [.different, .different, .different])
    #expect(changed.verdicts.first?.report?.differences.first?.place.cell == "table 1, row 2, column 2")
    #expect(try await run.record().verdicts.map(\.outcome) == [.equal])
    #expect(try await !run.verify().passed)
    #expect(try run.accept(["paper"]) == ["paper"])
    #expect(try await run.verify().passed)
  }

  @Test func outputsOfOthersAreCompared() async throws {
    try save(SampleContent(), "theirs.json")
    let run = SuiteRun(
      try suite(
        #"{"version":1,"cases":[{"name":"a","actual":"theirs.json","masks":["/pages/*/blocks/**/text"]}]}"#))
    _ = try await run.record()
    try save(SampleContent(word: "partly", cell: "27 mm"), "theirs.json")
    let masked = try await run.verify()
    #expect(masked.passed, "\(masked.verdicts)")
    try FileManager.default.removeItem(at: folder.appendingPathComponent("theirs.json"))
    let missing = try await run.verify()
    #expect(missing.verdicts.map(\.outcome) == [.failed])
    #expect(missing.verdicts.first?.message?.contains("make it first") == true)
  }

  /// What an earlier run made can't be accepted for a case that fails now.
  @Test func nothingStaleIsAccepted() async throws {
    try save(SampleContent())
    let run = SuiteRun(try suite(Self.one))
    _ = try await run.verify()
    try Data("{".utf8).write(to: folder.appendingPathComponent("in.json"))
    #expect(try await run.verify().verdicts.map(\.outcome) == [.failed])
    #expect(throws: RectoError.self) { try run.accept(["paper"]) }
    #expect(throws: RectoError.self) { try run.accept() }
  }

  @Test func anInterruptedReplacementLosesNothing() async throws {
    try save(SampleContent())
    let run = SuiteRun(try suite(Self.one))
    _ = try await run.record()
    let expected = folder.appendingPathComponent("expected")
    // As it is between the two steps, with what was to come half copied.
    try FileManager.default.moveItem(
      at: expected.appendingPathComponent("paper"), to: expected.appendingPathComponent(".paper.previous"))
    try FileManager.default.createDirectory(
      at: expected.appendingPathComponent(".paper.new"), withIntermediateDirectories: true)
    #expect(try await run.verify().passed)
    #expect(try run.accept() == ["paper"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: expected.path) == ["paper"])
  }

  @Test func filesThatComeAndGoAreNamed() async throws {
    try save(SampleContent())
    let run = SuiteRun(try suite(Self.one))
    _ = try await run.record()
    let expected = folder.appendingPathComponent("expected/paper")
    try FileManager.default.removeItem(at: expected.appendingPathComponent("in.md"))
    try Data("old".utf8).write(to: expected.appendingPathComponent("old.txt"))
    let differing = try await run.verify().verdicts.filter { !$0.passed }
    #expect(differing.map(\.file) == ["in.md", "old.txt"])
    #expect(differing.compactMap { $0.report?.differences.first?.change } == [.added, .missing])
  }

  // MARK: Recorded engines

  @Test func recognitionIsPinned() async throws {
    let drawn = ScanPage(width: 100, height: 60, items: [])
    try ScanSynthesizer(resolution: 72).scan([drawn]).encoded(as: .png)
      .write(to: folder.appendingPathComponent("scan.png"))
    let box = Rect(x: 10, y: 10, width: 40, height: 12)
    let line = TextLine(words: [Word("pinned", box: box)], box: box)
    let block = Block(id: "b", region: Region(box), content: .paragraph(Paragraph([line])))
    let page = Page(size: Size(width: 100, height: 60), resolution: .measured(72), blocks: [block])
    try Data(try Document(pages: [page]).readableJSON().utf8).write(
      to: folder.appendingPathComponent("read.json"))
    let run = SuiteRun(
      try suite(
        """
        {"version": 1, "defaults": {"engine": "recorded", "formats": ["txt", "docx"]},
         "cases": [{"name": "scan", "input": "scan.png", "recognized": "read.json"},
                   {"name": "unread", "input": "scan.png"}]}
        """))
    #expect(try await run.record(["scan"]).verdicts.map(\.outcome) == [.recorded])
    #expect(try await run.verify(["scan"]).passed)
    let text = try String(
      contentsOf: folder.appendingPathComponent("expected/scan/scan.txt"), encoding: .utf8)
    #expect(text.contains("pinned"))
    let unread = try await run.verify(["unread"])
    #expect(unread.verdicts.first?.message?.contains("not recorded yet") == true)
  }

  /// What Tesseract reads is recorded, and then given again: what is made of it is the same, byte for byte.
  @Test func aRecordStandsForTheEngine() async throws {
    let drawn = ScanPage(
      width: 400, height: 240, margin: 40,
      items: [
        .heading(level: 1, "Of paper"),
        .paragraph("Good paper is mostly water, and rags make the best of it."),
        .table(
          ScanTable(
            columnShares: [1, 1], rows: [["Fibre", "Length"], ["Cotton", "25 mm"], ["Linen", "9 mm"]])),
      ])
    try ScanSynthesizer(resolution: 200).scan([drawn, drawn]).encoded(as: .tiff)
      .write(to: folder.appendingPathComponent("scan.tif"))
    let live = Converter { () throws(RectoError) in try Engine.tesseract.makeRecognizer(languages: ["eng"]) }
    let run = SuiteRun(
      try suite(
        """
        {"version": 1, "defaults": {"formats": ["json", "txt", "hocr", "docx"]},
         "cases": [{"name": "live", "input": "scan.tif", "engine": "tesseract"},
                   {"name": "pinned", "input": "scan.tif", "engine": "recorded"}]}
        """), converter: live)
    #expect(try await run.record().verdicts.map(\.outcome) == [.recorded, .recorded])
    let expected = folder.appendingPathComponent("expected")
    for name in ["scan.json", "scan.txt", "scan.hocr", "scan.docx"] {
      let live = try Data(contentsOf: expected.appendingPathComponent("live/\(name)"))
      #expect(try Data(contentsOf: expected.appendingPathComponent("pinned/\(name)")) == live, "\(name)")
    }
    let text = try String(contentsOf: expected.appendingPathComponent("pinned/scan.txt"), encoding: .utf8)
    #expect(text.contains("mostly water"))
    let again = try await run.verify()
    #expect(again.passed, "\(again.verdicts)")

    // It is the record that is read, and not the scan.
    let record = folder.appendingPathComponent("recognized/pinned.json")
    let changed = try String(contentsOf: record, encoding: .utf8).replacing("\"water,\"", with: "\"fibre,\"")
    try Data(changed.utf8).write(to: record)
    let other = try await run.verify()
    #expect(other.verdicts.filter { !$0.passed }.map(\.name) == ["pinned", "pinned", "pinned", "pinned"])
    #expect(other.verdicts.filter { !$0.passed }.allSatisfy { $0.outcome == .different })
  }

  // MARK: golden.json

  @Test(arguments: [
    (#"{"version":1,"cases":[{"name":"a","input":"b","formats":["md"],"maks":[]}]}"#, "maks"),
    (#"{"version":1,"cases":[{"name":"a","input":"b","formats":["md"],"tolerance":{"pixel":1}}]}"#, "pixel"),
    (#"{"version":1,"cases":[{"name":"a","input":"b"}]}"#, "formats"),
    (#"{"version":1,"cases":[{"name":"a","formats":["md"]}]}"#, "input or actual"),
    (#"{"version":1,"cases":[{"name":"../a","actual":"b"}]}"#, "no name"),
    (#"{"version":1,"cases":[{"name":"a","actual":"b"},{"name":"a","actual":"c"}]}"#, "two cases"),
    (#"{"version":2,"cases":[]}"#, "version 1"), (#"{"version":1,"cases":[{"name":1}]}"#, "cases[0].name"),
    (#"{"version":1}"#, #""cases" is missing"#),
    (#"{"version":1,"cases":[{"name":"a","actual":"b","masks":["x"]}]}"#, "no mask"),
    ("[", "JSON"),
  ])
  func mistakesInASuiteAreNamed(json: String, told: String) {
    #expect {
      try suite(json)
    } throws: { error in
      "\(error)".contains(told) && "\(error)".contains("golden.json")
    }
  }

  @Test func casesHaveTheDefaults() throws {
    let suite = try suite(
      """
      {"version": 1, "defaults": {"formats": ["md"], "masks": ["page:1"], "options": {"md.a": "1"}, "only": ["text"]},
       "cases": [{"name": "a", "inputs": ["x", "y"], "masks": ["page:2"], "options": {"md.b": "2"},
                  "tolerance": {"characters": 0.1}}]}
      """)
    let entry = try #require(suite.cases.first)
    #expect(entry.inputs == ["x", "y"])
    #expect(entry.settings.options == ["md.a": "1", "md.b": "2"])
    #expect(entry.settings.comparison.masks == [.page(1), .page(2)])
    #expect(entry.settings.comparison.aspects == [.text])
    #expect(entry.settings.comparison.characterErrorRate == 0.1)
    #expect(throws: RectoError.self) { try suite.cases(named: ["b"]) }
  }
}
