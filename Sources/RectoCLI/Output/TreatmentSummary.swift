import Recto
import RectoModel

/// Tells what was done with the pages of PDF inputs, pages that were treated alike together.
struct TreatmentSummary {
  private struct Key: Hashable {
    var input: String
    var what: String
  }

  private var order: [Key] = []
  private var pages: [Key: [Int]] = [:]

  mutating func add(_ note: JobNote) {
    guard case .textTreated(let page, let treatment, let reason) = note.diagnostic else { return }
    let key = Key(input: note.input, what: "\(treatment.told): \(reason)")
    if pages[key] == nil { order.append(key) }
    pages[key, default: []].append(page)
  }

  /// `scan.pdf: pages 1-3, 7: text added: no text`
  var lines: [String] {
    order.map { key in
      let pages = (pages[key] ?? []).sorted()
      return "\(key.input): \(pages.count == 1 ? "page" : "pages") \(Self.ranges(pages)): \(key.what)"
    }
  }

  private static func ranges(_ pages: [Int]) -> String {
    var ranges: [ClosedRange<Int>] = []
    for page in pages {
      if let last = ranges.last, last.upperBound + 1 == page {
        ranges[ranges.count - 1] = last.lowerBound...page
      } else {
        ranges.append(page...page)
      }
    }
    return ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
      .joined(separator: ", ")
  }
}
