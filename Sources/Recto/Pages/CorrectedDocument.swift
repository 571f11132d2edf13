import RectoLayout
import RectoModel

/// Puts corrections into a document.
struct CorrectedDocument {
  private(set) var document: Document
  /// What found no word or cell to correct, by page.
  private(set) var diagnostics: [Diagnostic] = []

  /// Boxes in files are rounded.
  private static let tolerance = 1.0

  init(_ document: Document, _ corrections: Corrections) {
    self.document = document
    for correction in corrections.cells { apply(correction) }
    for correction in corrections.words { apply(correction) }
  }

  private mutating func apply(_ correction: Corrections.WordCorrection) {
    var isDone = false
    change(page: correction.page) { block in
      block.mappingLines { line in
        guard !isDone, let index = line.words.firstIndex(where: { Self.isMeant($0, correction) }) else {
          return line
        }
        isDone = true
        return line.replacingWord(at: index, with: correction.replacement)
      }
    }
    if !isDone { miss(correction.page, "\"\(correction.text)\"") }
  }

  private static func isMeant(_ word: Word, _ correction: Corrections.WordCorrection) -> Bool {
    let (box, other) = (word.box, correction.box)
    return word.text == correction.text && abs(box.x - other.x) <= tolerance
      && abs(box.y - other.y) <= tolerance
      && abs(box.width - other.width) <= tolerance && abs(box.height - other.height) <= tolerance
  }

  private mutating func apply(_ correction: Corrections.CellCorrection) {
    var isDone = false
    change(page: correction.page) { block in
      block.mappingTables { id, table in
        guard id == correction.block, let changed = table.replacingCell(correction) else { return table }
        isDone = true
        return changed
      }
    }
    if !isDone { miss(correction.page, "row \(correction.row + 1), column \(correction.column + 1)") }
  }

  private mutating func change(page: Int, _ body: (Block) -> Block) {
    guard document.pages.indices.contains(page - 1) else { return }
    document.pages[page - 1].blocks = document.pages[page - 1].blocks.map(body)
  }

  private mutating func miss(_ page: Int, _ what: String) {
    diagnostics.append(.engineNote(page: page, note: "a correction was left out: \(what) is not there"))
  }
}

extension Block {
  fileprivate func mappingLines(_ change: (TextLine) -> TextLine) -> Block {
    func changed(_ lines: [TextLine]) -> [TextLine] { lines.map(change).filter { !$0.words.isEmpty } }
    var copy = self
    switch content {
    case .figure(var figure):
      figure.lines = changed(figure.lines)
      copy.content = .figure(figure)
    case .formula(var formula):
      formula.lines = changed(formula.lines)
      copy.content = .formula(formula)
    case .code(var code):
      code.lines = changed(code.lines)
      copy.content = .code(code)
    default: copy.content = content.mapLines(changed)
    }
    return copy
  }

  /// Tables in lists, too.
  fileprivate func mappingTables(_ change: (BlockID, Table) -> Table) -> Block {
    var copy = self
    switch content {
    case .table(let table): copy.content = .table(change(id, table))
    case .list(var list):
      for index in list.items.indices {
        list.items[index].blocks = list.items[index].blocks.map { $0.mappingTables(change) }
      }
      copy.content = .list(list)
    default: break
    }
    return copy
  }
}

extension TextLine {
  fileprivate func replacingWord(at index: Int, with text: String) -> TextLine {
    var line = self
    let new = text.split(whereSeparator: \.isWhitespace).map(String.init)
    line.words.replaceSubrange(index...index, with: line.words[index].split(into: new))
    if index == words.count - 1 { line.endsHyphenated = false }
    return line
  }
}

extension Word {
  /// These words in the place of this one, each as wide as its letters want. Somebody has looked at them: they are sure.
  fileprivate func split(into texts: [String]) -> [Word] {
    let letters = Double(texts.map(\.count).reduce(0, +) + max(0, texts.count - 1))
    var x = box.x
    return texts.map { text in
      var word = self
      word.text = text
      word.glyphs = []
      word.confidence = Confidence(1)
      word.box = Rect(x: x, y: box.y, width: box.width * Double(text.count) / letters, height: box.height)
      x += box.width * Double(text.count + 1) / letters
      return word
    }
  }
}

extension Table {
  /// nil when there is no such cell.
  fileprivate func replacingCell(_ correction: Corrections.CellCorrection) -> Table? {
    guard
      let index = cells.firstIndex(where: { $0.row == correction.row && $0.column == correction.column })
    else { return nil }
    var cells = cells
    cells[index] = cells[index].holding(correction.replacement, in: correction.block)
    return try? Table(
      rowCount: rowCount, columnCount: columnCount, cells: cells, headerRowCount: headerRowCount,
      isRuled: isRuled)
  }
}

extension Cell {
  /// The text in one line, where the words were that stood here.
  fileprivate func holding(_ text: String, in table: BlockID) -> Cell {
    let old = blocks.flatMap(\.allLines).flatMap(\.words)
    let box = old.map(\.box).union ?? region.box
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    var cell = self
    cell.value = nil
    cell.blocks = []
    if let line = TextLine(around: Word("", box: box).split(into: words)) {
      let id = blocks.first?.id ?? BlockID("\(table)-r\(row)c\(column)")
      cell.blocks = [Block(id: id, region: Region(box), content: .paragraph(Paragraph([line])))]
    }
    return cell
  }
}
