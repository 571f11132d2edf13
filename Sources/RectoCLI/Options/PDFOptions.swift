import ArgumentParser
import RectoModel
import RectoRecognition

/// What is particular to PDF, in and out.
struct PDFOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Text that PDF pages have already: auto reads what has none and replaces hidden text; skip leaves pages with "
        + "text alone; redo replaces hidden text; force makes pictures of pages; strip removes hidden text; none (default: auto).",
      valueName: "mode"), transform: Self.mode)
  var ocr = OCRMode.auto

  @Option(
    help: ArgumentHelp(
      "Standard of the PDF: auto, none, pdf/a-1b, pdf/a-2b, pdf/a-2u, pdf/a-2a, pdf/a-3b or pdf/ua-1 (default: auto).",
      valueName: "name"))
  var pdfStandard: String?

  @Option(
    help: ArgumentHelp(
      "Make pictures smaller: lossless keeps every pixel, mrc keeps text sharp and makes paper and photographs "
        + "coarser; none (default: none).",
      valueName: "way"), transform: Self.way)
  var optimize = ImageOptimization.none

  @Flag(help: "Make PDF of signed PDF, although no signature holds for it (default: off).")
  var invalidateSignatures = false

  @Option(
    help: ArgumentHelp(
      "Encrypt the PDF with AES-256, to open with this password (default: no encryption, whatever the input has).",
      valueName: "text"))
  var encrypt: String?

  @Flag(help: "Arrange the PDF for viewing while it is loaded (default: off).")
  var linearize = false

  private static func mode(_ name: String) throws -> OCRMode {
    guard let mode = OCRMode(rawValue: name) else {
      throw ValidationError("There are: \(OCRMode.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    return mode
  }

  private static func way(_ name: String) throws -> ImageOptimization {
    guard let way = ImageOptimization(rawValue: name) else {
      throw ValidationError(
        "There are: \(ImageOptimization.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    return way
  }

  /// As options of the format.
  var formatOptions: [FormatOption] {
    var options: [FormatOption] = []
    if let encrypt { options.append(FormatOption(format: "pdf", key: "encrypt", value: encrypt)) }
    if let pdfStandard { options.append(FormatOption(format: "pdf", key: "standard", value: pdfStandard)) }
    if linearize { options.append(FormatOption(format: "pdf", key: "linearize", value: "true")) }
    return options
  }

  func validate() throws {
    if encrypt?.isEmpty == true { throw ValidationError("--encrypt needs a password.") }
  }
}
