internal import Foundation
internal import RectoModel

/// What stands round the text: the template with title, language, metadata and style.
struct HTMLFrame {
  /// Up to the first block.
  let head: String
  /// From the last block on.
  let tail: String

  init(_ setting: HTMLSetting, title: String, metadata: DocumentMetadata) throws(RectoError) {
    let templates = try TemplateLibrary.installed()
    let page = try templates.text("html/page.html")
    let style = try templates.text("html/style.css")
    guard let body = page.range(of: "{{body}}\n"), !style.contains("</") else {
      throw RectoError(
        .resourceUnavailable, "The template html/page.html or its style is not as shipped; install it anew.")
    }
    let values: [(String, String)] = [
      ("attributes", Self.attributes(setting)), ("title", title.htmlEscaped),
      ("metadata", Self.elements(of: metadata, producer: setting.context.producer)),
      ("style", style.trimmingCharacters(in: .newlines)),
    ]
    head = Self.fill(page[..<body.lowerBound], values)
    tail = String(page[body.upperBound...])
  }

  /// In one pass, so that what is filled in is not filled in again.
  private static func fill(_ template: Substring, _ values: [(String, String)]) -> String {
    var (text, rest) = ("", template)
    for (key, value) in values {
      guard let place = rest.range(of: "{{\(key)}}") else { continue }
      text += rest[..<place.lowerBound] + value
      rest = rest[place.upperBound...]
    }
    return text + rest
  }

  private static func attributes(_ setting: HTMLSetting) -> String {
    let language = setting.language?.wellFormed.map { " lang=\"\($0)\"" } ?? ""
    return language + (setting.isRightToLeft ? " dir=\"rtl\"" : "")
  }

  private static func elements(of metadata: DocumentMetadata, producer: String) -> String {
    let fields = [
      ("generator", producer), ("author", metadata.author),
      ("description", metadata.subject), ("keywords", metadata.keywords),
    ]
    return fields.compactMap { name, value in
      guard let text = value?.cleaned, !text.isEmpty else { return nil }
      return "<meta name=\"\(name)\" content=\"\(text.htmlEscaped)\">"
    }
    .joined(separator: "\n")
  }
}
