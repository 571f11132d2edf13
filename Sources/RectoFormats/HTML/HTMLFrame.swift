internal import Foundation
internal import RectoModel

/// What stands round the text: the template with title, language, metadata and style.
struct HTMLFrame {
  /// Up to the first block.
  let head: String
  /// From the last block on.
  let tail: String

  init(_ document: Document, _ setting: HTMLSetting) throws(RectoError) {
    let templates = try TemplateLibrary.installed()
    let page = try templates.text("html/page.html")
    let style = try templates.text("html/style.css")
    guard let body = page.range(of: "{{body}}\n"), !style.contains("</") else {
      throw RectoError(
        .resourceUnavailable, "The template html/page.html or its style is not as shipped; install it anew.")
    }
    let values: [(String, String)] = [
      ("attributes", Self.attributes(setting)), ("title", Self.title(of: document).htmlEscaped),
      ("metadata", Self.metadata(of: document, producer: setting.context.producer)),
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

  /// The document's own, else its first heading, else the name of its file: a page must have one.
  private static func title(of document: Document) -> String {
    let headings = document.pages.lazy.flatMap(\.blocks).compactMap { block -> String? in
      guard case .heading(let heading) = block.content else { return nil }
      return heading.paragraph.lines.cleanRunningText
    }
    let titles = [document.metadata.title?.cleaned, headings.first, document.sources.first?.name.cleaned]
    return titles.compactMap(\.self).first { !$0.isEmpty } ?? "Document"
  }

  private static func metadata(of document: Document, producer: String) -> String {
    let fields = [
      ("generator", producer), ("author", document.metadata.author),
      ("description", document.metadata.subject), ("keywords", document.metadata.keywords),
    ]
    return fields.compactMap { name, value in
      guard let text = value?.cleaned, !text.isEmpty else { return nil }
      return "<meta name=\"\(name)\" content=\"\(text.htmlEscaped)\">"
    }
    .joined(separator: "\n")
  }
}
