internal import RectoModel

/// Makes pages of Textract's blocks, which name each other.
struct TextractPages {
  private let blocks: [TextractAnswer.Block]
  private let byID: [String: TextractAnswer.Block]
  private var made: ServiceDocument

  /// Letter at 200 dpi.
  private static let size = Size(width: 1700, height: 2200)

  init(_ answer: TextractAnswer, limits: Limits) {
    blocks = answer.blocks
    byID = Dictionary(answer.blocks.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let engine = EngineIdentity(name: "Amazon Textract", version: answer.modelVersion ?? "")
    made = ServiceDocument(engine: engine, limits: limits)
  }

  func document(_ context: ReadContext) throws(RectoError) -> Document {
    var copy = self
    let pages = Dictionary(grouping: blocks) { $0.page ?? 1 }
    for (number, own) in pages.sorted(by: { $0.key < $1.key }) { try copy.addPage(number, own) }
    return try copy.made.finished(context)
  }

  private mutating func addPage(_ number: Int, _ own: [TextractAnswer.Block]) throws(RectoError) {
    made.notes.changed("pages without a size: Letter assumed", page: made.nextPage)
    for type in ["SIGNATURE", "QUERY"] where own.contains(where: { $0.type == type }) {
      made.notes.lost("Textract's \(type)", page: made.nextPage)
    }
    var page = ServicePage()
    var places: [String: Int] = [:]
    addWords(of: own, to: &page, &places)
    for block in own where block.type == "TABLE" { page.tables.append(table(block, places)) }
    for block in own where block.type == "KEY_VALUE_SET" && block.entityTypes?.contains("KEY") == true {
      let values = block.ids("VALUE").compactMap { byID[$0] }
      page.pairs.append((words(in: block, places), values.flatMap { words(in: $0, places) }))
    }
    let listed = Set(own.filter { $0.type == "LAYOUT_LIST" }.flatMap { $0.ids("CHILD") })
    for block in own where block.type.hasPrefix("LAYOUT_") && !listed.contains(block.id) {
      addLayout(block, to: &page, places)
    }
    try made.add(page.regions(), size: Self.size, resolution: .assumed(200), number: number)
  }

  /// Lines in the order of the layout, where there is one; marks where they stand.
  private func addWords(
    of own: [TextractAnswer.Block], to page: inout ServicePage, _ places: inout [String: Int]
  ) {
    let layout = own.filter { $0.type.hasPrefix("LAYOUT_") }.flatMap { lines(in: $0) }
    var seen: Set<String> = []
    for line in layout + own.filter({ $0.type == "LINE" }) where seen.insert(line.id).inserted {
      var indices: [Int] = []
      for word in line.ids("CHILD").compactMap({ byID[$0] }) where places[word.id] == nil {
        guard let text = word.text, let box = Self.box(word) else { continue }
        places[word.id] = page.words.count
        indices.append(page.words.count)
        let style = word.textType == "HANDWRITING" ? TextStyle(isHandwritten: true) : nil
        page.words.append(Word(text, box: box, confidence: Self.confidence(word), style: style))
      }
      if !indices.isEmpty { page.lines.append(indices) }
    }
    for mark in own where mark.type == "SELECTION_ELEMENT" {
      guard let box = Self.box(mark) else { continue }
      places[mark.id] = page.words.count
      page.lines.append([page.words.count])
      page.words.append(
        .selectionMark(mark.selectionStatus == "SELECTED", box: box, confidence: Self.confidence(mark)))
    }
  }

  /// Of a layout element and of those in it: a list holds texts.
  private func lines(in block: TextractAnswer.Block, depth: Int = 0) -> [TextractAnswer.Block] {
    if depth > 8 { return [] }
    return block.ids("CHILD").compactMap { byID[$0] }.flatMap { child in
      child.type == "LINE"
        ? [child] : child.type.hasPrefix("LAYOUT_") ? lines(in: child, depth: depth + 1) : []
    }
  }

  private func words(in block: TextractAnswer.Block, _ places: [String: Int]) -> [Int] {
    block.ids("CHILD").compactMap { places[$0] }
  }

  private static func box(_ block: TextractAnswer.Block) -> Rect? {
    guard let box = block.geometry?.box else { return nil }
    return Rect(
      x: box.left * size.width, y: box.top * size.height, width: box.width * size.width,
      height: box.height * size.height
    ).settled
  }

  private static func confidence(_ block: TextractAnswer.Block) -> Confidence? {
    block.confidence.flatMap { Confidence($0 / 100) }
  }

  /// Merged cells stand over the single ones that they are made of.
  private func table(_ block: TextractAnswer.Block, _ places: [String: Int]) -> ServicePage.FoundTable {
    let merged = block.ids("MERGED_CELL").compactMap { byID[$0] }
    let covered = Set(merged.flatMap { $0.ids("CHILD") })
    let single = block.ids("CHILD").compactMap { byID[$0] }.filter {
      $0.type == "CELL" && !covered.contains($0.id)
    }
    let cells = (single + merged).map { cell in
      let parts = cell.type == "MERGED_CELL" ? cell.ids("CHILD").compactMap { byID[$0] } : [cell]
      return ServicePage.TableCell(
        row: (cell.rowIndex ?? 1).bounded - 1, column: (cell.columnIndex ?? 1).bounded - 1,
        rowSpan: max(cell.rowSpan ?? 1, 1).bounded, columnSpan: max(cell.columnSpan ?? 1, 1).bounded,
        isHeader: (parts + [cell]).contains { $0.entityTypes?.contains("COLUMN_HEADER") == true },
        words: parts.flatMap { words(in: $0, places) }, box: Self.box(cell))
    }
    let titles = block.ids("TABLE_TITLE").compactMap { byID[$0] }
    return .init(
      box: Self.box(block), cells: cells, confidence: Self.confidence(block),
      caption: titles.flatMap { words(in: $0, places) })
  }

  private func addLayout(_ block: TextractAnswer.Block, to page: inout ServicePage, _ places: [String: Int]) {
    let own = lines(in: block).flatMap { words(in: $0, places) }
    let box = Self.box(block)
    func add(_ kind: InterchangeRegion.Kind, level: Int? = nil) {
      page.parts.append(.init(kind: kind, words: own, box: box, level: level))
    }
    switch block.type {
    case "LAYOUT_TITLE": add(.heading, level: 1)
    case "LAYOUT_SECTION_HEADER": add(.heading, level: 2)
    case "LAYOUT_HEADER": add(.header)
    case "LAYOUT_FOOTER": add(.footer)
    case "LAYOUT_PAGE_NUMBER": add((box?.midY ?? 0) < Self.size.height / 2 ? .header : .footer)
    case "LAYOUT_FIGURE": add(.figure)
    case "LAYOUT_LIST":
      for item in block.ids("CHILD").compactMap({ byID[$0] }) {
        let inside =
          item.type == "LINE" ? words(in: item, places) : lines(in: item).flatMap { words(in: $0, places) }
        page.parts.append(.init(kind: .paragraph, words: inside, box: Self.box(item), isItem: true))
      }
    case "LAYOUT_TEXT": add(.paragraph)
    default: break
    }
  }
}
