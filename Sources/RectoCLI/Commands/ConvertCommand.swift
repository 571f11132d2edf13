import ArgumentParser
import Foundation
import Recto
import RectoInference
import RectoModel

struct ConvertCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert", abstract: "Convert images, PDFs and what other engines have read to documents.",
    discussion: ConvertHelp.text)

  @Argument(help: "Images, PDFs, Office files, hOCR, ALTO, PAGE XML, TSV or JSON; - is standard input.")
  var inputs: [String]

  @OptionGroup(title: "Output") var output: OutputOptions

  @Option(
    help: ArgumentHelp(
      "Pages of each input, counted from 1: 1-3,7 or 5- (default: all).", valueName: "ranges"),
    transform: { try PageRanges($0) })
  var pages: PageRanges?

  @Flag(help: "Make one document of all inputs (default: one each).")
  var join = false

  @Option(
    help: ArgumentHelp(
      "The folder with the page images of ALTO, PAGE, hOCR and other documents, found by the names that these give "
        + "(default: none).", valueName: "folder"))
  var images: String?

  @Option(
    help: ArgumentHelp(
      "The language to translate the text into, as a code: es; by a language model, else by Apertium, whose pairs "
        + "recto doctor lists (default: none).",
      valueName: "code"))
  var translateTo: String?

  @Option(
    help: ArgumentHelp("Title of the document (default: the input's, if it has one).", valueName: "text"))
  var title: String?

  @OptionGroup(title: "Recognition") var recognition: RecognitionOptions
  @OptionGroup(title: "Language model for translations") var model: ModelOptions
  @OptionGroup(title: "PDF") var pdf: PDFOptions
  @OptionGroup(title: "Office") var office: OfficeOptions
  @OptionGroup(title: "Limits") var limits: LimitOptions
  @OptionGroup(title: "Messages") var logging: LogOptions

  @Flag(help: "Exit with 1 when there is a warning (default: off).")
  var strict = false

  func validate() throws {
    if inputs.count(where: { $0 == "-" }) > 1 {
      throw ValidationError("Standard input can be read once only.")
    }
    if inputs.contains("") || output.out.contains("") { throw ValidationError("A file name is empty.") }
    if model.llmURL != nil, translateTo == nil {
      throw ValidationError("--llm-url translates: name the language with --translate-to.")
    }
    _ = try outputNames.outputs(documents: documents, spool: URL(fileURLWithPath: "/"))
  }

  var outputNames: [OutputName] {
    output.names.map { name in
      var name = name
      name.options = pdf.formatOptions + office.formatOptions + name.options
      return name
    }
  }

  var documents: Int { join ? 1 : inputs.count }

  private func converter() throws(RectoError) -> Converter {
    var converter = try recognition.converter()
    if let model = try model.endpoint() { converter.translator = ModelTranslator(model) }
    return converter
  }

  func run() async throws { try await run(tablesOnly: false) }

  func run(tablesOnly: Bool) async throws {
    let console = Console.current
    let code = try await SpoolFolder.with { spool throws(RectoError) in
      var job = try ConvertJob(command: self, console: console, spool: spool).make()
      job.tablesOnly = tablesOnly
      let run = ConversionRun(
        console: console, logging: logging, standardOutput: job.standardOutput(of: self),
        converter: try converter())
      return ExitCodes.code(of: try await run.run(job), strict: strict)
    }
    if code != ExitCodes.success { throw ExitCode(code) }
  }
}
