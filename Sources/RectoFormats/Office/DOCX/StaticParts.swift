import Foundation
internal import RectoModel

/// The parts that are the same in every DOCX but for some values: styles, settings, fonts and theme.
struct StaticParts {
  private let templates: TemplateLibrary
  let type: BodyType
  let language: OfficeLanguage?
  /// Left and right pages have heads of their own.
  var alternates = false
  /// The columns of a section need not end at one height: LibreOffice 7.4 crashes when it evens out columns with notes.
  var hasUnevenColumns = false
  /// Of its footnotes.
  var firstNote = 1
  /// A file of the user's that parts are taken from.
  private(set) var user: DOCXTemplate?

  init(type: BodyType, language: OfficeLanguage?, template: String?) throws(RectoError) {
    templates = try TemplateLibrary.installed()
    self.type = type
    self.language = language
    user = try template.map { path throws(RectoError) in
      let own = Self.fill(try templates.text("docx/styles.xml"), Self.headings(type))
      return try DOCXTemplate(path, own: own)
    }
  }

  /// The styles set the document's language.
  var stylesHaveLanguage: Bool { user.map { $0.language == language?.tag } ?? true }

  var sheet: StyleSheet { user?.sheet ?? StyleSheet() }

  /// A plan for the lists of a document, whose ids are free.
  var numbering: NumberingPlan {
    NumberingPlan(
      firstFormat: (user?.numbering?.lastFormat ?? -1) + 1, firstInstance: user?.firstInstance ?? 1)
  }

  func add(to package: OPCPackage) throws(RectoError) {
    for (name, kind) in [
      ("styles", "styles"), ("settings", "settings"), ("fontTable", "fontTable"), ("theme1", "theme"),
    ] {
      let part = PartName(kind == "theme" ? "/word/theme/theme1.xml" : "/word/\(name).xml")
      let contentType = kind == "theme" ? ContentType.theme : ContentType.wordprocessing(kind)
      try package.add(part, type: contentType, data: try data(of: name))
      package.relate(DocumentParts.document, to: part, RelationshipType.named(kind))
    }
  }

  private func data(of name: String) throws(RectoError) -> Data {
    let taken: Data? =
      switch name {
      case "styles": user.map { Data($0.styles.utf8) }
      case "theme1": user?.theme
      case "fontTable": user?.fonts
      default: nil
      }
    if let taken { return taken }
    return Data(try text(of: name).utf8)
  }

  private func text(of name: String) throws(RectoError) -> String {
    Self.fill(try templates.text("docx/\(name).xml"), values + Self.headings(type))
  }

  private static func headings(_ type: BodyType) -> [(key: String, text: String)] {
    type.headingSizes.enumerated().map { ($0 == 0 ? "title-size" : "heading-\($0)-size", String($1)) }
  }

  private static func fill(_ template: String, _ values: [(key: String, text: String)]) -> String {
    values.reduce(template) { text, value in
      text.replacingOccurrences(of: "{{\(value.key)}}", with: value.text)
    }
  }

  /// Everything that goes in has none of XML's own characters.
  private var values: [(key: String, text: String)] {
    let script = language?.script
    let tag = language?.tag ?? ""
    return [
      ("font", type.fontName), ("half-points", String(type.size)),
      ("east-asian-font", language?.eastAsianFont ?? type.fontName),
      ("language", script == .western ? tag : "en-US"),
      ("east-asian-language", script == .eastAsian ? tag : "zh-CN"),
      ("bidi-language", script == .rightToLeft || script == .complex ? tag : "ar-SA"),
      ("first-note", String(firstNote)), ("even-and-odd", alternates ? "true" : "false"),
      ("uneven-columns", hasUnevenColumns ? "true" : "false"),
    ]
  }
}
