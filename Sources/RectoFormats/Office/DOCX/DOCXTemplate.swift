import Foundation
internal import RectoModel

/// What is taken from a DOCX of the user's: styles, theme, fonts, numbering that styles use, and the page.
struct DOCXTemplate {
  /// With the styles that it lacked.
  let styles: String
  let sheet: StyleSheet
  let theme: Data?
  let fonts: Data?
  let numbering: TemplateNumbering?
  let page: TemplatePage?
  /// The language that its styles set.
  let language: String?
  /// The first number of a list that none of its styles uses.
  let firstInstance: Int

  /// `own` is the text of Recto's styles part. Throws errors that name the file: `.malformedInput` for what is no DOCX,
  /// `.unsupportedFeature` for other Office files, `.limitExceeded` for swollen ones.
  init(_ path: String, own: String) throws(RectoError) {
    self = try Self.kind.read(path) { file, main throws(RectoError) in
      try DOCXTemplate(file, main: main, own: own)
    }
  }

  /// Throws as `init` does.
  static func check(_ path: String) throws(RectoError) {
    _ = try DOCXTemplate(path, own: try TemplateLibrary.installed().text("docx/styles.xml"))
  }

  private init(_ file: OPCFile, main: PartName, own: String) throws(RectoError) {
    func text(_ kind: String) throws(RectoError) -> (text: String, part: PartName)? {
      guard let part = try file.part(RelationshipType.named(kind), of: main),
        let data = try file.data(of: part)
      else { return nil }
      guard let text = String(data: data, encoding: .utf8) else {
        throw RectoError(.malformedInput, "\(part) is not in UTF-8.")
      }
      return (text, part)
    }
    guard let styles = try text("styles") else { throw RectoError(.malformedInput, "It has no styles.") }
    let known = try TemplateStyles(styles.text)
    (self.styles, sheet) = known.completed(with: own)
    language = known.language
    // Pictures and fonts inside the file are not taken, and so neither are parts that need them.
    func alone(_ kind: String) throws(RectoError) -> String? {
      guard let found = try text(kind), try file.relationships(of: found.part).isEmpty else { return nil }
      return found.text
    }
    theme = try alone("theme").map { Data($0.utf8) }
    fonts = try alone("fontTable").map { Data($0.utf8) }
    numbering = try alone("numbering").map { text throws(RectoError) in try TemplateNumbering(text) } ?? nil
    firstInstance = max(numbering?.lastInstance ?? 0, known.lastInstance) + 1
    page = try file.data(of: main).map { data throws(RectoError) in try TemplatePage(data) } ?? nil
  }

  private static let kind = OfficeTemplate(
    example: "a .docx file that Word opens", noun: "document", program: "Word",
    types: [
      ContentType.wordprocessing("document.main"), ContentType.wordprocessing("template.main"),
      "application/vnd.ms-word.document.macroEnabled.main+xml",
      "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    ])

  static let namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
}
