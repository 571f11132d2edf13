import Foundation
import RectoFormats
public import RectoModel

/// A run as one page of HTML without scripts, its pictures inside: what differs, side by side, with the differences
/// highlighted.
public struct HTMLReport {
  private let page: String
  private let style: String

  /// From `Templates/report`. Throws `.resourceUnavailable` when the templates are missing.
  public init() throws(RectoError) {
    let templates = try TemplateLibrary.installed()
    page = try templates.text("report/report.html")
    style = try templates.text("report/style.css")
  }

  public func html(_ list: VerdictList) -> String {
    let sections = list.verdicts.filter { !$0.passed }.map(section)
    let overview = list.verdicts.map { verdict in
      "<li class=\"\(verdict.outcome.rawValue)\">\(ReportText.escaped(verdict.title)) "
        + "<span>\(verdict.outcome.rawValue)</span></li>"
    }
    let body =
      "<ul class=\"overview\">\n\(overview.joined(separator: "\n"))\n</ul>\n"
      + sections.joined(separator: "\n")
    let values = [
      "title": ReportText.escaped(list.title), "summary": ReportText.escaped(list.summary),
      "verdict": list.passed ? "passed" : "failed", "style": style, "body": body,
    ]
    return filled(values)
  }

  /// In one pass, so that what is filled in is not filled in again.
  private func filled(_ values: [String: String]) -> String {
    var (text, rest) = ("", Substring(page))
    while let start = rest.range(of: "{{"),
      let end = rest.range(of: "}}", range: start.upperBound..<rest.endIndex)
    {
      text += rest[..<start.lowerBound] + (values[String(rest[start.upperBound..<end.lowerBound])] ?? "")
      rest = rest[end.upperBound...]
    }
    return text + rest
  }

  private func section(_ verdict: Verdict) -> String {
    var text = "<section>\n<h2>\(ReportText.escaped(verdict.title))</h2>\n"
    guard let report = verdict.report else {
      return text + "<p>\(ReportText.escaped(verdict.message ?? verdict.outcome.rawValue))</p>\n</section>"
    }
    let count = report.differenceCount
    text +=
      "<p>\(count) difference\(count == 1 ? "" : "s"): expected <b>\(ReportText.escaped(report.expected))</b>, "
    text += "got <b>\(ReportText.escaped(report.actual))</b></p>\n"
    text += report.pictures.filter { !$0.expected.isEmpty }.map(pictures).joined()
    text +=
      "<table>\n<thead><tr><th>Where</th><th>What</th><th>Expected</th><th>Actual</th></tr></thead>\n<tbody>\n"
    text += report.differences.map(row).joined()
    return text + "</tbody>\n</table>\n</section>"
  }

  private func row(_ difference: Difference) -> String {
    let (expected, actual) = HighlightedSides.html(difference.expected, difference.actual)
    return "<tr><td>\(ReportText.escaped(difference.place.description))</td>"
      + "<td class=\"\(difference.change.rawValue)\">\(difference.kind.rawValue) \(difference.change.rawValue)</td>"
      + "<td>\(expected)</td><td>\(actual)</td></tr>\n"
  }

  private func pictures(_ pair: PicturePair) -> String {
    let place = pair.place.description
    let similarity = pair.similarity.map { ", similarity \(($0 * 10_000).rounded() / 10_000)" } ?? ""
    let share = "\((pair.share * 10_000).rounded() / 100) % of the pixels differ"
    let figures = [("expected", pair.expected), ("actual", pair.actual), ("difference", pair.marked)].map {
      name, png in
      "<figure><img src=\"data:image/png;base64,\(png.base64EncodedString())\" alt=\"\(name)\">"
        + "<figcaption>\(name)</figcaption></figure>"
    }
    let title = (place.isEmpty ? "" : place + ": ") + share + similarity
    return "<h3>\(ReportText.escaped(title))</h3>\n<div class=\"pictures\">\(figures.joined())</div>\n"
  }
}

/// Two texts with what differs between them marked.
enum HighlightedSides {
  static func html(_ expected: String?, _ actual: String?) -> (String, String) {
    guard let expected, let actual else {
      return (expected.map { marked("del", $0) } ?? "", actual.map { marked("ins", $0) } ?? "")
    }
    let (left, right) = (Array(expected), Array(actual))
    let start = zip(left, right).prefix { $0 == $1 }.count
    let end = min(
      zip(left.reversed(), right.reversed()).prefix { $0 == $1 }.count, left.count - start,
      right.count - start)
    return (side("del", left, start, end), side("ins", right, start, end))
  }

  private static func side(_ element: String, _ text: [Character], _ start: Int, _ end: Int) -> String {
    let middle = String(text[start..<text.count - end])
    return ReportText.escaped(String(text[..<start])) + (middle.isEmpty ? "" : marked(element, middle))
      + ReportText.escaped(String(text[(text.count - end)...]))
  }

  private static func marked(_ element: String, _ text: String) -> String {
    "<\(element)>\(ReportText.escaped(text))</\(element)>"
  }
}
