import RectoModel

extension TableFinder {
  /// The table that lines draw, with rows and columns that only their colour parts. Coloured boxes below each other in a
  /// frame are none.
  func ruledTable(_ net: RuleNet, words: [Int]) -> TableDraft? {
    let coloured = net.joined(by: shades, words: words.map { text.words[$0].box }, em: em)
    if !shades.isEmpty, let draft = RuledTable(coloured, words: words, in: text.words, em: em)?.draft,
      draft.columns.count > 2
    {
      return draft
    }
    return RuledTable(net, words: words, in: text.words, em: em)?.draft
  }
}
