internal import RectoModel

/// A table of a document, whole: what goes on over a page's end is joined.
struct DocumentTable {
  var table: Table
  /// The page that it begins on, 1-based.
  var page: Int
  /// Counted from 1 among the tables that begin on the page.
  var number: Int
  var block: Block
  /// The text that explains it, without line ends; nil when there is none.
  var caption: String?

  /// `p3-t1`
  var name: String { "p\(page)-t\(number)" }
}

extension Document {
  /// Page by page, in reading order; those in lists too. Tables inside of cells are part of their cell.
  var tables: [DocumentTable] {
    let flow = ReadingFlow(self)
    var captions: [BlockID: String] = [:]
    for case .caption(let caption) in pages.lazy.flatMap(\.blocks).map(\.content) {
      if let target = caption.target, captions[target] == nil {
        captions[target] = caption.paragraph.lines.cleanRunningText
      }
    }
    var tables: [DocumentTable] = []
    for index in pages.indices {
      var number = 0
      for block in flow.blocks(ofPage: index).flatMap(\.tableBlocks) {
        guard case .table(let table) = block.content else { continue }
        number += 1
        tables.append(
          DocumentTable(
            table: table, page: index + 1, number: number, block: block, caption: captions[block.id]))
      }
    }
    return tables
  }

  /// Reports how many words of each page stand in no table.
  func reportTextOutsideTables(to context: WriteContext) {
    for (index, page) in pages.enumerated() {
      let words = page.blocks.reduce(0) { $0 + $1.wordsOutsideTables }
      if words > 0 { context.report(.textOutsideTables(page: index + 1, words: words)) }
    }
  }
}

extension Block {
  fileprivate var tableBlocks: [Block] {
    switch content {
    case .table: [self]
    case .list(let list): list.items.flatMap(\.blocks).flatMap(\.tableBlocks)
    default: []
    }
  }

  fileprivate var wordsOutsideTables: Int {
    switch content {
    case .table: 0
    case .list(let list): list.items.flatMap(\.blocks).reduce(0) { $0 + $1.wordsOutsideTables }
    default: content.ownLines.reduce(0) { $0 + $1.words.count }
    }
  }
}
