/// What viewers call the pages, as ranges.
struct PDFPageLabels: Sendable, Hashable {
  private(set) var ranges: [Range] = []

  /// From page `start`, 0-based: numbers from `number` on, or one page called `name`.
  struct Range: Sendable, Hashable {
    var start: Int
    var label: Label
  }

  enum Label: Sendable, Hashable {
    case number(Int)
    case name(String)
  }

  /// Empty when no page has a name. A page without name is called by its place in the document.
  init(_ labels: [String?]) {
    guard labels.contains(where: { $0 != nil }) else { return }
    var expected: Int?
    for (index, label) in labels.enumerated() {
      let number = label.map(Self.number(of:)) ?? index + 1
      if number == nil || number != expected {
        ranges.append(Range(start: index, label: number.map(Label.number) ?? .name(label ?? "")))
      }
      expected = number.map { $0 + 1 }
    }
  }

  /// Of a label that is a plain number above zero.
  private static func number(of label: String) -> Int? {
    guard let number = Int(label), number > 0, String(number) == label else { return nil }
    return number
  }
}
