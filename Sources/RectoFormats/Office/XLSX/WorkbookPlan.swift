internal import RectoModel

/// Which sheets pages become, and what stands where on them. Of tables only sizes, names and widths are kept, since there
/// may be more than memory holds.
struct WorkbookPlan {
  private(set) var sheets: [SheetPlan] = []
  /// What had to be split or left out, in the order of the pages.
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var hasTables = false
  private(set) var strings: StringTable
  /// What names the document where it has no name.
  private(set) var names = DocumentNames()
  private var sheetNames = SheetNames()
  private let options: XLSXOptions
  /// Known when there is a page.
  private var title: String?
  /// The sheet that tables are put on one below the other.
  private var shared: SheetPlan?
  /// The page that it is for; 0 for all.
  private var sharedPage = 0

  /// Throws as the pages do.
  init(_ content: WorkbookContent, options: XLSXOptions) throws(RectoError) {
    self.options = options
    strings = StringTable(options.strings)
    try addTables(of: content)
    if hasText { try addText(of: content) }
    strings.decide()
  }

  var hasText: Bool { options.hasText || !hasTables }

  // MARK: Tables

  private mutating func addTables(of content: WorkbookContent) throws(RectoError) {
    let (outside, found) = (OutsideWords(), NamesOfPages())
    let tables = try content.makeTables { index, page in
      outside.add(page, at: index)
      found.add(page)
    }
    var measure: TableMeasure?
    while let part = try tables.next() {
      if part.isFirst {
        title = content.metadata.title
        if let measure { add(measure) }
        measure = TableMeasure(part.table, options: options)
      }
      measure?.add(part, &strings)
    }
    if let measure { add(measure) }
    if let shared { sheets.append(shared) }
    names = found.names
    if !hasText { diagnostics += outside.diagnostics }
  }

  private mutating func add(_ measure: TableMeasure) {
    hasTables = true
    if !options.hasText, measure.forbiddenCount > 0 {
      let (page, id) = (measure.table.page, measure.table.id)
      diagnostics.append(.charactersDropped(page: page, block: id, count: measure.forbiddenCount))
    }
    let (count, limit) = (measure.table.columnCount, SheetPlan.columnLimit)
    if count > limit {
      split(measure.table, "its \(count) columns stand on \((count + limit - 1) / limit) sheets")
    }
    switch options.sheets {
    case .tables: addSheets(of: measure)
    case .pages: addBelow(measure, wish: "Page \(measure.table.page)", page: measure.table.page)
    case .one: addBelow(measure, wish: title ?? "Tables", page: 0)
    }
  }

  private mutating func split(_ table: TableFacts, _ what: String) {
    diagnostics.append(.tableSplit(page: table.page, block: table.id, what: what))
  }

  private mutating func omitCaption(of table: TableFacts) {
    diagnostics.append(.contentOmitted(page: table.page, block: table.id, what: "its caption"))
  }

  /// Sheets that begin with the table. A caption that their name can't hold stands below.
  private mutating func addSheets(of measure: TableMeasure) {
    let table = measure.table
    for (index, columns) in measure.columns.enumerated() {
      var sheet = SheetPlan(name: sheetNames.name(table.caption ?? table.name, else: table.name))
      _ = sheet.add(.table(measure.piece(columns)), gap: 0)
      sheet.widen(for: columns)
      if index == 0, let caption = table.caption, caption != sheet.name {
        if sheet.add(.caption(caption), gap: 1) { strings.add(caption) } else { omitCaption(of: table) }
      }
      sheets.append(sheet)
    }
  }

  /// Tables one below the other, each under its caption; on as many sheets as they need.
  private mutating func addBelow(_ measure: TableMeasure, wish: String, page: Int) {
    if sharedPage != page, let done = shared.take() { sheets.append(done) }
    var sheet = shared.take() ?? SheetPlan(name: sheetNames.name(wish, else: "Tables"))
    for (index, columns) in measure.columns.enumerated() {
      let (piece, caption) = (measure.piece(columns), index == 0 ? measure.table.caption : nil)
      var isAdded = add(piece, caption: caption, to: &sheet)
      if !isAdded, !sheet.pieces.isEmpty {
        split(measure.table, "goes on another sheet")
        sheets.append(sheet)
        sheet = SheetPlan(name: sheetNames.name(wish, else: "Tables"))
        isAdded = add(piece, caption: caption, to: &sheet)
      }
      if !isAdded {
        _ = sheet.add(.table(piece), gap: 0)
        omitCaption(of: measure.table)
      }
      sheet.widen(for: columns)
    }
    (shared, sharedPage) = (sheet, page)
  }

  /// False, and nothing changed, when there is no room.
  private mutating func add(_ piece: TablePiece, caption: String?, to sheet: inout SheetPlan) -> Bool {
    guard let caption else { return sheet.add(.table(piece), gap: 1) }
    guard sheet.hasRoom(forRows: 1 + piece.rowCount, gap: 1) else { return false }
    strings.add(caption)
    return sheet.add(.caption(caption), gap: 1) && sheet.add(.table(piece), gap: 0)
  }

  // MARK: Text

  /// What stands outside of tables, a row for each paragraph, a gap between pages.
  private mutating func addText(of content: WorkbookContent) throws(RectoError) {
    var sheet = SheetPlan(name: sheetNames.name("Text", else: "Text"))
    let pages = try content.makeLines()
    var number = 0
    while let (page, lines) = try pages.next() {
      number += 1
      for block in page.blocks where block.forbiddenCount > 0 {
        diagnostics.append(
          .charactersDropped(page: number, block: block.id, count: block.forbiddenCount))
      }
      for line in lines { strings.add(line.text) }
      var left = lines.count
      while left > 0 {
        let gap = sheet.pieces.isEmpty ? 0 : 1
        let count = min(left, SheetPlan.rowLimit - sheet.rowCount - gap)
        if count > 0, sheet.add(.lines(count: count), gap: gap) {
          left -= count
        } else {
          sheets.append(sheet)
          sheet = SheetPlan(name: sheetNames.name("Text", else: "Text"))
        }
        sheet.widen(for: .text)
      }
    }
    sheets.append(sheet)
  }
}

/// What names the document, told by its pages in turn.
private final class NamesOfPages {
  private(set) var names = DocumentNames()

  func add(_ page: Page) { names.add(page) }
}
