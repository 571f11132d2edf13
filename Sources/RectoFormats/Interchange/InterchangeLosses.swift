internal import RectoModel

/// What of a document the formats of text recognition have no place for: each kind is told once, with its first place and
/// how many there are. One writer, one thread.
final class InterchangeLosses {
  private struct Kind: Hashable {
    var isInBlocks: Bool
    var what: String
  }

  private struct Loss {
    var page: Int
    var block: BlockID
    var count = 0
  }

  private var losses: [Kind: Loss] = [:]
  /// Kinds as they came.
  private var order: [Kind] = []
  private var dropped: (page: Int, block: BlockID, blocks: Int, characters: Int)?

  /// Of the block and of those in it.
  func note(_ block: Block, page: Int) {
    if block.content.nestedBlocks.isEmpty { noteDroppedCharacters(of: block, page: page) }
    if block.provenance != nil { note("where the block comes from", page: page, block: block.id) }
    if block.ground != nil { note("the colour behind the text", page: page, block: block.id) }
    switch block.content {
    case .figure(let figure) where figure.asset != nil: notePicture(block, page)
    case .formula(let formula) where formula.asset != nil: notePicture(block, page)
    default: break
    }
    for nested in block.content.nestedBlocks { note(nested, page: page) }
  }

  /// What a hand wrote, of the block and of those in it.
  func noteHandwriting(in block: Block, page: Int) {
    let count = block.allLines.flatMap(\.words).count { $0.style?.isHandwritten == true }
    if count > 0 {
      add(
        Kind(isInBlocks: true, what: "that words are handwritten"), Loss(page: page, block: block.id), count)
    }
  }

  /// Something in a block.
  func note(_ what: String, page: Int, block: BlockID) {
    add(Kind(isInBlocks: true, what: what), Loss(page: page, block: block), 1)
  }

  /// Something of the page or of the whole document.
  func note(_ what: String, page: Int, count: Int = 1) {
    add(Kind(isInBlocks: false, what: what), Loss(page: page, block: ""), count)
  }

  private func add(_ kind: Kind, _ loss: Loss, _ count: Int) {
    if losses[kind] == nil { order.append(kind) }
    losses[kind, default: loss].count += count
  }

  private func notePicture(_ block: Block, _ page: Int) {
    note("the picture itself; its place is kept", page: page, block: block.id)
  }

  private func noteDroppedCharacters(of block: Block, page: Int) {
    let count = block.droppedCharacters
    guard count > 0 else { return }
    dropped = (
      dropped?.page ?? page, dropped?.block ?? block.id, (dropped?.blocks ?? 0) + 1,
      (dropped?.characters ?? 0) + count
    )
  }

  /// Tells everything that was noted.
  func report(to context: WriteContext) {
    if let dropped {
      context.report(
        .charactersDropped(
          page: dropped.page, block: dropped.blocks == 1 ? dropped.block : nil, count: dropped.characters))
    }
    for kind in order {
      guard let loss = losses[kind] else { continue }
      let what = loss.count == 1 ? kind.what : "\(kind.what) (\(loss.count))"
      context.report(
        kind.isInBlocks
          ? .contentOmitted(page: loss.page, block: loss.block, what: what)
          : .sourcePartLost(page: loss.page, what: what))
    }
  }
}
