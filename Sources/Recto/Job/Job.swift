public import Foundation
import RectoFormats
public import RectoModel
public import RectoRecognition

/// Everything that a conversion needs to know, as a value: what the command and the server fill.
public struct Job: Codable, Sendable, Hashable {
  /// Where pages are decoded and recognised.
  public enum Isolation: String, Codable, Sendable, CaseIterable {
    /// In child processes: a crash or a hang costs one page.
    case workerProcesses
    /// In this process. `OMP_THREAD_LIMIT=1` must be in its environment when it starts, or Tesseract is slow. Nothing is
    /// confined: neither what decodes files nor LibreOffice, for files that you trust only.
    case inProcess
  }

  public var inputs: [JobInput]
  /// One document of all inputs, in their order; otherwise one document for each.
  public var join: Bool
  public var engine: Engine
  /// Names as Tesseract has them: `eng`, `deu`; `auto` alone for those of each page.
  public var languages: [String]
  public var preparation: Preparation
  /// How page pictures are made smaller.
  public var optimization: ImageOptimization
  /// What is done about the text that pages of a PDF have already.
  public var ocrMode: OCRMode
  /// Makes a PDF of a signed one, although the signatures don't hold for it.
  public var invalidatesSignatures: Bool
  /// Repairs damaged PDF; otherwise they are refused.
  public var repairsInputs: Bool
  /// What people have put right.
  public var corrections: Corrections?
  /// The language that the outputs are translated into: a code of ISO 639. Needs Apertium with that pair of languages.
  public var translateTo: String?
  /// Where the document goes as JSON as it was before it was translated; nil for nowhere.
  public var untranslated: URL?
  /// Nothing but tables and their captions goes into the outputs; a document without any fails.
  public var tablesOnly: Bool
  /// Each document is recognised once and written to all of these.
  public var outputs: [JobOutput]
  /// What is set here stands in the outputs; the rest comes from the inputs.
  public var metadata: DocumentMetadata
  /// Where the page images of documents that were recognised elsewhere are; nil to leave their pages without.
  public var imageFolder: URL?
  public var limits: Limits
  /// Pages made at the same time, 1 or more; nil for the number of processors.
  public var concurrency: Int?
  public var isolation: Isolation

  public init(
    _ inputs: [JobInput], to outputs: [JobOutput], join: Bool = false, engine: Engine = .auto,
    languages: [String] = [LanguageFinder.name], preparation: Preparation = Preparation(),
    optimization: ImageOptimization = .none, ocrMode: OCRMode = .auto,
    invalidatesSignatures: Bool = false, repairsInputs: Bool = true, tablesOnly: Bool = false,
    metadata: DocumentMetadata = DocumentMetadata(), imageFolder: URL? = nil, limits: Limits = Limits(),
    concurrency: Int? = nil, isolation: Isolation = .workerProcesses, corrections: Corrections? = nil,
    translateTo: String? = nil
  ) {
    self.inputs = inputs
    self.outputs = outputs
    self.join = join
    self.engine = engine
    self.languages = languages
    self.preparation = preparation
    self.optimization = optimization
    self.ocrMode = ocrMode
    self.invalidatesSignatures = invalidatesSignatures
    self.repairsInputs = repairsInputs
    self.tablesOnly = tablesOnly
    self.metadata = metadata
    self.imageFolder = imageFolder
    self.limits = limits
    self.concurrency = concurrency
    self.isolation = isolation
    self.corrections = corrections
    self.translateTo = translateTo
  }
}

extension Job {
  /// How many pages are in flight at most.
  var width: Int { max(1, concurrency ?? ProcessInfo.processInfo.activeProcessorCount) }

  /// Some output shows the pictures on the pages; PDF keeps the pages themselves.
  var wantsFigures: Bool {
    outputs.contains { FormatRegistry.writer(id: $0.format)?.format.showsFigures == true }
  }

  /// What is to be done to pages. The layout model is left out where no output would show what it sees.
  var pagePreparation: Preparation {
    var preparation = preparation
    let formats = outputs.compactMap { FormatRegistry.writer(id: $0.format)?.format }
    if !outputs.isEmpty, !formats.contains(where: \.showsStructure) { preparation.layoutModel = false }
    return preparation
  }

  /// The inputs of each document.
  var groups: [[JobInput]] { join ? [inputs] : inputs.map { [$0] } }
}

extension Job {
  /// The main language, where it isn't to be found out.
  var namedLanguage: String? { LanguageFinder.named(in: languages) }
}
