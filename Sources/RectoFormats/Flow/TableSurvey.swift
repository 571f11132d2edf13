package import RectoModel

/// What the tables of pages that come one after the other are: whether they can be written without the whole document.
package struct TableSurvey {
  /// Those that go on another one are part of it.
  package private(set) var count = 0
  private var flow = TableFlow()
  private var tables: Set<BlockID> = []
  /// What captions on other pages explain.
  private var explained: Set<BlockID> = []
  private let outside = OutsideWords()
  private var pageCount = 0

  package init() {}

  /// Some table goes on one that isn't the one before it, or has its caption on another page.
  package var isScattered: Bool { flow.isScattered || !tables.isDisjoint(with: explained) }

  /// To be called for each page in turn.
  package mutating func add(_ page: Page) {
    let own = flow.parts(of: page, at: pageCount).filter(\.isFirst).map(\.table.id)
    count += own.count
    tables.formUnion(own)
    for case .caption(let caption) in page.blocks.lazy.map(\.content) {
      if let target = caption.target, !own.contains(target) { explained.insert(target) }
    }
    outside.add(page, at: pageCount)
    pageCount += 1
  }

  /// That words stand in no table.
  package var diagnostics: [Diagnostic] { outside.diagnostics }
}
