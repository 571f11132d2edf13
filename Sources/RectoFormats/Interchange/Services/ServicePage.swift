internal import RectoModel

/// A page as recognition services give it: words, and lines, paragraphs, tables and pairs that point to them. Words are
/// named by their place in `words`, which are in reading order.
struct ServicePage {
  struct TableCell {
    var row: Int
    var column: Int
    var rowSpan = 1
    var columnSpan = 1
    var isHeader = false
    var words: [Int]
    var box: Rect?
  }

  struct FoundTable {
    var box: Rect?
    var cells: [TableCell]
    var confidence: Confidence?
    /// Words of its caption.
    var caption: [Int] = []
  }

  struct Part {
    var kind: InterchangeRegion.Kind
    var words: [Int]
    var box: Rect?
    var level: Int?
    var isItem = false
  }

  var words: [Word] = []
  var lines: [[Int]] = []
  var tables: [FoundTable] = []
  var pairs: [(key: [Int], value: [Int])] = []
  var parts: [Part] = []
  /// Words whose line goes on in the next one with the other half.
  var hyphenated: Set<Int> = []
  private var taken: Set<Int> = []
  /// The line of each word, and its place there.
  private var places: [Int: (line: Int, place: Int)] = [:]
  private var drafts: [(place: Double, region: InterchangeRegion)] = []

  /// Everything on the page, each word once: tables first, then pairs outside them, then parts, then lines that are
  /// left. In the order of their words.
  mutating func regions() -> [InterchangeRegion] {
    drafts = []
    taken = []
    for (number, line) in lines.enumerated() {
      for (place, word) in line.enumerated() where places[word] == nil { places[word] = (number, place) }
    }
    for table in tables { add(table) }
    addPairs()
    for part in parts { add(part) }
    for line in lines {
      let rest = line.filter { !taken.contains($0) }
      if !rest.isEmpty { add(Part(kind: .paragraph, words: rest)) }
    }
    let rest = words.indices.filter { !taken.contains($0) }
    for word in rest { add(Part(kind: .paragraph, words: [word])) }
    let sorted = drafts.enumerated().sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }
    return Self.joiningItems(sorted.map(\.element.region))
  }

  /// The lines of these words, in order.
  private func textLines(of indices: [Int]) -> [TextLine] {
    // Words without a line get one of their own, behind the others.
    let placed = Set(indices).map { word in
      (word: word, line: places[word]?.line ?? lines.count + word, place: places[word]?.place ?? 0)
    }
    var rows: [[Int]] = []
    var last: Int?
    for (word, line, _) in placed.sorted(by: { ($0.line, $0.place) < ($1.line, $1.place) }) {
      if line != last { rows.append([]) }
      rows[rows.count - 1].append(word)
      last = line
    }
    return rows.compactMap { row in
      TextLine(around: row.map { words[$0] }, endsHyphenated: row.last.map(hyphenated.contains) ?? false)
    }
  }

  private mutating func add(_ part: Part) {
    let own = part.words.filter { !taken.contains($0) }
    let isPicture = part.kind == .figure || part.kind == .separator
    guard !own.isEmpty || (isPicture && part.box != nil) else { return }
    taken.formUnion(own)
    var region = InterchangeRegion(part.kind, region: part.box.map { Region($0) })
    region.lines = textLines(of: own)
    if own.count < part.words.count { region.region = nil }
    region.facts["level"] = part.level.map(String.init)
    if part.isItem { region.facts["item"] = "1" }
    drafts.append((place(of: own, part.box), region))
  }

  /// Before the first of its words; what has none, before the first word that is below it.
  private func place(of indices: [Int], _ box: Rect?) -> Double {
    if let first = indices.min() { return Double(first) }
    guard let box else { return Double(words.count) }
    return Double(words.firstIndex { $0.box.minY >= box.midY } ?? words.count) - 0.5
  }

  private mutating func add(_ table: FoundTable) {
    var region = InterchangeRegion(.table, region: table.box.map { Region($0) })
    region.facts["confidence"] = table.confidence?.value.decimalText
    for cell in table.cells {
      var made = InterchangeRegion(.cell, region: cell.box.map { Region($0) })
      made.facts.set(
        "cell", numbers: [cell.row, cell.column, cell.rowSpan, cell.columnSpan].map { Double($0) })
      if cell.isHeader { made.facts["header"] = "1" }
      made.lines = textLines(of: cell.words.filter { !taken.contains($0) })
      taken.formUnion(cell.words)
      region.regions.append(made)
    }
    let all = table.cells.flatMap(\.words)
    if !table.caption.isEmpty { add(Part(kind: .caption, words: table.caption)) }
    drafts.append((place(of: all, table.box), region))
  }

  /// Keys and values that stand in no table become one of two columns.
  private mutating func addPairs() {
    let free = pairs.filter { pair in
      !pair.key.isEmpty && (pair.key + pair.value).allSatisfy { !taken.contains($0) }
    }
    var run: [(key: [Int], value: [Int])] = []
    var used: Set<Int> = []
    for pair in free where used.isDisjoint(with: pair.key + pair.value) {
      used.formUnion(pair.key + pair.value)
      run.append(pair)
    }
    guard !run.isEmpty else { return }
    run.sort { ($0.key.min() ?? 0) < ($1.key.min() ?? 0) }
    var table = FoundTable(cells: [])
    for (row, pair) in run.enumerated() {
      table.cells.append(TableCell(row: row, column: 0, isHeader: true, words: pair.key))
      table.cells.append(TableCell(row: row, column: 1, words: pair.value))
    }
    let boxes = run.flatMap { ($0.key + $0.value).map { words[$0].box } }
    table.box = boxes.union
    for index in table.cells.indices where table.cells[index].words.isEmpty {
      table.cells[index].box = boxes.first
    }
    add(table)
  }

  /// Items that follow each other are one list.
  private static func joiningItems(_ regions: [InterchangeRegion]) -> [InterchangeRegion] {
    var joined: [InterchangeRegion] = []
    for region in regions {
      guard region.facts["item"] != nil else {
        joined.append(region)
        continue
      }
      var item = region
      item.kind = .item
      item.facts["item"] = nil
      if joined.last?.kind == .list {
        joined[joined.count - 1].regions.append(item)
      } else {
        var list = InterchangeRegion(.list)
        list.regions = [item]
        joined.append(list)
      }
    }
    return joined
  }
}

extension Word {
  /// A box that is ticked or not.
  static func selectionMark(_ isSelected: Bool, box: Rect, confidence: Confidence?) -> Word {
    Word(isSelected ? "\u{2612}" : "\u{2610}", box: box, confidence: confidence)
  }
}

extension Int {
  /// Rows, columns and spans beyond every table become impossible ones, which are refused as such.
  var bounded: Int { Swift.min(Swift.max(self, -1), 1 << 24) }
}
