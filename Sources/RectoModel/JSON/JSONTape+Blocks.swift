/// What pages have by the thousand, read straight off the tape: containers of `Decodable` take several times as long. What
/// is out of the ordinary is left to them.
extension JSONTape {
  /// As `[Block]` decodes them. Throws `DecodingError`.
  func blocks(_ index: Int) throws -> [Block] { try list(index) { try block($0) } }

  private func block(_ index: Int) throws -> Block {
    var (id, type, region, content): (Int?, Int?, Region?, Content?)
    var (confidence, provenance, continues, ground): (Confidence?, Provenance?, BlockID?, Ground?)
    var fields = ContentFields()
    try forEachMember(index) { key, value in
      switch length(key) {
      case 2 where isText(key, "id"): id = id ?? value
      case 4 where isText(key, "type"): type = type ?? value
      case 4 where isText(key, "role"): fields.role = fields.role ?? value
      case 5 where isText(key, "lines"): fields.lines = fields.lines ?? value
      case 5 where isText(key, "cells"): fields.cells = fields.cells ?? value
      case 6 where isText(key, "region"): region = try region ?? self.region(value)
      case 6 where isText(key, "ground"): ground = try ground ?? decode(value)
      case 7 where isText(key, "isRuled"): fields.isRuled = fields.isRuled ?? value
      case 8 where isText(key, "rowCount"): fields.rowCount = fields.rowCount ?? value
      case 9 where isText(key, "alignment"): fields.alignment = fields.alignment ?? value
      case 9 where isText(key, "continues"): continues = try continues ?? decode(value)
      case 10 where isText(key, "confidence"): confidence = try confidence ?? self.confidence(value)
      case 10 where isText(key, "provenance"): provenance = try provenance ?? decode(value)
      case 11 where isText(key, "columnCount"): fields.columnCount = fields.columnCount ?? value
      case 14 where isText(key, "headerRowCount"): fields.headerRowCount = fields.headerRowCount ?? value
      default: break
      }
    }
    guard let id, let type, let region else { throw unexpected(index) }
    if isText(type, "paragraph") {
      content = .paragraph(try paragraph(fields, of: index))
    } else if isText(type, "table") {
      content = .table(try table(fields, of: index))
    }
    guard let content else { return try Block(from: JSONTextReader(tape: self, index: index)) }
    return Block(
      id: BlockID(try textOfString(id)), region: region, content: content, confidence: confidence,
      provenance: provenance, continues: continues, ground: ground)
  }

  /// Where the members of paragraphs and tables are.
  private struct ContentFields {
    var (lines, role, alignment): (Int?, Int?, Int?)
    var (rowCount, columnCount, cells, headerRowCount, isRuled): (Int?, Int?, Int?, Int?, Int?)
  }

  private func paragraph(_ fields: ContentFields, of index: Int) throws -> Paragraph {
    guard let lines = fields.lines else { throw unexpected(index) }
    return Paragraph(
      try list(lines) { try line($0) }, role: try decode(fields.role) ?? .body,
      alignment: try decode(fields.alignment))
  }

  private func table(_ fields: ContentFields, of index: Int) throws -> Table {
    guard let rows = fields.rowCount, let columns = fields.columnCount, let cells = fields.cells else {
      throw unexpected(index)
    }
    return try Table(
      rowCount: try integer(rows), columnCount: try integer(columns), cells: try list(cells) { try cell($0) },
      headerRowCount: try fields.headerRowCount.flatMap { try optional($0, integer) } ?? 0,
      isRuled: try decode(fields.isRuled) ?? false)
  }

  private func cell(_ index: Int) throws -> Cell {
    var (row, column, rowSpan, columnSpan): (Int?, Int?, Int?, Int?)
    var (region, blocks, isHeader): (Region?, [Block]?, Bool?)
    var (value, fill): (CellValue?, RGBColor?)
    try forEachMember(index) { key, place in
      switch length(key) {
      case 3 where isText(key, "row"): row = try row ?? integer(place)
      case 4 where isText(key, "fill"): fill = try fill ?? decode(place)
      case 5 where isText(key, "value"): value = try value ?? decode(place)
      case 6 where isText(key, "column"): column = try column ?? integer(place)
      case 6 where isText(key, "region"): region = try region ?? self.region(place)
      case 6 where isText(key, "blocks"): blocks = try blocks ?? self.blocks(place)
      case 7 where isText(key, "rowSpan"): rowSpan = try rowSpan ?? optional(place, integer)
      case 8 where isText(key, "isHeader"): isHeader = try isHeader ?? decode(place)
      case 10 where isText(key, "columnSpan"): columnSpan = try columnSpan ?? optional(place, integer)
      default: break
      }
    }
    guard let row, let column, let region, let blocks else { throw unexpected(index) }
    return Cell(
      row: row, column: column, rowSpan: rowSpan ?? 1, columnSpan: columnSpan ?? 1, region: region,
      blocks: blocks, isHeader: isHeader ?? false, value: value, fill: fill)
  }
}

extension JSONTape {
  private func line(_ index: Int) throws -> TextLine {
    var (words, box, polygon): ([Word]?, Rect?, [Point]?)
    var (baseline, direction, endsHyphenated): (Baseline?, WritingDirection?, Bool?)
    try forEachMember(index) { key, value in
      switch length(key) {
      case 3 where isText(key, "box"): box = try box ?? rect(value)
      case 5 where isText(key, "words"): words = try words ?? self.words(value)
      case 7 where isText(key, "polygon"): polygon = try polygon ?? decode(value)
      case 8 where isText(key, "baseline"): baseline = try baseline ?? decode(value)
      case 9 where isText(key, "direction"): direction = try direction ?? decode(value)
      case 14 where isText(key, "endsHyphenated"): endsHyphenated = try endsHyphenated ?? decode(value)
      default: break
      }
    }
    guard let words, let box else { throw unexpected(index) }
    return TextLine(
      words: words, box: box, polygon: polygon, baseline: baseline, direction: direction ?? .leftToRight,
      endsHyphenated: endsHyphenated ?? false)
  }

  /// Words of a line mostly look alike: a style is read once for all that have the same text.
  private func words(_ index: Int) throws -> [Word] {
    var (styleText, style): (ArraySlice<UInt8>, TextStyle?) = ([], nil)
    var words = try list(index) { index in
      var (string, box, confidence, language): (String?, Rect?, Confidence?, LanguageTag?)
      var (styleIndex, link, glyphs): (Int?, String?, [Glyph]?)
      try forEachMember(index) { key, value in
        switch length(key) {
        case 3 where isText(key, "box"): box = try box ?? rect(value)
        case 4 where isText(key, "text"): string = try string ?? textOfString(value)
        case 4 where isText(key, "link"): link = try link ?? optional(value, textOfString)
        case 5 where isText(key, "style"): styleIndex = styleIndex ?? value
        case 6 where isText(key, "glyphs"): glyphs = try glyphs ?? decode(value)
        case 8 where isText(key, "language"): language = try language ?? decode(value)
        case 10 where isText(key, "confidence"): confidence = try confidence ?? self.confidence(value)
        default: break
        }
      }
      guard let string, let box else { throw unexpected(index) }
      if let styleIndex, text(styleIndex) != styleText {
        (styleText, style) = (text(styleIndex), try decode(styleIndex))
      }
      return Word(
        string, box: box, confidence: confidence, language: language,
        style: styleIndex == nil ? nil : style, link: link, glyphs: glyphs ?? [])
    }
    for index in words.indices.dropFirst() { words[index].shareDetails(with: words[index - 1]) }
    return words
  }

  private func region(_ index: Int) throws -> Region {
    var (box, polygon): (Rect?, [Point]?)
    try forEachMember(index) { key, value in
      switch length(key) {
      case 3 where isText(key, "box"): box = try box ?? rect(value)
      case 7 where isText(key, "polygon"): polygon = try polygon ?? decode(value)
      default: break
      }
    }
    guard let box else { throw unexpected(index) }
    return Region(box, polygon: polygon)
  }

  /// `[x, y, width, height]`; what comes behind is ignored.
  private func rect(_ index: Int) throws -> Rect {
    guard values[index].kind == .list, values[index].next >= index + 5,
      values[(index + 1)...(index + 4)].allSatisfy({ $0.kind == .number })
    else { throw unexpected(index) }
    return Rect(
      x: try number(index + 1), y: try number(index + 2), width: try number(index + 3),
      height: try number(index + 4))
  }

  private func confidence(_ index: Int) throws -> Confidence? {
    try optional(index) { index in
      let value = try number(index)
      guard (0...1).contains(value), let confidence = Confidence(value) else { throw unexpected(index) }
      return confidence
    }
  }
}

extension JSONTape {
  // MARK: Values

  private func forEachMember(_ index: Int, _ body: (_ key: Int, _ value: Int) throws -> Void) throws {
    guard values[index].kind == .object else { throw unexpected(index) }
    let end = values[index].next
    var place = index + 1
    while place < end {
      // A name that is written in another way.
      if values[place].hasEscapes { throw unexpected(place) }
      try body(place, place + 1)
      place = values[place + 1].next
    }
  }

  private func list<Value>(_ index: Int, _ element: (Int) throws -> Value) throws -> [Value] {
    guard values[index].kind == .list else { throw unexpected(index) }
    let end = values[index].next
    var (all, place): ([Value], Int) = ([], index + 1)
    while place < end {
      all.append(try element(place))
      place = values[place].next
    }
    return all
  }

  /// nil for null.
  private func optional<Value>(_ index: Int, _ value: (Int) throws -> Value) throws -> Value? {
    values[index].kind == .null ? nil : try value(index)
  }

  private func decode<Value: Decodable>(_ index: Int) throws -> Value? {
    try optional(index) { try Value(from: JSONTextReader(tape: self, index: $0)) }
  }

  private func decode<Value: Decodable>(_ index: Int?) throws -> Value? {
    guard let index else { return nil }
    return try decode(index)
  }

  private func textOfString(_ index: Int) throws -> String {
    guard values[index].kind == .string, let string = string(index) else { throw unexpected(index) }
    return string
  }

  private func integer(_ index: Int) throws -> Int {
    try JSONTextReader(tape: self, index: index).integer(Int.self)
  }

  private func number(_ index: Int) throws -> Double {
    guard values[index].kind == .number, let number = double(index) else { throw unexpected(index) }
    return number
  }

  private func unexpected(_ index: Int) -> DecodingError {
    .dataCorrupted(
      .init(codingPath: [], debugDescription: "unexpected at byte \(values[index].text.lowerBound)"))
  }
}
