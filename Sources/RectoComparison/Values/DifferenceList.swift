import RectoModel

/// Gathers differences, leaves masked ones out, and counts those that are too many to be listed.
struct DifferenceList {
  let masks: MaskSet
  private let listed: Int
  private(set) var differences: [Difference] = []
  private(set) var count = 0

  init(_ masks: MaskSet, listed: Int) {
    self.masks = masks
    self.listed = listed
  }

  mutating func add(
    _ kind: Difference.Kind, at place: DifferencePlace, expected: String?, actual: String?
  ) {
    guard !masks.cover(place) else { return }
    count += 1
    guard differences.count < listed else { return }
    let (shownExpected, shownActual) = TextWindow.shorten(expected, actual)
    differences.append(Difference(kind, at: place, expected: shownExpected, actual: shownActual))
  }

  mutating func countUnlisted(_ more: Int) { count += more }

  /// Texts are the same when what masks cover in them is left out.
  mutating func compare(
    _ kind: Difference.Kind, at place: DifferencePlace, _ expected: String, _ actual: String
  ) {
    guard expected != actual, masks.cleaned(expected) != masks.cleaned(actual) else { return }
    add(kind, at: place, expected: expected, actual: actual)
  }
}

/// Shows long texts round the first place where they differ.
enum TextWindow {
  private static let width = 160
  private static let before = 48

  static func shorten(_ expected: String?, _ actual: String?) -> (String?, String?) {
    guard let expected, let actual else { return (expected.map(head), actual.map(head)) }
    let (left, right) = (Array(expected), Array(actual))
    guard left.count > width || right.count > width else { return (expected, actual) }
    let common = zip(left, right).prefix { $0 == $1 }.count
    let start = max(0, common - before)
    return (cut(left, from: start), cut(right, from: start))
  }

  private static func head(_ text: String) -> String { cut(Array(text), from: 0) }

  private static func cut(_ text: [Character], from start: Int) -> String {
    let end = min(text.count, start + width)
    let shown = String(text[min(start, end)..<end])
    return (start > 0 ? "…" : "") + shown + (end < text.count ? "…" : "")
  }
}
