internal import Foundation
internal import RectoModel

/// The blocks of one page as Markdown.
struct MarkdownBlocks {
  let page: Int
  let options: MarkdownWriter.Options
  /// The numbers of the footnotes that the text refers to.
  let footnotes: [BlockID: Int]
  let context: WriteContext

  /// Blocks with a blank line between them, no line end at the end. `startsFile`: nothing is before them.
  func text(of blocks: [Block], startsFile: Bool = false, inItem: Bool = false) -> String {
    var pieces: [String] = []
    var previous: Neighbour = .other
    for block in blocks {
      let first = pieces.isEmpty
      let place = Place(opensFile: startsFile && first, opensItem: inItem && first, previous: previous)
      let text = text(of: block, at: place)
      if text.isEmpty { continue }
      if block.isQuote, previous == .quote {
        pieces[pieces.count - 1] += "\n>\n" + text
      } else {
        pieces.append(text)
      }
      previous =
        block.isQuote ? .quote : block.content.isList ? .list(isAlternate: place.isAlternateList) : .other
    }
    return pieces.joined(separator: "\n\n")
  }

  private enum Neighbour: Equatable {
    case quote, other
    case list(isAlternate: Bool)
  }

  /// What stands before a block.
  private struct Place {
    var opensFile: Bool
    var opensItem: Bool
    var previous: Neighbour

    /// Two lists side by side would be one, but for their different marks.
    var isAlternateList: Bool { previous == .list(isAlternate: false) }
  }

  private func text(of block: Block, at place: Place) -> String {
    switch block.content {
    case .paragraph(let paragraph):
      (paragraph.role == .quote ? "> " : "").before(line(paragraph.lines, opensItem: place.opensItem))
    case .header(let paragraph), .footer(let paragraph):
      options.runningHeads == .keep ? line(paragraph.lines, opensItem: place.opensItem) : ""
    case .heading(let heading):
      (String(repeating: "#", count: heading.level) + " ")
        .before(MarkdownEscape.headingEnd(MarkdownInline(heading.paragraph.lines).text))
    case .caption(let caption):
      MarkdownEscape.blockStart(MarkdownInline(caption.paragraph.lines, adding: .italic).text)
    case .footnote(let footnote): text(of: footnote, number: footnotes[block.id])
    case .list(let list):
      MarkdownList(list, isAlternate: place.isAlternateList, blocks: self).text
    case .table(let table):
      PipeTable(table)?.text ?? HTMLTable(options: options, page: page, context: context).text(of: table)
    case .figure(let figure):
      picture(figure.asset, alternateText: figure.alternateText?.cleaned, lines: figure.lines)
    case .formula(let formula): text(of: formula)
    case .code(let code): text(of: code)
    // Dashes that open a file would open a header of metadata; after `- ` they would be a rule of their own.
    case .separator: place.opensFile || place.opensItem ? "***" : "---"
    }
  }

  private func line(_ lines: [TextLine], opensItem: Bool = false) -> String {
    MarkdownEscape.blockStart(MarkdownInline(lines).text, inItem: opensItem)
  }

  private func text(of footnote: Footnote, number: Int?) -> String {
    let text = MarkdownInline(footnote.paragraph.lines).text
    if let number { return "[^\(number)]: " + text }
    let marker = MarkdownEscape().escaped(footnote.marker.cleaned)
    return [marker.isEmpty ? "" : "<sup>\(marker)</sup>", text].filter { !$0.isEmpty }.joined(separator: " ")
  }

  private func text(of formula: Formula) -> String {
    guard let lines = formula.cleanLaTeX else {
      return picture(formula.asset, alternateText: nil, lines: formula.lines)
    }
    let latex = lines.joined(separator: "\n")
    if latex.contains("$$") { return fenced(lines, language: "math") }
    return lines.count == 1 ? "$$\(latex)$$" : "$$\n\(latex)\n$$"
  }

  private func text(of code: Code) -> String {
    let language = (code.language ?? "").filter {
      $0.isASCII && ($0.isLetter || $0.isNumber || "+#.-".contains($0))
    }
    return fenced(code.indentedLines, language: language)
  }

  private func fenced(_ lines: [String], language: String) -> String {
    let longest = lines.map { $0.longestRun(of: "`") }.max() ?? 0
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return ([fence + language] + lines + [fence]).joined(separator: "\n")
  }

  /// The picture, its own words standing for it; with another description the words follow as text.
  private func picture(_ asset: AssetID?, alternateText: String?, lines: [TextLine]) -> String {
    let words = line(lines)
    let description = alternateText.map { MarkdownEscape(inLink: true).escaped($0) }
    guard let file = pictureFile(asset) else {
      return words.isEmpty ? MarkdownEscape.blockStart(description ?? "") : words
    }
    let inner = description ?? MarkdownEscape(inLink: true).escaped(lines.cleanRunningText)
    let image = "![\(inner)](\(MarkdownInline.destination(file)))"
    return description == nil || words.isEmpty ? image : image + "\n\n" + words
  }

  /// nil when pictures are left out or this one is missing, which is reported.
  private func pictureFile(_ asset: AssetID?) -> String? {
    guard let asset, options.images == .link else { return nil }
    return context.pictureFile(asset, folder: options.imageFolder, page: page)
  }
}

extension WriteContext {
  /// The picture's file name behind the folder; nil when it is missing, which is reported.
  func pictureFile(_ asset: AssetID, folder: String, page: Int) -> String? {
    guard let found = assets[asset] else {
      report(.assetMissing(page: page, asset: asset))
      return nil
    }
    return folder + found.file.lastPathComponent
  }
}

extension Block {
  fileprivate var isQuote: Bool {
    if case .paragraph(let paragraph) = content { paragraph.role == .quote } else { false }
  }
}

extension String {
  /// Empty stays empty.
  fileprivate func before(_ text: String) -> String { text.isEmpty ? "" : self + text }
}
