import RectoLayout
import RectoModel

/// What a loaded page has from the page of the PDF that it is of.
struct KeptOriginal: Sendable, Hashable {
  var decision: PageDecision
  /// Text that stays on the page, in the units of the page before it is turned.
  var text: [Block] = []
  /// Lines, shaded areas and pictures, in the same units.
  var graphics = PageGraphics()
  /// The pixels of the pictures.
  var assets: [Asset] = []

  /// Whether the output shows the page itself, and not a picture of it.
  var isShown: Bool { decision.treatment != .pictured }

  /// The page's own text by itself: words of the page and words that were read never stand in one block, since only the
  /// latter go into the text layer.
  private func structured(on page: Page, turn: AffineTransform) -> [Block] {
    guard !text.isEmpty else { return [] }
    var own = page
    own.blocks = text.map { $0.mapped(turn) }
    let provenance = own.blocks.first?.provenance
    let layout = PageLayout(order: .geometry)
    return layout.structured(own, graphics: graphics.mapped(turn)).blocks.map { block in
      var block = block
      block.provenance = provenance
      return block
    }
  }

  /// The recognised blocks that are worth having, and the page's own, from the top of the page down.
  func joined(with recognised: [Block], on page: Page, turn: AffineTransform) -> [Block] {
    guard isShown else { return recognised }
    let own = structured(on: page, turn: turn)
    var read = recognised
    // Photographs are full of letters that nobody wrote.
    if case .areas = decision.reading {
      read = recognised.filter { $0.isCutOut || ($0.certainty?.value ?? 0) >= 0.6 }
    }
    guard !own.isEmpty else { return read }
    var joined = own
    for block in read {
      let place = joined.firstIndex { $0.region.box.minY > block.region.box.minY } ?? joined.endIndex
      joined.insert(block, at: place)
    }
    return joined
  }
}

extension Block {
  /// Lists and tables have none of their own.
  fileprivate var certainty: Confidence? {
    confidence ?? allLines.flatMap(\.words).compactMap(\.confidence).mean
  }

  fileprivate var isCutOut: Bool {
    if case .figure(let figure) = content { figure.asset != nil } else { false }
  }

  /// A paragraph elsewhere.
  func mapped(_ transform: AffineTransform) -> Block {
    guard transform != .identity, case .paragraph(var paragraph) = content else { return self }
    paragraph.lines = paragraph.lines.map { line in
      line.mapped(transform)
    }
    var block = self
    block.content = .paragraph(paragraph)
    block.region = Region(transform.apply(to: region.box))
    return block
  }
}
