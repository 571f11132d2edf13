import ArgumentParser
import Foundation

/// What is particular to Office files.
struct OfficeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Word: flow for text that is easy to edit, exact for pages that look like the scan (default: flow).",
      valueName: "layout"), transform: { try Self.choice($0, of: ["flow", "exact"]) })
  var docxLayout: String?

  @Flag(help: "Word with --docx-layout exact: the scan behind the text (default: off).")
  var pageImages = false

  @Option(
    help: ArgumentHelp(
      "Word: mark words that the engine was not sure of by highlight or comment (default: none).",
      valueName: "way"), transform: { try Self.choice($0, of: ["none", "highlight", "comment"]) })
  var markUncertain: String?

  @Option(
    help: ArgumentHelp(
      """
      A DOCX, XLSX or PPTX file of yours whose looks are taken: styles and page set-up, or master and layouts; \
      repeatable (default: Recto's own).
      """,
      valueName: "file"))
  var template: [String] = []

  @Option(
    help: ArgumentHelp(
      "PowerPoint: editable for text boxes, tables and pictures, image for pictures of the pages (default: editable).",
      valueName: "layout"), transform: { try Self.choice($0, of: ["editable", "image"]) })
  var pptxLayout: String?

  private static func choice(_ name: String, of names: [String]) throws -> String {
    guard names.contains(name) else {
      throw ValidationError("There are: \(names.joined(separator: ", ")).")
    }
    return name
  }

  /// As options of the formats. The template's ending says which it is for.
  var formatOptions: [FormatOption] {
    var options: [FormatOption] = []
    if let docxLayout { options.append(FormatOption(format: "docx", key: "layout", value: docxLayout)) }
    if let pptxLayout { options.append(FormatOption(format: "pptx", key: "layout", value: pptxLayout)) }
    if pageImages { options.append(FormatOption(format: "docx", key: "page-images", value: "true")) }
    if let markUncertain {
      options.append(FormatOption(format: "docx", key: "mark-uncertain", value: markUncertain))
    }
    options += template.map { FormatOption(format: Self.format(of: $0), key: "template", value: $0) }
    return options
  }

  /// Files with macros are those without, to a writer.
  private static func format(of template: String) -> String {
    let ending = URL(fileURLWithPath: template).pathExtension.lowercased()
    return Self.kin[ending] ?? ending
  }

  private static let kin = [
    "docm": "docx", "dotx": "docx", "dotm": "docx", "pptm": "pptx", "potx": "pptx", "potm": "pptx",
    "ppsx": "pptx", "ppsm": "pptx", "xlsm": "xlsx", "xltx": "xlsx", "xltm": "xlsx",
  ]

  func validate() throws {
    if pageImages, docxLayout != "exact" {
      throw ValidationError("--page-images needs --docx-layout exact: flowing text doesn't keep to pages.")
    }
    for file in template {
      guard ["docx", "xlsx", "pptx"].contains(Self.format(of: file)) else {
        throw ValidationError("--template \(file): not a .docx, .xlsx or .pptx file.")
      }
      guard FileManager.default.isReadableFile(atPath: file) else {
        throw ValidationError("--template \(file): there is no such file, or it can't be read.")
      }
    }
  }
}
