public import RectoModel

extension Document {
  /// The same document, in which cells of tables have the values that their texts say. A column's cells are judged
  /// together, then the table, the document and the language of the page help; what stays ambiguous is text. Texts are
  /// not changed. A table in which a cell has a value already stays as it is.
  public func withTypedCells() -> Document {
    var typing = CellTyping()
    for page in pages { typing.gather(page, language: metadata.language) }
    var typed = self
    for index in pages.indices { typing.type(&typed.pages[index], language: metadata.language) }
    return typed
  }
}

/// The values of cells in documents whose pages come one after the other: all are looked at, then each gets its values.
public struct CellTyping: Sendable {
  private var evidence = ValueEvidence()
  /// Whether a page had a table.
  public private(set) var hasTables = false
  /// What `typeAsKnown` judged by; the evidence only grows.
  private var assumed: ValueEvidence?

  public init() {}

  /// Learns how numbers and dates are written from a page. `language` is that of the document.
  public mutating func gather(_ page: Page, language: LanguageTag?) {
    guard page.blocks.contains(where: \.content.holdsTable) else { return }
    hasTables = true
    let locale = ValueLocale(page.language ?? language)
    for block in page.blocks { block.content.gather(&evidence, locale: locale) }
  }

  /// All that was learned was known to `typeAsKnown`.
  public var isSettled: Bool { assumed.map { $0 == evidence } ?? true }

  /// Gives the cells of a page the values that the pages up to now tell.
  public mutating func typeAsKnown(_ page: inout Page, language: LanguageTag?) {
    guard page.blocks.contains(where: \.content.holdsTableWithoutValues) else { return }
    assumed = assumed ?? evidence
    type(&page, language: language)
  }

  /// Gives the cells of a page their values, as `withTypedCells` does.
  public func type(_ page: inout Page, language: LanguageTag?) {
    let locale = ValueLocale(page.language ?? language)
    for place in page.blocks.indices where page.blocks[place].content.holdsTable {
      page.blocks[place].content.typeCells(evidence, locale: locale)
    }
  }
}

extension Table {
  /// The same table with values, judged by itself and by its language.
  public func withTypedCells(language: LanguageTag?) -> Table {
    guard !hasValues else { return self }
    return TableReadings(self, locale: ValueLocale(language)).typed(document: ValueEvidence())
  }

  fileprivate var hasValues: Bool { cells.contains { $0.value != nil } }
}

extension Content {
  fileprivate var holdsTable: Bool {
    if case .table = self { return true }
    return nestedBlocks.contains { $0.content.holdsTable }
  }

  fileprivate var holdsTableWithoutValues: Bool {
    if case .table(let table) = self { return !table.hasValues }
    return nestedBlocks.contains { $0.content.holdsTableWithoutValues }
  }

  fileprivate func gather(_ evidence: inout ValueEvidence, locale: ValueLocale) {
    switch self {
    case .table(let table): evidence.add(TableReadings(table, locale: locale).evidence)
    case .list(let list):
      for block in list.items.flatMap(\.blocks) { block.content.gather(&evidence, locale: locale) }
    default: break
    }
  }

  fileprivate mutating func typeCells(_ evidence: ValueEvidence, locale: ValueLocale) {
    switch self {
    case .table(let table) where !table.hasValues:
      self = .table(TableReadings(table, locale: locale).typed(document: evidence))
    case .list(var list):
      for item in list.items.indices {
        for block in list.items[item].blocks.indices {
          list.items[item].blocks[block].content.typeCells(evidence, locale: locale)
        }
      }
      self = .list(list)
    default: break
    }
  }
}
