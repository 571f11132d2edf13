import Foundation
import RectoModel
import RectoRecognition
import RectoTesting
import Testing

@testable import Recto

@Suite struct ConverterTests {
  static func page(_ text: String) -> Page {
    let box = Rect(x: 2, y: 3, width: 20, height: 8)
    let line = TextLine(words: [Word(text, box: box, confidence: Confidence(0.9))], box: box)
    let block = Block(id: "b", region: Region(box), content: .paragraph(Paragraph([line])))
    return Page(size: Size(width: 40, height: 30), resolution: .measured(300), blocks: [block])
  }

  private func converter(_ texts: String...) -> Converter {
    let recorded = RecordedRecognizer(pages: texts.map(Self.page))
    return Converter { () throws(RectoError) in recorded }
  }

  @Test func writesEveryFormatOfEveryInput() async throws {
    let folder = try TestFolder()
    let inputs = try ["a.bmp", "b.bmp"].map { JobInput(try folder.addScan($0)) }
    let out = folder.file("out")
    let job = Job(
      inputs, to: [JobOutput("txt", to: .folder(out)), JobOutput("json", to: .folder(out))], concurrency: 1)
    let report = try await converter("one", "two").run(job)
    #expect(report.isFlawless)
    #expect(report.outputs.map(\.file.lastPathComponent) == ["a.txt", "a.json", "b.txt", "b.json"])
    #expect(folder.text("out/a.txt")?.contains("one") == true)
    #expect(folder.text("out/b.txt")?.contains("two") == true)
    let first = try #require(report.outputs.first)
    #expect(first.pages == 1)
    #expect(first.words == 1)
    #expect(first.meanConfidence == Confidence(0.9))
    #expect(first.bytes == folder.text("out/a.txt")?.utf8.count)
  }

  @Test func joinsInputs() async throws {
    let folder = try TestFolder()
    let inputs = try ["a.bmp", "b.bmp"].map { JobInput(try folder.addScan($0)) }
    let job = Job(
      inputs, to: [JobOutput("json", to: .file(folder.file("all.json")))], join: true,
      metadata: DocumentMetadata(title: "Both"), concurrency: 1)
    let report = try await converter("one", "two").run(job)
    #expect(report.outputs.map(\.pages) == [2])
    let document = try Document(json: Data(contentsOf: folder.file("all.json")))
    #expect(document.metadata.title == "Both")
    #expect(document.sources.map(\.name) == ["a.bmp", "b.bmp"])
    #expect(document.pages.map(\.provenance?.source) == [0, 1])
    #expect(document.pages.flatMap(\.blocks).map(\.id) == ["p1-b1", "p2-b1"])
    #expect(document.pages.flatMap(\.words).map(\.text) == ["one", "two"])
  }

  @Test func goesOnAfterABadInput() async throws {
    let folder = try TestFolder()
    try Data("no picture at all".utf8).write(to: folder.file("bad.bmp"))
    let inputs = [JobInput(folder.file("bad.bmp")), JobInput(try folder.addScan("good.bmp"))]
    let report = try await converter("one").run(
      Job(inputs, to: [JobOutput("txt", to: .folder(folder.file("out")))]))
    #expect(report.outputs.map(\.inputs) == [["good.bmp"]])
    #expect(report.failures.map(\.input) == ["bad.bmp"])
    #expect(report.failures.first?.error.location.file == "bad.bmp")
    #expect(folder.names == ["bad.bmp", "good.bmp", "out"])
  }

  @Test func readsHOCRWhateverItsName() async throws {
    let folder = try TestFolder()
    let text = """
      <html><body><div class='ocr_page' title='bbox 0 0 99 99'>
      <span class='ocrx_word' title='bbox 1 1 9 9'>word</span></div></body></html>
      """
    try Data(text.utf8).write(to: folder.file("page.html"))
    let report = try await converter("one").run(
      Job([JobInput(folder.file("page.html"))], to: [JobOutput("json", to: .file(folder.file("a.json")))]))
    #expect(report.failures.isEmpty)
    let document = try Document(json: Data(contentsOf: folder.file("a.json")))
    #expect(document.pages.flatMap(\.words).map(\.text) == ["word"])
  }

  @Test func keepsThePageThatTheEngineFailsOn() async throws {
    let folder = try TestFolder()
    let inputs = [JobInput(try folder.addScan("a.bmp", width: 99))]
    let report = try await converter("other size").run(
      Job(inputs, to: [JobOutput("json", to: .file(folder.file("a.json")))]))
    #expect(report.outputs.map(\.words) == [0])
    let errors = report.notes.compactMap { note in
      if case .pageFailed(1, let error) = note.diagnostic { error } else { nil }
    }
    #expect(errors.map(\.code) == [.engineFailure])
    let document = try Document(json: Data(contentsOf: folder.file("a.json")))
    #expect(document.pages.first?.image?.size == Size(width: 99, height: 30))
  }

  @Test func readsItsOwnJSON() async throws {
    let folder = try TestFolder()
    let inputs = [JobInput(try folder.addScan("a.bmp"))]
    _ = try await converter("one").run(Job(inputs, to: [JobOutput("json", to: .file(folder.file("a.json")))]))
    let again = Job(
      [JobInput(folder.file("a.json"))], to: [JobOutput("txt", to: .file(folder.file("a.txt")))])
    let report = try await Converter().run(again)
    #expect(report.failures.isEmpty)
    #expect(folder.text("a.txt")?.contains("one") == true)
  }

  @Test func neverOverwritesAnInput() async throws {
    let folder = try TestFolder()
    let scan = try folder.addScan("a.txt")
    try FileManager.default.linkItem(at: scan, to: folder.file("b.txt"))
    let before = try Data(contentsOf: scan)
    for name in ["a.txt", "b.txt"] {
      let job = Job([JobInput(scan)], to: [JobOutput("txt", to: .file(folder.file(name)))])
      let error = await #expect(throws: RectoError.self) { try await converter("one").run(job) }
      #expect(error?.message.contains("the input a.txt itself") == true)
    }
    #expect(try Data(contentsOf: scan) == before)
  }

  @Test func refusesTwoOutputsOfOneName() async throws {
    let folder = try TestFolder()
    let inputs = try ["a.bmp", "a.dib"].map { JobInput(try folder.addScan($0)) }
    let job = Job(inputs, to: [JobOutput("txt", to: .folder(folder.file("out")))])
    let error = await #expect(throws: RectoError.self) { try await converter("one", "two").run(job) }
    #expect(error?.code == .malformedInput)
    #expect(folder.names == ["a.bmp", "a.dib"])
  }

  @Test func saysWhatIsWrongWithAJobFirst() async throws {
    let folder = try TestFolder()
    let scan = JobInput(try folder.addScan("a.bmp"))
    let file = JobOutput.Destination.file(folder.file("a.out"))
    let wrong: [(Job, RectoError.Code)] = [
      (Job([], to: [JobOutput("txt", to: file)]), .malformedInput),
      (Job([scan], to: []), .malformedInput),
      (Job([scan], to: [JobOutput("none", to: file)]), .unsupportedFeature),
      (Job([scan], to: [JobOutput("txt", options: OptionValues(["x": "1"]), to: file)]), .unsupportedFeature),
      (Job([scan], to: [JobOutput("txt", to: .file(folder.file("none/a.txt")))]), .resourceUnavailable),
    ]
    for (job, code) in wrong {
      let error = await #expect(throws: RectoError.self) { try await converter("one").run(job) }
      #expect(error?.code == code)
    }
    #expect(folder.names == ["a.bmp"])
  }

  @Test func isCodable() throws {
    let job = Job(
      [JobInput(URL(fileURLWithPath: "/a.pdf"), password: "p", pages: try PageRanges("1-3"))],
      to: [
        JobOutput(
          "json", options: OptionValues(["pretty": "false"]), to: .folder(URL(fileURLWithPath: "/out")))
      ],
      join: true, languages: ["deu"], preparation: Preparation(deskew: true), concurrency: 3,
      isolation: .inProcess)
    #expect(try JSONDecoder().decode(Job.self, from: JSONEncoder().encode(job)) == job)
  }

  @Test func takesTheTimeFromSourceDateEpoch() throws {
    #expect(try Timestamp.current(environment: ["SOURCE_DATE_EPOCH": "86400"]).timeIntervalSince1970 == 86400)
    for bad in ["x", "-1", "1e3", "253402300800"] {
      #expect(throws: RectoError.self) { try Timestamp.current(environment: ["SOURCE_DATE_EPOCH": bad]) }
    }
  }
}
