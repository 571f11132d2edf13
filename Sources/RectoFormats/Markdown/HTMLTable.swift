internal import RectoModel

/// A table with spans or with blocks in its cells, as HTML inside Markdown. Its lines hold no blank one: that would
/// end the HTML.
struct HTMLTable {
  let options: MarkdownWriter.Options
  let page: Int
  let context: WriteContext

  func text(of table: Table) -> String {
    let rows = HTMLTableRows.lines(of: table) { place, isHeaderRow in
      text(of: place, isHeaderRow: isHeaderRow)
    }
    return (["<table>"] + rows + ["</table>"]).joined(separator: "\n")
  }

  private func text(of place: TablePlace, isHeaderRow: Bool) -> String? {
    switch place {
    case .covered: return nil
    case .empty: return isHeaderRow ? "<th></th>" : "<td></td>"
    case .cell(let cell):
      let name = isHeaderRow || cell.isHeader ? "th" : "td"
      let scope = cell.isHeader && !isHeaderRow ? " scope=\"row\"" : ""
      return "<\(name)\(scope)\(cell.spanAttributes)>\(text(of: cell.blocks))</\(name)>"
    }
  }

  /// One paragraph stands bare, several blocks have elements of their own.
  private func text(of blocks: [Block]) -> String {
    if blocks.count == 1, case .paragraph(let paragraph) = blocks[0].content, paragraph.role == .body {
      return HTMLInline.text(of: paragraph.lines)
    }
    return blocks.map { text(of: $0.content) }.joined()
  }

  private func text(of content: Content) -> String {
    switch content {
    case .paragraph(let paragraph):
      element(paragraph.role == .quote ? "blockquote" : "p", HTMLInline.text(of: paragraph.lines))
    case .header(let paragraph), .footer(let paragraph):
      options.runningHeads == .keep ? element("p", HTMLInline.text(of: paragraph.lines)) : ""
    case .heading(let heading): element("h\(heading.level)", HTMLInline.text(of: heading.paragraph.lines))
    case .caption(let caption): element("p", HTMLInline.text(of: caption.paragraph.lines, adding: .italic))
    case .footnote(let footnote):
      element(
        "p",
        "<sup>\(footnote.marker.cleaned.htmlEscaped)</sup> " + HTMLInline.text(of: footnote.paragraph.lines))
    case .list(let list): text(of: list)
    case .table(let table): text(of: table)
    case .figure(let figure):
      picture(figure.asset, alternateText: figure.alternateText?.cleaned, lines: figure.lines)
    case .formula(let formula):
      formula.cleanLaTeX.map { element("p", "$$\($0.joined(separator: " ").htmlEscaped)$$") }
        ?? picture(formula.asset, alternateText: nil, lines: formula.lines)
    case .code(let code):
      "<pre><code>" + code.indentedLines.map(\.htmlEscaped).joined(separator: "&#10;") + "</code></pre>"
    case .separator: "<hr>"
    }
  }

  private func element(_ name: String, _ text: String) -> String {
    text.isEmpty ? "" : "<\(name)>\(text)</\(name)>"
  }

  /// Markers that HTML would not count alike are text.
  private func text(of list: List) -> String {
    let start = list.decimalStart
    let items = list.items.map { item in
      let mark = item.isChecked.map { $0 ? "☑" : "☐" } ?? (start == nil ? item.tellingMarker : nil)
      return "<li>" + (mark.map { $0.htmlEscaped + " " } ?? "") + text(of: item.blocks) + "</li>"
    }
    guard let start else { return "<ul>" + items.joined() + "</ul>" }
    return (start == 1 ? "<ol>" : "<ol start=\"\(start)\">") + items.joined() + "</ol>"
  }

  private func picture(_ asset: AssetID?, alternateText: String?, lines: [TextLine]) -> String {
    let words = element("p", HTMLInline.text(of: lines))
    let description = (alternateText ?? lines.cleanRunningText).htmlEscaped
    guard let asset, options.images == .link,
      let file = context.pictureFile(asset, folder: options.imageFolder, page: page)
    else { return words.isEmpty ? element("p", description) : words }
    let image = "<img src=\"\(file.htmlEscaped)\" alt=\"\(description)\">"
    return alternateText == nil ? image : image + words
  }
}
