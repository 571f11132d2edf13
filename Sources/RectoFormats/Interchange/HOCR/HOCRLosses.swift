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
    let losses = InterchangeLosses(context)
    for block in page.blocks {
      losses.report(block, page: number)
      reportWords(of: block, page: number)
    }
  }

  private func reportWords(of block: Block, page: Int) {
    let links = block.content.ownLines.flatMap(\.words).compactMap(\.link).filter { !InlineRun.isSafe($0) }
    if !links.isEmpty {
      context.report(
        .contentOmitted(page: page, block: block.id, what: "links that run programs or open local files"))
    }
    let misspelt = block.content.ownLines.flatMap(\.words).contains { word in
      !word.glyphs.isEmpty && word.glyphs.map(\.text.cleaned).joined() != word.text.cleaned
    }
    if misspelt {
      context.report(
        .contentOmitted(page: page, block: block.id, what: "boxes of characters that don't spell their word"))
    }
    for nested in block.content.nestedBlocks { reportWords(of: nested, page: page) }
  }
}
