internal import RectoModel

/// Which sheets a document becomes, and what stands on them.
struct WorkbookPlan {
  private(set) var sheets: [SheetPlan] = []
  /// What had to be split.
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var hasTables = false
  private var names = SheetNames()
  private let options: XLSXOptions

  init(_ document: Document, options: XLSXOptions) {
    self.options = options
    let tables = document.tables
    hasTables = !tables.isEmpty
    switch options.sheets {
    case .tables:
      for table in tables { addSheet(of: table) }
      if options.hasText || tables.isEmpty { addText(of: document) }
    case .pages:
      for (page, tables) in Self.byPage(tables) { addSheet(of: tables, wish: "Page \(page)") }
      if options.hasText || tables.isEmpty { addText(of: document) }
    case .one:
      if !tables.isEmpty { addSheet(of: tables, wish: document.metadata.title ?? "Tables") }
      if options.hasText || tables.isEmpty { addText(of: document) }
    }
  }

  private static func byPage(_ tables: [DocumentTable]) -> [(page: Int, tables: [DocumentTable])] {
    var pages: [(page: Int, tables: [DocumentTable])] = []
    for table in tables {
      if pages.last?.page == table.page {
        pages[pages.count - 1].tables.append(table)
      } else {
        pages.append((table.page, [table]))
      }
    }
    return pages
  }

  /// A sheet that begins with the table. A caption that its name can't hold stands below.
  private mutating func addSheet(of table: DocumentTable) {
    for (index, piece) in pieces(of: table).enumerated() {
      var sheet = SheetPlan(name: names.name(table.caption ?? table.name, else: table.name))
      _ = sheet.add(.table(piece), gap: 0)
      if index == 0, let caption = table.caption, caption != sheet.name {
        add(caption: caption, of: table, to: &sheet)
      }
      sheets.append(sheet)
    }
  }

  private mutating func add(caption: String, of table: DocumentTable, to sheet: inout SheetPlan) {
    if !sheet.add(.lines([SheetLine(text: caption, kind: .caption)]), gap: 1) {
      diagnostics.append(.contentOmitted(page: table.page, block: table.block.id, what: "its caption"))
    }
  }

  /// Tables one below the other, each under its caption; on as many sheets as they need.
  private mutating func addSheet(of tables: [DocumentTable], wish: String) {
    var sheet = SheetPlan(name: names.name(wish, else: "Tables"))
    for table in tables {
      for (index, piece) in pieces(of: table).enumerated() {
        let caption = index == 0 ? table.caption : nil
        if add(piece, caption: caption, to: &sheet) { continue }
        if !sheet.pieces.isEmpty {
          let what = "goes on another sheet"
          diagnostics.append(.tableSplit(page: table.page, block: table.block.id, what: what))
          sheets.append(sheet)
          sheet = SheetPlan(name: names.name(wish, else: "Tables"))
        }
        if add(piece, caption: caption, to: &sheet) { continue }
        _ = sheet.add(.table(piece), gap: 0)
        diagnostics.append(.contentOmitted(page: table.page, block: table.block.id, what: "its caption"))
      }
    }
    sheets.append(sheet)
  }

  /// False, and nothing changed, when there is no room.
  private func add(_ piece: TablePiece, caption: String?, to sheet: inout SheetPlan) -> Bool {
    var filled = sheet
    if let caption {
      guard filled.add(.lines([SheetLine(text: caption, kind: .caption)]), gap: 1),
        filled.add(.table(piece), gap: 0)
      else { return false }
    } else if !filled.add(.table(piece), gap: 1) {
      return false
    }
    sheet = filled
    return true
  }

  /// As many as its columns need.
  private mutating func pieces(of table: DocumentTable) -> [TablePiece] {
    let limit = SheetPlan.columnLimit
    let count = table.table.columnCount
    if count > limit {
      let what = "its \(count) columns stand on \((count + limit - 1) / limit) sheets"
      diagnostics.append(.tableSplit(page: table.page, block: table.block.id, what: what))
    }
    return stride(from: 0, to: count, by: limit).map {
      TablePiece(source: table, columns: $0..<min($0 + limit, count))
    }
  }

  /// What stands outside of tables, a row for each paragraph, a gap between pages.
  private mutating func addText(of document: Document) {
    let flow = ReadingFlow(document)
    var sheet = SheetPlan(name: names.name("Text", else: "Text"))
    for index in document.pages.indices {
      var lines = ArraySlice(flow.blocks(ofPage: index).flatMap(\.content.sheetLines))
      while !lines.isEmpty {
        let gap = sheet.pieces.isEmpty ? 0 : 1
        let room = SheetPlan.rowLimit - sheet.rowCount - gap
        if room > 0, sheet.add(.lines(Array(lines.prefix(room))), gap: gap) {
          lines = lines.dropFirst(room)
        } else {
          sheets.append(sheet)
          sheet = SheetPlan(name: names.name("Text", else: "Text"))
        }
      }
    }
    sheets.append(sheet)
  }
}

extension Content {
  fileprivate var sheetLines: [SheetLine] {
    switch self {
    case .table: []
    case .heading: textLines.filter { !$0.isEmpty }.map { SheetLine(text: $0, kind: .heading) }
    case .caption: textLines.filter { !$0.isEmpty }.map { SheetLine(text: $0, kind: .caption) }
    case .list(let list): list.withoutTables.textLines.filter { !$0.isEmpty }.map { SheetLine(text: $0) }
    default: textLines.filter { !$0.isEmpty }.map { SheetLine(text: $0) }
    }
  }
}

extension List {
  fileprivate var withoutTables: Content {
    var list = self
    for item in list.items.indices {
      list.items[item].blocks = list.items[item].blocks.compactMap { block in
        switch block.content {
        case .table: return nil
        case .list(let inner):
          var block = block
          block.content = inner.withoutTables
          return block
        default: return block
        }
      }
    }
    return .list(list)
  }
}
