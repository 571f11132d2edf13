internal import RectoModel

/// Makes blocks of the regions of a file.
struct LayoutBlocks {
  var notes = ReadNotes()
  /// 1-based; of the page that is being read.
  var page = 1
  private var ids = NameSet()
  private var count = 0

  mutating func startPage() {
    page += 1
    count = 0
  }

  init() { page = 0 }

  /// Those of a region in reading order: none for an empty one, several for one that holds others.
  mutating func blocks(of region: InterchangeRegion) -> [Block] {
    switch region.kind {
    case .paragraph, .quote, .heading, .header, .footer, .caption, .footnote, .code: text(region)
    case .figure, .formula, .separator: picture(region)
    case .list: list(region)
    case .table: table(region)
    case .item, .cell, .group: contents(of: region)
    }
  }

  private mutating func text(_ region: InterchangeRegion) -> [Block] {
    let isEmpty = region.lines.isEmpty && region.facts["empty"] == nil
    if isEmpty, region.regions.isEmpty {
      notes.changed("regions without text left out", page: page)
    } else if !region.regions.isEmpty {
      notes.changed("text regions that hold regions: these follow them", page: page)
    }
    let own = isEmpty ? [] : block(content(of: region), region)
    return own + region.regions.flatMap { blocks(of: $0) }
  }

  private func content(of region: InterchangeRegion) -> Content {
    let alignment = region.facts["align"].flatMap(Paragraph.Alignment.init(rawValue:))
    let plain = Paragraph(region.lines, alignment: alignment)
    return switch region.kind {
    case .quote: .paragraph(Paragraph(region.lines, role: .quote, alignment: alignment))
    // Files that know no levels: the title of the document can't be told from others.
    case .heading: .heading(Heading(level: region.facts["level"].flatMap { Int($0) } ?? 2, plain))
    case .header: .header(plain)
    case .footer: .footer(plain)
    case .caption: .caption(Caption(plain, target: region.facts["target"].map { BlockID($0) }))
    case .footnote:
      .footnote(Footnote(marker: region.marker?.text ?? "", markerBox: region.marker?.box, plain))
    case .code: .code(Code(language: region.facts["language"], lines: region.lines))
    default: .paragraph(plain)
    }
  }

  private mutating func picture(_ region: InterchangeRegion) -> [Block] {
    let lines = region.lines + region.regions.flatMap { blocks(of: $0) }.flatMap(\.allLines)
    switch region.kind {
    case .figure:
      return block(.figure(Figure(alternateText: region.facts["alt"], lines: lines)), region)
    case .formula: return block(.formula(Formula(latex: region.facts["latex"], lines: lines)), region)
    default:
      if !lines.isEmpty { notes.lost("text in separators", page: page) }
      return block(.separator, region)
    }
  }

  private mutating func list(_ region: InterchangeRegion) -> [Block] {
    let items = region.regions.map { item in
      let blocks = contents(of: item)
      return ListItem(
        marker: item.marker?.text, markerBox: item.marker?.box,
        isChecked: item.facts["checked"].map { $0 == "1" },
        blocks: blocks)
    }
    let kind = region.facts["list"].flatMap(List.Kind.init) ?? .bulleted
    return block(.list(List(kind, items: items)), region)
  }

  /// What stands in a cell, an item or a group.
  private mutating func contents(of region: InterchangeRegion) -> [Block] {
    switch region.kind {
    case .item, .cell, .group: break
    default: return blocks(of: region)
    }
    var blocks: [Block] = []
    if let inner = region.lines.map(\.box).union {
      let box = region.facts.numbers("paragraph-box")
      var text = InterchangeRegion(.paragraph, id: region.facts["paragraph"])
      text.region = Region(
        box.count == 4 ? Rect(x: box[0], y: box[1], width: box[2], height: box[3]) : inner)
      text.lines = region.lines
      blocks += self.blocks(of: text)
    }
    return blocks + region.regions.flatMap { self.blocks(of: $0) }
  }

  private mutating func table(_ region: InterchangeRegion) -> [Block] {
    let places = region.regions.map { $0.facts.numbers("cell").compactMap { Int(exactly: $0) } }
    guard !places.isEmpty, places.allSatisfy(Self.isPlace), let box = region.box else {
      if !region.regions.isEmpty {
        notes.changed("tables whose cells have no rows and columns: read as text", page: page)
      }
      return contents(of: region.asGroup)
    }
    var copy = self
    var cells: [Cell] = []
    for (inner, place) in zip(region.regions, places) {
      cells.append(
        Cell(
          row: place[0], column: place[1], rowSpan: place[2], columnSpan: place[3],
          region: inner.region ?? Region(inner.box ?? box), blocks: copy.contents(of: inner),
          isHeader: inner.facts["header"] != nil,
          value: inner.facts["value"].flatMap { CellValue(json: $0) }))
    }
    guard let table = Self.table(cells, region.facts) else {
      notes.repaired("tables whose cells overlap: read as text", page: page)
      return contents(of: region.asGroup)
    }
    self = copy
    return block(.table(table), region)
  }

  /// Row and column from 0, spans from 1.
  private static func isPlace(_ numbers: [Int]) -> Bool {
    numbers.count == 4 && numbers[0] >= 0 && numbers[1] >= 0 && numbers[2] >= 1 && numbers[3] >= 1
  }

  private static func table(_ cells: [Cell], _ facts: LayoutFacts) -> Table? {
    let grid = facts.numbers("grid").compactMap { Int(exactly: $0) }
    let rows = cells.map(\.rows.upperBound).max() ?? 1
    let columns = cells.map(\.columns.upperBound).max() ?? 1
    guard rows <= Table.sideLimit else { return nil }
    let headers = (0..<rows).prefix { row in
      let inRow = cells.filter { $0.rows.contains(row) }
      return !inRow.isEmpty && inRow.allSatisfy(\.isHeader)
    }
    return try? Table(
      rowCount: max(rows, grid.first ?? 1), columnCount: max(columns, grid.dropFirst().first ?? 1),
      cells: cells,
      headerRowCount: grid.count > 2 ? grid[2] : headers.count, isRuled: facts["ruled"] != nil)
  }

  private mutating func block(_ content: Content, _ region: InterchangeRegion) -> [Block] {
    guard let box = region.box else {
      notes.lost("regions without a place on the page", page: page)
      return []
    }
    return [
      Block(
        id: id(of: region), region: region.region ?? Region(box), content: content,
        confidence: region.facts["confidence"].flatMap(Double.init).flatMap { Confidence($0) },
        continues: region.facts["continues"].map { BlockID($0) })
    ]
  }

  /// The file's own where it is free.
  private mutating func id(of region: InterchangeRegion) -> BlockID {
    if let id = region.facts["id"] ?? region.id, !id.isEmpty, ids.insert(id) { return BlockID(id) }
    while true {
      count += 1
      let id = "p\(page)-b\(count)"
      if ids.insert(id) { return BlockID(id) }
    }
  }
}

extension InterchangeRegion {
  fileprivate var asGroup: InterchangeRegion {
    var copy = self
    copy.kind = .group
    return copy
  }
}
