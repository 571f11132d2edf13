import Foundation
import RectoFormats
import RectoModel
import Synchronization
import Testing

@testable import Recto

@Suite("Large documents, page by page") struct PageWiseConversionTests {
  private let folder: TestFolder

  init() throws { folder = try TestFolder() }

  static let inputs = ["alto", "hocr", "page", "tsv", "json"]
  static let outputs = ["txt", "md", "html", "json", "hocr", "alto", "page", "tsv"]

  // MARK: Documents

  private static let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("GoldenFiles")

  /// All kinds of blocks on a hundred pages or so. With `isLoose`, no block goes on another one.
  private static func document(isLoose: Bool = false) throws -> Document {
    let cases = try FileManager.default.contentsOfDirectory(atPath: golden.path).sorted()
    var joined = JoinedDocuments()
    for _ in 0..<2 {
      for name in cases {
        guard let data = try? Data(contentsOf: golden.appendingPathComponent("\(name)/input.json")) else {
          continue
        }
        joined.add(try JSONDecoder().decode(Document.self, from: data))
      }
    }
    var document = joined.document
    for page in document.pages.indices where isLoose {
      for block in document.pages[page].blocks.indices {
        document.pages[page].blocks[block].continues = nil
      }
    }
    return document
  }

  /// The document as a file of the format.
  private func input(_ format: String, _ document: Document) throws -> URL {
    let writer = try #require(FormatRegistry.writer(id: format))
    let context = WriteContext(
      timestamp: Date(timeIntervalSince1970: 0), producer: "Test", assets: AssetStore([]),
      temporaryFolder: folder.url, report: { _ in })
    var sink = MemorySink()
    try writer.write(document, to: &sink, context: context)
    let file = folder.file("in.\(writer.format.fileExtensions[0])")
    try Data(sink.bytes).write(to: file)
    return file
  }

  // MARK: Runs

  private func run(_ job: Job, from leastBytes: Int) async throws -> JobReport {
    var converter = Converter { () throws(RectoError) in
      throw RectoError(.internalInvariant, "Nothing is recognised here.")
    }
    converter.timestamp = Date(timeIntervalSince1970: 0)
    converter.leastPagedBytes = leastBytes
    return try await converter.run(job)
  }

  private func job(_ file: URL, _ outputs: [JobOutput]) -> Job {
    Job([JobInput(file)], to: outputs, concurrency: 1, isolation: .inProcess)
  }

  /// Whether the job goes page by page.
  private func isPageWise(_ job: Job) throws -> Bool {
    let plan = try OutputPlan(job)
    let service = InProcessPages(width: 1) { () throws(RectoError) in
      throw RectoError(.internalInvariant, "Nothing is recognised here.")
    }
    let conversion = DocumentConversion(
      job: job, inputs: job.inputs, plan: plan, targets: plan.targets[0],
      timestamp: Date(timeIntervalSince1970: 0), service: service, translator: Apertium(),
      progress: { _ in }, leastPagedBytes: 0)
    var report = JobReport()
    return try PageWiseConversion(conversion, spool: folder.url)?.run(&report) ?? false
  }

  /// Everything but times.
  private func timeless(_ report: JobReport, in folder: URL) -> JobReport {
    var report = report
    for index in report.outputs.indices {
      let file = report.outputs[index].file.path
      report.outputs[index].file = URL(fileURLWithPath: file.replacing(folder.path, with: ""))
      report.outputs[index].seconds = 0
      report.outputs[index].writingSeconds = nil
    }
    return report
  }

  /// Both ways; returns the report, when files and reports are equal.
  @discardableResult private func compare(
    _ file: URL, to formats: [(String, [String: String])]
  ) async throws -> JobReport {
    var reports: [JobReport] = []
    for (name, leastBytes) in [("whole", Int.max), ("pages", 0)] {
      let place = folder.file(name)
      let outputs = formats.map { format, options in
        JobOutput(format, options: OptionValues(options), to: .folder(place))
      }
      reports.append(timeless(try await run(job(file, outputs), from: leastBytes), in: place))
    }
    #expect(reports[0] == reports[1])
    let names = try names("whole")
    #expect(try self.names("pages") == names)
    for name in names {
      let whole = try Data(contentsOf: folder.file("whole/\(name)"))
      let same = try whole == Data(contentsOf: folder.file("pages/\(name)"))
      #expect(same, "\(name) differs")
    }
    return reports[1]
  }

  private func names(_ name: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.file(name).path).sorted()
  }

  // MARK: Tests

  @Test("Files and reports are those of the whole document", arguments: inputs, outputs)
  func equalFiles(from format: String, to output: String) async throws {
    let file = try input(format, Self.document(isLoose: true))
    let report = try await compare(file, to: [(output, [:])])
    #expect(report.failures.isEmpty)
    #expect(report.outputs.count == (output == "page" ? report.outputs.count : 1))
    #expect(report.outputs.map(\.pages).reduce(0, +) > 60)
    let target = JobOutput(output, to: .folder(folder.file("again")))
    #expect(try isPageWise(job(file, [target])))
  }

  @Test("So are those of several outputs with options") func severalOutputs() async throws {
    let file = try input("alto", Self.document(isLoose: true))
    let report = try await compare(
      file,
      to: [
        ("txt", ["lines": "running", "form-feeds": "false"]), ("md", ["page-breaks": "comment"]),
        ("json", ["pretty": "false"]), ("hocr", ["glyphs": "false"]), ("alto", ["glyphs": "false"]),
      ])
    #expect(report.outputs.map(\.format) == ["txt", "md", "json", "hocr", "alto"])
    #expect(!report.notes.isEmpty)
  }

  private static let tableOutputs: [(String, [String: String])] = [
    ("xlsx", [:]), ("xlsx", ["sheets": "pages", "text": "true"]),
    ("xlsx", ["sheets": "one", "strings": "shared", "objects": "true"]), ("csv", [:]),
    ("csv", ["tables": "one", "spans": "repeat"]),
  ]

  @Test("So are slides and exact pages, but no text that flows over pages", arguments: ["json", "alto"])
  func slides(from format: String) async throws {
    let file = try input(format, Self.document())
    let exact = ["layout": "exact"]
    let report = try await compare(file, to: [("pptx", [:]), ("docx", exact)])
    #expect(report.failures.isEmpty && report.outputs.count == 2)
    let ways: [(String, [String: String], Bool)] = [
      ("pptx", [:], true), ("docx", exact, true), ("docx", [:], false),
    ]
    for (name, options, isPaged) in ways {
      let target = JobOutput(name, options: OptionValues(options), to: .folder(folder.file("again")))
      #expect(try isPageWise(job(file, [target])) == isPaged)
    }
  }

  @Test(
    "So is text that flows, where no block goes on over pages", arguments: ["json", "alto", "hocr", "page"])
  func flowingText(from format: String) async throws {
    let file = try input(format, Self.document(isLoose: true))
    for options in [
      [:], ["contents": "true", "page-breaks": "true", "mark-uncertain": "comment"],
      ["running-heads": "omit"],
    ] {
      let report = try await compare(file, to: [("docx", options)])
      #expect(report.failures.isEmpty && report.outputs.count == 1)
      let target = JobOutput("docx", options: OptionValues(options), to: .folder(folder.file("again")))
      #expect(try isPageWise(job(file, [target])))
    }
  }

  @Test("What the first pages can't tell is planned anew") func unsettled() async throws {
    // Only the last table tells that the comma is the decimal sign.
    var document = try Self.ledger { _ in nil }
    document.metadata.language = nil
    let texts = ["1,234", "2,345", "5,678", "7,125", "4,375", "0,5"]
    for (page, text) in texts.enumerated() {
      document.pages[page].blocks = document.pages[page].blocks.map { block in
        guard case .table(let table) = block.content else { return block }
        var block = block
        block.content = .table(
          table.mappingBlocks { inner in
            guard case .paragraph(var paragraph) = inner.content, inner.id.description.hasSuffix("-1-1")
            else {
              return inner
            }
            var inner = inner
            paragraph.lines[0].words[0].text = text
            inner.content = .paragraph(paragraph)
            return inner
          })
        return block
      }
    }
    let file = try input("json", document)
    let report = try await compare(file, to: [("xlsx", [:]), ("docx", [:])])
    #expect(report.failures.isEmpty && report.outputs.count == 2)
    let target = JobOutput("xlsx", to: .folder(folder.file("again")))
    #expect(try isPageWise(job(file, [target])))
  }

  @Test("So are workbooks and tables", arguments: ["json", "page"], tableOutputs)
  func tables(from format: String, to output: (String, [String: String])) async throws {
    let file = try input(format, Self.document(isLoose: true))
    let report = try await compare(file, to: [output])
    #expect(report.failures.isEmpty && !report.outputs.isEmpty && !report.notes.isEmpty)
    let target = JobOutput(output.0, options: OptionValues(output.1), to: .folder(folder.file("again")))
    #expect(try isPageWise(job(file, [target])))
  }

  /// A table of merged cells on each page, under the same heading. `continues` tells which one it goes on.
  private static func ledger(_ continues: (Int) -> Int?) throws -> Document {
    func cell(_ row: Int, _ column: Int, _ text: String, rows: Int = 1, columns: Int = 1) -> Cell {
      let region = Region(Rect(x: Double(column) * 99, y: Double(row) * 20, width: 90, height: 15))
      let word = Word(text, box: region.box)
      let block = Block(
        id: BlockID("c\(text)-\(row)-\(column)"), region: region,
        content: .paragraph(Paragraph([TextLine(words: [word], box: region.box)])))
      return Cell(
        row: row, column: column, rowSpan: rows, columnSpan: columns, region: region, blocks: [block])
    }
    let pages = try (0..<6).map { page in
      let table = try Table(
        rowCount: 4, columnCount: 3,
        cells: [
          cell(0, 0, "Item"), cell(0, 1, "Amounts", columns: 2), cell(1, 0, "a\(page)", rows: 2),
          cell(1, 1, "\(page).50"), cell(2, 2, "=\(page)"),
          cell(3, 0, "Longer-than-others-\(page)", columns: 2),
        ], headerRowCount: page == 4 ? 0 : 1, isRuled: true)
      let block = Block(
        id: BlockID("t\(page)"), region: Region(Rect(x: 0, y: 0, width: 300, height: 80)),
        content: .table(table), continues: continues(page).map { BlockID("t\($0)") })
      return Page(size: Size(width: 600, height: 800), resolution: .measured(72), blocks: [block])
    }
    return Document(metadata: DocumentMetadata(language: "en"), pages: pages)
  }

  @Test("Tables that go on over pages are one", arguments: tableOutputs)
  func goingOn(to output: (String, [String: String])) async throws {
    // Text that is written must not go on.
    let isPaged = output.1["text"] == nil
    for start in [1, 3] {
      let file = try input("json", Self.ledger { $0 >= start && $0 != 5 ? $0 - 1 : nil })
      let report = try await compare(file, to: [output])
      #expect(report.failures.isEmpty)
      let target = JobOutput(output.0, options: OptionValues(output.1), to: .folder(folder.file("again")))
      #expect(try isPageWise(job(file, [target])) == isPaged)
    }
    // Another table stands between.
    let file = try input("json", Self.ledger { $0 == 3 ? 1 : nil })
    try await compare(file, to: [output])
    let target = JobOutput(output.0, options: OptionValues(output.1), to: .folder(folder.file("again")))
    #expect(try !isPageWise(job(file, [target])))
  }

  @Test(
    "A caption on another page takes the whole document, and so does text that goes on where there is no table"
  )
  func scattered() async throws {
    var document = try Self.ledger { _ in nil }
    let line = TextLine(
      words: [Word("Prices", box: Rect(x: 0, y: 0, width: 9, height: 9))],
      box: Rect(x: 0, y: 0, width: 9, height: 9))
    let caption = Caption(Paragraph([line]), target: "t1")
    document.pages[4].blocks.append(
      Block(id: "k", region: Region(line.box), content: .caption(caption)))
    let target = JobOutput("xlsx", to: .folder(folder.file("again")))
    let file = try input("json", document)
    #expect(try !isPageWise(job(file, [target])))
    #expect(try await compare(file, to: [("xlsx", [:])]).failures.isEmpty)
    for (continues, expected) in [(nil, true), ("a", false)] as [(BlockID?, Bool)] {
      let blocks = [BlockID("a"), "b"].map {
        Block(
          id: $0, region: Region(line.box), content: .paragraph(Paragraph([line])),
          continues: $0 == "b" ? continues : nil)
      }
      document.pages = blocks.map {
        Page(size: Size(width: 600, height: 800), resolution: .measured(72), blocks: [$0])
      }
      let text = try input("json", document)
      #expect(try isPageWise(job(text, [target])) == expected)
      #expect(try await compare(text, to: [("xlsx", [:])]).failures.isEmpty)
      #expect(try await compare(text, to: [("csv", [:])]).failures.map(\.error.code) == [.contentMissing])
    }
  }

  @Test("One stream of pages is one file") func stream() async throws {
    let file = try input("page", Self.document(isLoose: true))
    for (name, leastBytes) in [("whole", Int.max), ("pages", 0)] {
      let output = JobOutput("page", to: .stream(folder.file(name)))
      let report = try await run(job(file, [output]), from: leastBytes)
      #expect(report.outputs.count == 1)
    }
    #expect(folder.text("whole") == folder.text("pages"))
    #expect(folder.text("pages")?.contains("<PcGts") == true)
  }

  @Test("Where blocks go on over pages, text that flows takes the whole document") func continued()
    async throws
  {
    let file = try input("alto", Self.document())
    try await compare(file, to: [("md", [:]), ("txt", ["lines": "running"])])
    let flowing = JobOutput("md", to: .folder(folder.file("again")))
    #expect(try !isPageWise(job(file, [flowing])))
    let words = JobOutput("alto", to: .folder(folder.file("again")))
    #expect(try isPageWise(job(file, [words])))
  }

  @Test("Cells have the values that the tables of later pages tell") func cellValues() async throws {
    let file = try input("page", Self.document(isLoose: true))
    try await compare(file, to: [("json", [:]), ("alto", [:])])
    #expect(folder.text("pages/in.page.json")?.contains("\"value\"") == true)
  }

  @Test(
    "A file that breaks off leaves nothing and says the same", arguments: inputs.filter { $0 != "hocr" },
    ["txt", "alto"])
  func brokenFile(from format: String, to output: String) async throws {
    let file = try input(format, Self.document(isLoose: true))
    let bytes = try Data(contentsOf: file)
    // In the middle of a row, a tag or a name.
    let end = try #require(
      bytes[..<(bytes.count - 2000)].lastIndex(of: format == "tsv" ? 9 : format == "json" ? 58 : 61))
    try bytes[..<end].write(to: file)
    let report = try await compare(file, to: [(output, [:])])
    #expect(report.failures.map(\.error.code) == [.malformedInput])
    #expect(report.outputs.isEmpty)
    #expect(try names("pages").isEmpty)
  }

  @Test("hOCR that is no XML is read whole, as HTML") func tagSoup() async throws {
    let file = try input("hocr", Self.document(isLoose: true))
    let text = try String(contentsOf: file, encoding: .utf8)
    try text.replacing("</body>", with: "<br></body>").write(to: file, atomically: true, encoding: .utf8)
    let report = try await compare(file, to: [("txt", [:])])
    #expect(report.outputs.count == 1)
    #expect(report.notes.contains { if case .sourceRepaired = $0.diagnostic { true } else { false } })
  }

  @Test("JSON in another order, and what is none of ours, is read whole") func otherJSON() async throws {
    let file = try input("json", Self.document(isLoose: true))
    let text = try String(contentsOf: file, encoding: .utf8)
    try text.replacing("\"schemaVersion\": \"1.0\",", with: "").replacing(
      /\}\n$/, with: ", \"schemaVersion\": \"1.0\"}\n"
    ).write(to: file, atomically: true, encoding: .utf8)
    let report = try await compare(file, to: [("txt", [:])])
    #expect(report.outputs.count == 1)
    for broken in [
      "{}", "{\"schemaVersion\": \"9.0\", \"pages\": []}", "{\"schemaVersion\": \"1.0\", \"pages\": [7]}",
    ] {
      try Data(broken.utf8).write(to: file)
      #expect(try await compare(file, to: [("txt", [:])]).failures.count == 1)
    }
  }

  @Test("Limits hold, and files without pages are refused") func limits() async throws {
    let file = try input("alto", Self.document(isLoose: true))
    var job = job(file, [JobOutput("txt", to: .file(folder.file("out.txt")))])
    job.limits.pages = 3
    let report = try await run(job, from: 0)
    #expect(report.failures.map(\.error.code) == [.limitExceeded])
    job.limits.inputBytes = 1000
    #expect(try await run(job, from: 0).failures.map(\.error.code) == [.limitExceeded])
    let empty = folder.file("empty.alto.xml")
    try Data("<alto><Layout/></alto>".utf8).write(to: empty)
    let output = JobOutput("alto", to: .file(folder.file("out.xml")))
    let refused = try await run(self.job(empty, [output]), from: 0)
    #expect(refused.failures.map(\.error.code) == [.malformedInput])
    #expect(folder.names.filter { $0.contains("out") }.isEmpty)
  }

  @Test("Metadata of the job stands in the output, and progress tells every page") func jobMetadata()
    async throws
  {
    let document = try Self.document(isLoose: true)
    let file = try input("alto", document)
    var job = job(file, [JobOutput("hocr", to: .file(folder.file("out.hocr")))])
    job.metadata.title = "Ours"
    var converter = Converter { () throws(RectoError) in throw RectoError(.internalInvariant, "") }
    converter.leastPagedBytes = 0
    let events = Mutex<[ProgressEvent]>([])
    _ = try await converter.run(job) { event in events.withLock { $0.append(event) } }
    #expect(folder.text("out.hocr")?.contains("<title>Ours</title>") == true)
    let pages = events.withLock(\.self).count { if case .page = $0 { true } else { false } }
    #expect(pages == document.pages.count)
  }
}
