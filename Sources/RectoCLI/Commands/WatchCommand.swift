import ArgumentParser
import Foundation
import Recto
import RectoFormats
import RectoModel

struct WatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch", abstract: "Convert every file that comes into a folder.",
    discussion: """
      recto watch scans/ --to pdf,docx -o done/
      recto watch inbox/ --to pdf -o inbox/done/ --language deu --once

      A file is taken when it has stayed the same for a while, so that half of a copy never is. Each is converted once, \
      also when recto is killed and started again: what was done stands in the hidden file .recto-watch beside the \
      results. A file that changes is converted again. Files that can't be converted are moved to failed/ in the \
      watched folder, with the reason beside them. Folders inside, hidden files and links are left alone.

      Ctrl-C ends it; the exit code is 130 then. With --once it is 1 when a file failed.
      """)

  @Argument(help: "The folder that is watched.")
  var folder: String

  @Option(
    name: [.short, .customLong("output")],
    help: ArgumentHelp("The folder for the results; made when it is missing.", valueName: "folder"))
  var out: String

  @Option(help: ArgumentHelp("Formats to write: pdf,docx; see recto formats.", valueName: "formats"))
  var to: String

  @Option(
    help: ArgumentHelp(
      "An option of a format, such as json.pretty=false; repeatable. See recto formats.",
      valueName: "format.key=value"))
  var option: [FormatOption] = []

  @Option(help: ArgumentHelp("How long a file must stay the same before it is taken.", valueName: "seconds"))
  var settle = 2.0

  @Flag(help: "Convert what is there, and end (default: go on until Ctrl-C).")
  var once = false

  @OptionGroup(title: "Recognition") var recognition: RecognitionOptions
  @OptionGroup(title: "PDF") var pdf: PDFOptions
  @OptionGroup(title: "Office") var office: OfficeOptions
  @OptionGroup(title: "Limits") var limits: LimitOptions
  @OptionGroup(title: "Messages") var logging: LogOptions

  private var formats: [String] { to.split(separator: ",").map(String.init) }
  private var watched: URL { URL(fileURLWithPath: folder, isDirectory: true) }
  private var results: URL { URL(fileURLWithPath: out, isDirectory: true) }

  func validate() throws {
    for id in formats where FormatRegistry.writer(id: id) == nil {
      throw ValidationError("--to \(id): there is no such format; there are \(OutputName.known).")
    }
    if formats.isEmpty { throw ValidationError("--to names at least one format, such as pdf.") }
    guard (0...3600).contains(settle) else { throw ValidationError("--settle is 0 to 3600 seconds.") }
    guard watched.isFolder else {
      throw ValidationError("\(folder) is no folder.")
    }
    let paths = [watched, results].map { $0.resolvingSymlinksInPath().standardizedFileURL.path }
    if paths[0] == paths[1] {
      throw ValidationError("The results need a folder of their own: -o \(folder)/done/")
    }
  }

  func run() async throws {
    let console = Console.current
    try FileManager.default.createDirectory(at: results, withIntermediateDirectories: true)
    let (logging, converter) = (logging, try recognition.converter())
    let watch = FolderWatch(
      watched: watched, journal: try WatchJournal(results), settle: .seconds(settle), console: console,
      makeJob: job
    ) { job throws(RectoError) in
      try await ConversionRun(console: console, logging: logging, standardOutput: nil, converter: converter)
        .run(job)
    }
    if try await watch.run(once: once) > 0 { throw ExitCode(ExitCodes.incomplete) }
  }

  private func job(_ file: URL, stem: String) throws -> Job {
    let options = pdf.formatOptions + office.formatOptions + option
    let outputs = formats.map { id in
      let ending = FormatRegistry.writer(id: id)?.format.fileExtensions.first ?? id
      return JobOutput(
        id, options: options.values(of: id), to: .file(results.appendingPathComponent("\(stem).\(ending)")))
    }
    return Job(
      [JobInput(file, name: file.lastPathComponent, password: recognition.password)], to: outputs,
      engine: recognition.engine, languages: recognition.languages, preparation: recognition.preparation,
      optimization: pdf.optimize, ocrMode: pdf.ocr, invalidatesSignatures: pdf.invalidateSignatures,
      limits: limits.limits, concurrency: recognition.jobs)
  }
}
