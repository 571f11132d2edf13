import Foundation
internal import RectoModel

/// The parts that are the same in every DOCX but for some values: styles, settings, fonts and theme.
struct StaticParts {
  private let templates: TemplateLibrary
  let type: BodyType
  let language: OfficeLanguage?
  /// Left and right pages have heads of their own.
  var alternates = false

  init(type: BodyType, language: OfficeLanguage?) throws(RectoError) {
    templates = try TemplateLibrary.installed()
    self.type = type
    self.language = language
  }

  func add(to package: OPCPackage) throws(RectoError) {
    for (name, kind) in [
      ("styles", "styles"), ("settings", "settings"), ("fontTable", "fontTable"), ("theme1", "theme"),
    ] {
      let part = PartName(kind == "theme" ? "/word/theme/theme1.xml" : "/word/\(name).xml")
      let contentType = kind == "theme" ? ContentType.theme : ContentType.wordprocessing(kind)
      try package.add(part, type: contentType, data: Data(try text(of: name).utf8))
      package.relate(DocumentParts.document, to: part, RelationshipType.named(kind))
    }
  }

  private func text(of name: String) throws(RectoError) -> String {
    values.reduce(try templates.text("docx/\(name).xml")) { text, value in
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
      ("even-and-odd", alternates ? "true" : "false"),
    ]
  }
}
