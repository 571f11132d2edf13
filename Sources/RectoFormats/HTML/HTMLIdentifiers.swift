internal import RectoModel

/// The ids of a page, each once.
final class HTMLIdentifiers {
  private var taken: Set<String> = []
  /// How many headings have the text, so that the next number is found at once.
  private var counts: [String: Int] = [:]

  static func page(_ number: Int) -> String { "page-\(number)" }
  static func note(_ number: Int) -> String { "note-\(number)" }
  static func reference(_ number: Int) -> String { "ref-\(number)" }

  /// ` id="page-3"`; empty when something has it.
  func attribute(_ id: String) -> String {
    taken.insert(id).inserted ? " id=\"\(id.htmlEscaped)\"" : ""
  }

  /// The words of the heading in small letters, with a number where another has the same.
  func heading(_ text: String) -> String {
    let words = text.lowercased().split { !($0.isLetter || $0.isNumber) }
    let long = words.joined(separator: "-").prefix(60)
    let base = long.isEmpty ? "section" : (Self.isReserved(long) ? "section-" : "") + long
    while true {
      let count = counts[base, default: 0] + 1
      counts[base] = count
      let id = count == 1 ? base : "\(base)-\(count)"
      if !taken.contains(id) { return attribute(id) }
    }
  }

  /// Pages, notes and references to them have these.
  private static func isReserved(_ text: Substring) -> Bool {
    ["page-", "note-", "ref-"].contains { text.hasPrefix($0) }
  }
}
