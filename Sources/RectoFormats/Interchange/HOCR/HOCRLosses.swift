internal import RectoModel

/// What of a document hOCR has no place for.
struct HOCRLosses {
  private let losses = InterchangeLosses()
  private let engine: EngineIdentity?

  init(engine: EngineIdentity?) { self.engine = engine }

  func note(_ page: Page, number: Int) {
    if page.provenance?.engine != engine, page.provenance?.engine != nil || !page.blocks.isEmpty {
      losses.note("the engine of a page, which differs from the first", page: number)
    }
    for block in page.blocks {
      losses.note(block, page: number)
      losses.noteHandwriting(in: block, page: number)
      noteWords(of: block, page: number)
    }
  }

  func report(to context: WriteContext) { losses.report(to: context) }

  private func noteWords(of block: Block, page: Int) {
    for word in block.content.ownLines.flatMap(\.words) {
      if let link = word.link, !InlineRun.isSafe(link) {
        losses.note("links that run programs or open local files", page: page, block: block.id)
      }
      if !word.glyphs.isEmpty, word.glyphs.map(\.text.cleaned).joined() != word.text.cleaned {
        losses.note("boxes of characters that don't spell their word", page: page, block: block.id)
      }
    }
    for nested in block.content.nestedBlocks { noteWords(of: nested, page: page) }
  }
}
