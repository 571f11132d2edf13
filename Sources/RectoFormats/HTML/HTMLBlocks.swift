internal import Foundation
internal import RectoModel

/// The blocks of one page as HTML.
struct HTMLBlocks {
  let setting: HTMLSetting
  /// 1-based.
  let page: Int
  let pageLanguage: LanguageTag?
  let resolution: Resolution

  init(_ setting: HTMLSetting, _ page: Page, number: Int) {
    self.setting = setting
    self.page = number
    pageLanguage = page.language ?? setting.language
    resolution = page.resolution
  }

  /// One element or more; empty for what isn't shown. A caption comes with what it explains.
  func html(of block: Block, caption: CaptionPlan.Placed? = nil) -> String {
    switch block.content {
    case .paragraph(let paragraph): html(of: paragraph)
    case .header(let paragraph), .footer(let paragraph):
      setting.options.runningHeads == .keep ? element("p", paragraph.lines, class: "running") : ""
    case .heading(let heading): html(of: heading)
    case .caption(let caption): element("p", caption.paragraph.lines, class: "caption")
    case .footnote(let footnote): html(of: footnote)
    case .list(let list): HTMLList(list, blocks: self).html
    case .table(let table): HTMLTableElement(table, caption: caption, blocks: self).html
    case .figure(let figure): html(of: figure, in: block, caption: caption)
    case .formula(let formula): html(of: formula, in: block, caption: caption)
    case .code(let code): html(of: code)
    case .separator: "<hr>"
    }
  }

  func html(of blocks: [Block]) -> String {
    blocks.map { html(of: $0) }.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func html(of paragraph: Paragraph) -> String {
    let name: String? =
      switch paragraph.alignment {
      case .center: "center"
      case .end: "end"
      case .start, .justified, nil: nil
      }
    let text = element("p", paragraph.lines, class: name)
    return paragraph.role == .quote && !text.isEmpty ? "<blockquote>\(text)</blockquote>" : text
  }

  private func html(of heading: Heading) -> String {
    let lines = heading.paragraph.lines
    let text = lines.cleanRunningText
    guard !text.isEmpty else { return "" }
    let id = setting.identifiers.heading(text)
    return
      "<h\(heading.level)\(id)\(attributes(of: lines))>\(inline(lines, implied: .bold))</h\(heading.level)>"
  }

  /// A note that nothing refers to stays at its place.
  private func html(of footnote: Footnote) -> String {
    let marker = footnote.marker.cleaned.htmlEscaped
    let text = inline(footnote.paragraph.lines)
    if marker.isEmpty, text.isEmpty { return "" }
    let mark = marker.isEmpty ? "" : "<sup>\(marker)</sup> "
    let attributes = attributes(of: footnote.paragraph.lines)
    return "<aside role=\"doc-footnote\" class=\"note\"><p\(attributes)>\(mark)\(text)</p></aside>"
  }

  /// One of the notes at the document's end. Its mark leads back to the text.
  func endnote(_ footnote: Footnote, number: Int) -> String {
    let id = setting.identifiers.attribute(HTMLIdentifiers.note(number))
    let marker = footnote.marker.cleaned
    let mark = (marker.isEmpty ? String(number) : marker).htmlEscaped
    let back = "<a href=\"#\(HTMLIdentifiers.reference(number))\" role=\"doc-backlink\">\(mark)</a>"
    let lines = footnote.paragraph.lines
    return "<p\(id)\(attributes(of: lines))>\(back) \(inline(lines))</p>"
  }

  private func html(of code: Code) -> String {
    let name = (code.language ?? "").lowercased().filter {
      $0.isASCII && ($0.isLetter || $0.isNumber || "+-#_.".contains($0))
    }
    let language = name.isEmpty ? "" : " class=\"language-\(name)\""
    let text = code.indentedLines.map(\.htmlEscaped).joined(separator: "\n")
    return "<pre dir=\"ltr\"><code\(language)>\(text)</code></pre>"
  }
}

extension HTMLBlocks {
  /// Empty when there is no text.
  func element(
    _ name: String, _ lines: [TextLine], class className: String? = nil
  ) -> String {
    let text = inline(lines)
    guard !text.isEmpty else { return "" }
    let classes = className.map { " class=\"\($0)\"" } ?? ""
    return "<\(name)\(classes)\(attributes(of: lines))>\(text)</\(name)>"
  }

  /// The words of the block, which has the `attributes` of the same lines.
  func inline(_ lines: [TextLine], implied: TextStyle.Trait? = nil) -> String {
    HTMLText(
      setting: setting, language: language(of: lines), pageLanguage: pageLanguage, implied: implied
    )
    .html(of: lines)
  }

  /// Language and direction, where they are not the document's.
  func attributes(of lines: [TextLine]) -> String {
    let language = language(of: lines)
    let tag = language == setting.language ? nil : language?.wellFormed
    let isRightToLeft = lines.runsRightToLeft
    let direction =
      lines.isEmpty || isRightToLeft == setting.isRightToLeft ? nil : isRightToLeft ? "rtl" : "ltr"
    return (tag.map { " lang=\"\($0)\"" } ?? "") + (direction.map { " dir=\"\($0)\"" } ?? "")
  }

  /// That of all its words, or else the page's.
  private func language(of lines: [TextLine]) -> LanguageTag? {
    let words = lines.lazy.flatMap(\.words)
    guard let own = words.first?.language, words.allSatisfy({ $0.language == own }), own.wellFormed != nil
    else { return pageLanguage }
    return own
  }
}
