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
    do {
      try self.init(try OPCFile(URL(fileURLWithPath: path)), own: own)
    } catch {
      throw RectoError(
        error.code, "The template can't be used: \(error.message) Name a .docx file that Word opens.",
        location: .init(file: path), cause: error.cause)
    }
  }

  /// Throws as `init` does.
  static func check(_ path: String) throws(RectoError) {
    _ = try DOCXTemplate(path, own: try TemplateLibrary.installed().text("docx/styles.xml"))
  }

  private init(_ file: OPCFile, own: String) throws(RectoError) {
    guard let main = try file.part(RelationshipType.document, of: .package) else {
      if try file.relationships(of: .package).contains(where: { $0.type.contains("purl.oclc.org") }) {
        throw RectoError(.unsupportedFeature, "It is Strict Open XML; save it as an ordinary Word document.")
      }
      throw RectoError(.malformedInput, "It names no document.")
    }
    guard let type = file.contentType(of: main), Self.types.contains(type) else {
      throw RectoError(.unsupportedFeature, "It is an Office file, but not of Word.")
    }
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

  /// Macros are left out of what is written.
  private static let types: Set<String> = [
    ContentType.wordprocessing("document.main"), ContentType.wordprocessing("template.main"),
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
  ]

  static let namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
}
