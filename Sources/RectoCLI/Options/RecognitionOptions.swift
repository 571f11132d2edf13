import ArgumentParser
import Foundation
import Recto
import RectoInference
import RectoModel
import RectoRecognition
import RectoServer

/// How pages are read: what all commands that read share.
struct RecognitionOptions: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "Languages of the text, main one first, joined by +: see recto languages; auto finds them for each page.",
      valueName: "names"))
  var language = LanguageFinder.name

  @Option(
    name: .customLong("engine"),
    help: ArgumentHelp(
      "The OCR engine: \(Self.engines) (default: auto, both together; tesseract alone without the models). vision is "
        + "auto, and then the model of --vision-url.",
      valueName: "name"),
    transform: Self.engine)
  var engineName = EngineName.auto

  @Option(
    help: ArgumentHelp(
      "Password of encrypted PDF (default: none). Other users see it in the list of processes.",
      valueName: "text"))
  var password: String?

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Pages made at the same time (default: number of processors).", valueName: "number"))
  var jobs: Int?

  @Flag(help: "Turn the pages themselves upright, not only to read them (default: off).")
  var rotatePages = false

  @Flag(help: "Turn skewed pages straight, up to 7 degrees (default: off).")
  var deskew = false

  @Flag(help: "Even out the paper before recognition; outputs keep the scan (default: off).")
  var clean = false

  @Flag(help: "Never read a table a second time (default: off).")
  var tablesOnce = false

  @Flag(
    help: "The neural engine computes with 16 bits: quicker, not the same on every machine (default: off).")
  var halfPrecision = false

  @Flag(help: "Structure by geometry alone: the layout model isn't asked (default: off).")
  var geometryOnly = false

  @Option(
    help: ArgumentHelp(
      "Resolution in pixels an inch, 10 to 2400, in place of what the file states (default: the file's).",
      valueName: "number"))
  var dpi: Double?

  @OptionGroup var vision: VisionOptions

  func validate() throws {
    if engineName == .vision, vision.visionURL == nil {
      throw ValidationError("--engine vision needs --vision-url and --vision-model.")
    }
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs is 1 to 256, not \(jobs).") }
    if let dpi, !(10...2400).contains(dpi) { throw ValidationError("--dpi is 10 to 2400, not \(dpi).") }
    if languages.isEmpty { throw ValidationError("--language names at least one language, such as eng.") }
  }

  private static let engines = EngineName.allCases.map(\.rawValue).joined(separator: ", ")

  private static func engine(_ name: String) throws -> EngineName {
    guard let engine = EngineName(rawValue: name) else { throw ValidationError("There are: \(engines).") }
    return engine
  }

  /// The local one.
  var engine: Engine { engineName.engine }

  /// Throws when the file of the vision model's key can't be read.
  func converter() throws(RectoError) -> Converter {
    var converter = Converter()
    converter.revision = try vision.endpoint().map(VisionReader.init)
    return converter
  }

  var languages: [String] { language.split(separator: "+").map(String.init) }

  var preparation: Preparation {
    Preparation(
      rotatePages: rotatePages, deskew: deskew, clean: clean, resolution: dpi, rereadTables: !tablesOnce,
      halfPrecision: halfPrecision, layoutModel: !geometryOnly)
  }
}
