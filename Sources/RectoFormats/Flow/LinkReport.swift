internal import RectoModel

extension WriteContext {
  /// Reports the first link of the block that isn't usable and so isn't written.
  func reportLinks(of block: Block, page: Int, unless isUsable: (String) -> Bool) {
    let links = block.allLines.lazy.flatMap(\.words).compactMap(\.link)
    guard let bad = links.first(where: { FootnoteReferences.number(of: $0) == nil && !isUsable($0) }) else {
      return
    }
    report(
      .contentOmitted(
        page: page, block: block.id, what: "a link that is no address: \(bad.cleaned.prefix(80))"))
  }
}
