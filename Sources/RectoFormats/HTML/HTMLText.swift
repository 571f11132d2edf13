internal import RectoModel

/// Running text with its styles, links, languages, references to notes and beginnings of pages.
struct HTMLText {
  let setting: HTMLSetting
  /// Of the text round it.
  let language: LanguageTag?
  /// Of words that have none of their own.
  let pageLanguage: LanguageTag?
  /// What the element shows by itself: headings are bold.
  var implied: TextStyle.Trait?

  func html(of lines: [TextLine]) -> String {
    var shown = lines.runningWords
    if let implied {
      for index in shown.indices { shown[index].style?.traits.removeAll { $0 == implied } }
    }
    let runs = InlineRun.runs(of: shown, keepsAll: true)
    var text = ""
    var open: String?
    var followsMark = false
    for run in runs {
      let address = run.footnote == nil && run.page == nil ? address(of: run) : nil
      if open != nil, open != address { text += "</a>" }
      if run.blankBefore, !followsMark, !isReference(run) { text += " " }
      if let address, open != address { text += "<a href=\"\(address.htmlEscaped)\">" }
      open = address
      text += words(of: run)
      followsMark = run.page != nil
    }
    return open == nil ? text : text + "</a>"
  }

  private func address(of run: InlineRun) -> String? {
    run.link.flatMap { HTMLAddress.address(of: $0, pageCount: setting.pageCount) }
  }

  private func isReference(_ run: InlineRun) -> Bool { run.footnote.map(setting.hasNote) ?? false }

  private func words(of run: InlineRun) -> String {
    if let page = run.page { return setting.pageMark(page) }
    let words = HTMLInline.styled(run)
    if let number = run.footnote, setting.hasNote(number) { return reference(to: number, words, run) }
    guard let own = run.language ?? pageLanguage, own != language, let tag = own.wellFormed else {
      return words
    }
    return "<span lang=\"\(tag)\">\(words)</span>"
  }

  /// Raised, but for digits that are raised as they are and symbols.
  private func reference(to number: Int, _ words: String, _ run: InlineRun) -> String {
    let id = setting.identifiers.attribute(HTMLIdentifiers.reference(number))
    return "<a\(id) href=\"#\(HTMLIdentifiers.note(number))\" role=\"doc-noteref\">\(words)</a>"
  }
}
