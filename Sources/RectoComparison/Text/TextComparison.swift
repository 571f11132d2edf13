import RectoModel

/// Compares texts line by line; what changed in a line is told by its words.
struct TextComparison {
  var part: String?
  var kind = Difference.Kind.text

  func compare(_ expected: String, _ actual: String, into list: inout DifferenceList) {
    let (left, right) = (Self.lines(expected), Self.lines(actual))
    let (cleanLeft, cleanRight) = (left.map(list.masks.cleaned), right.map(list.masks.cleaned))
    for gap in SequenceAlignment(cleanLeft, cleanRight).gaps {
      for (wanted, found) in gap.pairs {
        let place = DifferencePlace(part: part, line: (wanted ?? found ?? 0) + 1)
        list.add(kind, at: place, expected: wanted.map { left[$0] }, actual: found.map { right[$0] })
      }
    }
  }

  /// By line feeds only, as an editor counts: a carriage return is a part of its line.
  static func lines(_ text: String) -> [String] {
    text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
  }
}
