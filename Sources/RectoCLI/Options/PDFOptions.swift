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

  /// As options of the format.
  var formatOptions: [FormatOption] {
    var options: [FormatOption] = []
    if let encrypt { options.append(FormatOption(format: "pdf", key: "encrypt", value: encrypt)) }
    if linearize { options.append(FormatOption(format: "pdf", key: "linearize", value: "true")) }
    return options
  }

  func validate() throws {
    if encrypt?.isEmpty == true { throw ValidationError("--encrypt needs a password.") }
  }
}
