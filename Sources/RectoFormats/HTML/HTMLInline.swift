internal import RectoModel

/// Running text with its styles and links as HTML.
enum HTMLInline {
  static func text(of lines: [TextLine], adding trait: TextStyle.Trait? = nil) -> String {
    InlineRun.runs(of: lines.runningWords, adding: trait).reduce(into: "") { text, run in
      let words = styled(run)
      let linked = run.link.map { "<a href=\"\($0.cleaned.htmlEscaped)\">\(words)</a>" }
      text += (run.blankBefore ? " " : "") + (linked ?? words)
    }
  }

  /// The words of the run in the elements of its traits, without its link.
  static func styled(_ run: InlineRun) -> String {
    var text = run.text.htmlEscaped
    for (trait, name) in elements where run.has(trait) { text = "<\(name)>\(text)</\(name)>" }
    return run.has(.smallCaps) ? "<span class=\"small-caps\">\(text)</span>" : text
  }

  private static let elements: [(TextStyle.Trait, String)] = [
    (.monospace, "code"), (.superscript, "sup"), (.subscript, "sub"), (.italic, "em"), (.bold, "strong"),
    (.underline, "u"), (.strikethrough, "del"),
  ]
}

extension String {
  /// For text and attributes in double quotes.
  var htmlEscaped: String {
    var text = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar {
      case "&": text += "&amp;".unicodeScalars
      case "<": text += "&lt;".unicodeScalars
      case ">": text += "&gt;".unicodeScalars
      case "\"": text += "&quot;".unicodeScalars
      default: text.append(scalar)
      }
    }
    return String(text)
  }
}
