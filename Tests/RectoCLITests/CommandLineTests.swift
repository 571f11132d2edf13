import ArgumentParser
import Foundation
import Recto
import RectoModel
import RectoRecognition
import Testing

@testable import RectoCLI

@Suite struct CommandLineTests {
  @Test func readsRecognitionOptions() throws {
    let command = try ConvertCommand.parse([
      "a.png", "b.pdf", "-o", "out/", "--to", "txt,json", "--language", "eng+deu", "--pages", "1-3,7",
      "--deskew",
      "--dpi", "200", "--jobs", "3", "--timeout", "9", "--max-memory", "1000", "--title", "T", "--option",
      "json.pretty=false",
    ])
    let console = Recording().console()
    let job = try ConvertJob(command: command, console: console, spool: URL(fileURLWithPath: "/")).make()
    #expect(job.inputs.map(\.name) == ["a.png", "b.pdf"])
    #expect(job.inputs.map(\.pages?.description) == ["1-3,7", "1-3,7"])
    #expect(job.languages == ["eng", "deu"])
    #expect(job.preparation.deskew && !job.preparation.clean && !job.preparation.rotatePages)
    #expect(job.preparation.resolution == 200)
    #expect(job.concurrency == 3)
    #expect(job.limits.secondsPerPage == 9)
    #expect(job.limits.workerBytes == 1000 << 20)
    #expect(job.metadata.title == "T")
    #expect(job.outputs.map(\.format) == ["txt", "json"])
    #expect(job.outputs.map(\.options.values) == [[:], ["pretty": "false"]])
  }

  @Test func theVisionModelIsAnEngine() throws {
    let model = ["--vision-url", "http://localhost:8000/v1", "--vision-model", "eye"]
    let command = try ConvertCommand.parse(["a.png", "-o", "a.txt", "--engine", "vision"] + model)
    #expect(command.recognition.engine == .auto)
    #expect(try command.recognition.converter().revision != nil)
    let other = try ConvertCommand.parse(["a.png", "-o", "a.txt", "--engine", "tesseract"] + model)
    #expect(other.recognition.engine == .tesseract)
    #expect(try other.recognition.converter().revision != nil)
    let local = try ConvertCommand.parse(["a.png", "-o", "a.txt", "--engine", "paddle"])
    #expect(try local.recognition.converter().revision == nil)
    #expect(throws: (any Error).self) {
      try ConvertCommand.parse(["a.png", "-o", "a.txt", "--engine", "vision"])
    }
    #expect(throws: (any Error).self) {
      try ConvertCommand.parse(["a.png", "-o", "a.txt", "--engine", "eye"])
    }
  }

  @Test(arguments: [
    (["-o", "a.txt"], "txt", "a.txt"), (["-o", "x.MD"], "md", "x.MD"),
    (["-o", "a.out", "--to", "json"], "json", "a.out"),
  ])
  func oneFileGoesWhereItIsSaid(arguments: [String], format: String, name: String) throws {
    let command = try ConvertCommand.parse(["in.png"] + arguments)
    let outputs = try command.outputNames.outputs(documents: 1, spool: URL(fileURLWithPath: "/"))
    #expect(outputs == [JobOutput(format, to: .file(URL(fileURLWithPath: name)))])
  }

  @Test func officeFlagsAreOptionsOfTheFormat() throws {
    let command = try ConvertCommand.parse([
      "in.png", "-o", "a.docx", "--docx-layout", "exact", "--page-images", "--mark-uncertain", "comment",
      "--option", "docx.uncertain-below=30",
    ])
    let outputs = try command.outputNames.outputs(documents: 1, spool: URL(fileURLWithPath: "/"))
    #expect(
      outputs.map(\.options.values) == [
        [
          "layout": "exact", "page-images": "true", "mark-uncertain": "comment", "uncertain-below": "30",
        ]
      ])
  }

  @Test func slidesHaveAFlagToo() throws {
    let command = try ConvertCommand.parse(["in.png", "-o", "a.pptx", "--pptx-layout", "image"])
    let outputs = try command.outputNames.outputs(documents: 1, spool: URL(fileURLWithPath: "/"))
    #expect(outputs.map(\.options.values) == [["layout": "image"]])
  }

  @Test func severalFormatsShareTheStem() throws {
    let command = try ConvertCommand.parse(["in.png", "-o", "my.report.txt", "--to", "txt,json"])
    let outputs = try command.outputNames.outputs(documents: 1, spool: URL(fileURLWithPath: "/"))
    #expect(
      outputs.map(\.destination) == [
        .file(URL(fileURLWithPath: "my.report.txt")), .file(URL(fileURLWithPath: "my.report.json")),
      ])
  }

  @Test func severalFilesComeFromOneRecognition() throws {
    let command = try ConvertCommand.parse([
      "in.png", "-o", "a.txt", "-o", "b/c.json", "--option", "json.pretty=false",
    ])
    let outputs = try command.outputNames.outputs(documents: 1, spool: URL(fileURLWithPath: "/"))
    #expect(outputs.map(\.format) == ["txt", "json"])
    #expect(outputs.map(\.destination) == ["a.txt", "b/c.json"].map { .file(URL(fileURLWithPath: $0)) })
    #expect(outputs.map(\.options.values) == [[:], ["pretty": "false"]])
  }

  @Test(arguments: [
    ["in.png"], ["-o", "a.txt"], ["in.png", "-o", "a.xyz"], ["in.png", "-o", "a"], ["in.png", "-o", "-"],
    ["in.png", "-o", "a.txt", "-o", "b.md", "--to", "txt"], ["in.png", "-o", "a.txt", "-o", ""],
    ["in.png", "-o", "out/"], ["a.png", "b.png", "-o", "a.txt"],
    ["a.png", "b.png", "-o", "-", "--to", "txt"],
    ["in.png", "-o", "-", "--to", "txt,json"], ["in.png", "-o", "a.txt", "--to", "none"],
    ["in.png", "-o", "a.txt", "--jobs", "0"], ["in.png", "-o", "a.txt", "--dpi", "1"],
    ["in.png", "-o", "a.txt", "--pages", "0"], ["in.png", "-o", "a.txt", "--timeout", "0"],
    ["in.png", "-o", "a.txt", "--option", "txt"], ["in.png", "-o", "a.txt", "--option", "json.pretty=true"],
    ["in.png", "-o", "a.docx", "--page-images"], ["in.png", "-o", "a.docx", "--docx-layout", "wide"],
    ["in.png", "-o", "a.docx", "--template", "none.docx"],
    ["in.png", "-o", "a.docx", "--template", "/dev/null"],
    ["in.png", "-o", "a.docx", "--mark-uncertain", "all"],
    ["in.png", "-o", "a.txt", "--docx-layout", "exact"],
    ["in.png", "-o", "a.pptx", "--pptx-layout", "exact"],
    ["in.png", "-o", "a.txt", "--engine", "none"], ["in.png", "-o", "a.txt", "--language", "+"],
    ["-", "-", "-o", "a.txt", "--join"], ["in.png", "-o", "a.txt", "--unknown"],
  ])
  func wrongCommandLinesAreUsageErrors(arguments: [String]) async {
    let recording = Recording()
    #expect(await RectoCommand.execute(["convert"] + arguments, console: recording.console()) == 2)
    #expect(recording.output.isEmpty)
    #expect(recording.errors.contains("recto convert --help"))
  }

  @Test func severalInputsForOneFileAreToldBothRemedies() async {
    let recording = Recording()
    _ = await RectoCommand.execute(
      ["convert", "a.png", "b.png", "-o", "a.txt"], console: recording.console())
    #expect(recording.errors.contains("2 inputs need a folder: -o a/, or --join for one document."))
  }

  @Test func tellsItsVersion() async {
    let recording = Recording()
    #expect(await RectoCommand.execute(["--version"], console: recording.console()) == 0)
    #expect(recording.output == "recto \(RectoVersion.current)\n")
  }
}
