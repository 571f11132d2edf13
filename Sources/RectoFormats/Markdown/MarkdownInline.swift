internal import RectoModel

/// Running text with its styles and links, in one line.
struct MarkdownInline {
  private let runs: [InlineRun]
  private let inCell: Bool
  private let alone: Set<Unicode.Scalar>

  init(_ lines: [TextLine], adding trait: TextStyle.Trait? = nil, inCell: Bool = false) {
    runs = InlineRun.runs(of: lines.runningWords, adding: trait)
    self.inCell = inCell
    alone = Self.alone(in: runs)
  }

  var text: String {
    runs.indices.reduce(into: "") { $0 += (blankBefore($1) ? " " : "") + text(ofRun: $1) }
  }

  private func blankBefore(_ index: Int) -> Bool {
    index > 0 && runs[index].blankBefore && runs[index].footnote == nil
  }

  /// Marks work for certain only next to blanks and line ends; elsewhere tags do.
  private func standsFree(_ index: Int) -> Bool {
    let after = index + 1
    let freeAfter = after == runs.count || runs[after].footnote != nil || blankBefore(after)
    return (index == 0 || blankBefore(index)) && freeAfter
  }

  private func text(ofRun index: Int) -> String {
    let run = runs[index]
    if let footnote = run.footnote { return "[^\(footnote)]" }
    var text = plain(run, goesOn: index + 1 < runs.count && !blankBefore(index + 1))
    if run.has(.superscript) { text = "<sup>\(text)</sup>" }
    if run.has(.subscript) { text = "<sub>\(text)</sub>" }
    let marks = (run.link != nil || standsFree(index)) && !run.text.hasBlankEdge
    if run.has(.bold), run.has(.italic) {
      text = marks ? "***\(text)***" : "<strong><em>\(text)</em></strong>"
    } else if run.has(.bold) {
      text = marks ? "**\(text)**" : "<strong>\(text)</strong>"
    } else if run.has(.italic) {
      text = marks ? "*\(text)*" : "<em>\(text)</em>"
    }
    if run.has(.strikethrough) { text = marks ? "~~\(text)~~" : "<del>\(text)</del>" }
    return run.link.map { "[\(text)](\(Self.destination($0, inCell: inCell)))" } ?? text
  }

  private func plain(_ run: InlineRun, goesOn: Bool) -> String {
    if run.has(.monospace), let code = codeSpan(run) { return code }
    return MarkdownEscape(
      alone: alone, inCell: inCell, inLink: run.link != nil, unlinked: run.has(.strikethrough)
    )
    .escaped(run.text, goesOn: goesOn)
  }

  /// nil where a code span can't hold the text: the bars of a cell and the brackets of a link are escaped, and code
  /// takes backslashes literally.
  private func codeSpan(_ run: InlineRun) -> String? {
    let text = run.text.unicodeScalars
    if inCell, text.contains(where: { $0 == "|" || $0 == "\\" }) { return nil }
    if run.link != nil, text.contains(where: { $0 == "[" || $0 == "]" }) { return nil }
    let fence = String(repeating: "`", count: run.text.longestRun(of: "`") + 1)
    let pad = text.first == "`" || text.last == "`" ? " " : ""
    return fence + pad + run.text + pad + fence
  }

  static func destination(_ link: String, inCell: Bool = false) -> String {
    let plain = link.unicodeScalars.allSatisfy { scalar in
      scalar.value > 0x20 && scalar.value != 0x7F && !"<>()\\&|*_`~[]\"".unicodeScalars.contains(scalar)
    }
    if plain, !link.isEmpty { return link }
    var text = ""
    for scalar in link.unicodeScalars {
      switch scalar {
      case "<", ">", "\\": text += "\\" + String(scalar)
      case "&": text += "&amp;"
      case "|" where inCell: text += "%7C"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let hex = String(scalar.value, radix: 16, uppercase: true)
        text += "%" + (hex.count == 1 ? "0" : "") + hex
      default: text.unicodeScalars.append(scalar)
      }
    }
    return "<\(text)>"
  }

  /// Only where nothing is styled: marks of the writer's own could pair with the text's.
  private static func alone(in runs: [InlineRun]) -> Set<Unicode.Scalar> {
    guard runs.allSatisfy({ $0.traits.isEmpty && $0.link == nil }) else { return [] }
    let text = runs.map(\.text).joined(separator: " ")
    return Set(["_", "$", "*", "~", "`"].filter { text.runCount(of: $0) == 1 })
  }
}

extension String {
  /// The runs of one character that the text holds, by their lengths.
  private func runs(of mark: Unicode.Scalar) -> [Int] {
    unicodeScalars.split { $0 != mark }.map(\.count)
  }

  fileprivate func runCount(of mark: Unicode.Scalar) -> Int { runs(of: mark).count }

  /// A no-break blank at an end: marks beside it mean nothing.
  fileprivate var hasBlankEdge: Bool {
    [unicodeScalars.first, unicodeScalars.last].contains { $0?.properties.isWhitespace ?? true }
  }

  func longestRun(of mark: Unicode.Scalar) -> Int { runs(of: mark).max() ?? 0 }
}
