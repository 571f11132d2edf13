import Recto
import RectoModel

/// What is told of a file that was written.
enum RunSummary {
  /// `out.pdf: 12 pages, 3412 words, confidence 94 %, 1.2 MB, 8.3 s`
  static func line(_ report: OutputReport, name: String) -> String {
    var parts = [Figures.count(report.pages, "page"), Figures.count(report.words, "word")]
    if let confidence = report.meanConfidence {
      parts.append("confidence \(Int((confidence.value * 100).rounded())) %")
    }
    parts += [Figures.bytes(report.bytes), "\(Figures.oneDecimal(report.seconds)) s"]
    return "\(name): \(parts.joined(separator: ", "))"
  }
}
