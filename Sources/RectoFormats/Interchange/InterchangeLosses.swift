internal import RectoModel

/// What of a block the formats of text recognition have no place for.
struct InterchangeLosses {
  private let context: WriteContext

  init(_ context: WriteContext) { self.context = context }

  /// Of the block and of those in it.
  func report(_ block: Block, page: Int) {
    if block.content.nestedBlocks.isEmpty { context.reportDroppedCharacters(of: block, page: page) }
    if block.provenance != nil { report(block, page, "where the block comes from") }
    switch block.content {
    case .figure(let figure) where figure.asset != nil: reportPicture(block, page)
    case .formula(let formula) where formula.asset != nil: reportPicture(block, page)
    default: break
    }
    for nested in block.content.nestedBlocks { report(nested, page: page) }
  }

  private func report(_ block: Block, _ page: Int, _ what: String) {
    context.report(.contentOmitted(page: page, block: block.id, what: what))
  }

  private func reportPicture(_ block: Block, _ page: Int) {
    report(block, page, "the picture itself; its place is kept")
  }
}
