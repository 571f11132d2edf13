import RectoModel

/// Words that are printed at right angles to the text, as in a margin or along a chart's axis.
enum SidewaysWords {
  /// Their positions in the list of words; empty where all text runs so.
  static func find(in words: [PlacedWord], plane: ReadingPlane) -> Set<Int> {
    guard plane.orientation != .turned else { return [] }
    let lying = words.indices.filter {
      words[$0].letters >= 3 && words[$0].box.height > 1.5 * words[$0].box.width
    }
    guard !lying.isEmpty, lying.count * 2 < words.count else { return [] }
    // Short words of the same lines lie on their side, too.
    let lines = Dictionary(grouping: words.indices) { words[$0].line }
    let lyingLines = Set(lying.map { words[$0].line })
    var found = Set(lying)
    for line in lyingLines {
      let own = lines[line] ?? []
      if own.filter({ found.contains($0) }).count * 2 >= own.filter({ words[$0].letters >= 3 }).count {
        found.formUnion(own)
      }
    }
    return found
  }
}
