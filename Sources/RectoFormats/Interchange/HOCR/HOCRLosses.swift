internal import RectoModel

/// What of a document hOCR has no place for.
struct HOCRLosses {
  private let context: WriteContext
  private let engine: EngineIdentity?

  init(_ document: Document, context: WriteContext) {
    self.context = context
    engine = document.engine
  }

  func report(_ page: Page, number: Int) {
    if page.provenance?.engine != engine, page.provenance?.engine != nil || !page.blocks.isEmpty {
      context.report(.sourcePartLost(page: number, what: "the engine of page \(number), which differs"))
    }
    for block in page.blocks { report(block, page: number) }
  }

  private func report(_ block: Block, page: Int) {
    if block.content.nestedBlocks.isEmpty { context.reportDroppedCharacters(of: block, page: page) }
    if block.provenance != nil {
      context.report(.contentOmitted(page: page, block: block.id, what: "where the block comes from"))
    }
    switch block.content {
    case .figure(let figure) where figure.asset != nil: reportPicture(block, page)
    case .formula(let formula) where formula.asset != nil: reportPicture(block, page)
    default: break
    }
    let links = block.content.ownLines.flatMap(\.words).compactMap(\.link).filter { !InlineRun.isSafe($0) }
    if !links.isEmpty {
      context.report(
        .contentOmitted(page: page, block: block.id, what: "links that run programs or open local files"))
    }
    for nested in block.content.nestedBlocks { report(nested, page: page) }
  }

  private func reportPicture(_ block: Block, _ page: Int) {
    context.report(
      .contentOmitted(page: page, block: block.id, what: "the picture itself; its place is kept"))
  }
}
