/// The reading order that a file gives to its regions by name.
struct LayoutOrder {
  /// A file may name the blocks of all its pages before the first one.
  private var ranks: [NameFingerprint: Int32] = [:]

  var isEmpty: Bool { ranks.isEmpty }

  func contains(_ id: String) -> Bool { ranks[NameFingerprint(id)] != nil }

  /// Names that come again keep their first place.
  mutating func append(_ id: String) {
    let name = NameFingerprint(id)
    if ranks[name] == nil { ranks[name] = Int32(clamping: ranks.count) }
  }

  /// The regions in this order. Those that it doesn't name stay behind the ones that they follow in the file.
  func sorted(_ regions: [InterchangeRegion]) -> [InterchangeRegion] {
    if isEmpty { return regions }
    var last: Int32 = -1
    let keyed = regions.enumerated().map { index, region in
      if let rank = rank(of: region) { last = rank }
      return (rank: last, index: index, region: region)
    }
    return keyed.sorted { ($0.rank, $0.index) < ($1.rank, $1.index) }.map(\.region)
  }

  /// Its own, or that of the first one in it.
  private func rank(of region: InterchangeRegion) -> Int32? {
    if let id = region.id, let rank = ranks[NameFingerprint(id)] { return rank }
    return region.regions.compactMap { self.rank(of: $0) }.min()
  }
}
