internal import RectoModel

/// Makes pages of Google's document. Everything points to its text, by code points.
struct GooglePages {
  private let source: GoogleAnswer.Document
  private let text: [Unicode.Scalar]
  private var made: ServiceDocument

  init(_ source: GoogleAnswer.Document, limits: Limits) {
    self.source = source
    text = Array((source.text ?? "").unicodeScalars)
    made = ServiceDocument(
      engine: EngineIdentity(name: "Google Document AI", version: ""), limits: limits)
    made.setSource(source.uri)
  }

  func document(_ context: ReadContext) throws(RectoError) -> Document {
    var copy = self
    for page in source.pages { try copy.add(page) }
    return try copy.made.finished(context)
  }

  private mutating func add(_ page: GoogleAnswer.Page) throws(RectoError) {
    let size = Size(width: page.dimension?.width ?? 0, height: page.dimension?.height ?? 0)
    made.notes.changed("pages without a resolution: estimated", page: made.nextPage)
    var words = GoogleWords(page, text: text, size: size)
    for table in page.tables ?? [] { words.add(table) }
    for field in page.formFields ?? [] { words.add(field) }
    for paragraph in page.paragraphs ?? [] {
      words.page.parts.append(
        .init(kind: .paragraph, words: words.indices(in: paragraph.layout), box: words.box(paragraph.layout)))
    }
    let language = FileLanguage.tag(page.detectedLanguages?.first?.languageCode)
    for index in words.page.words.indices where words.page.words[index].language == language {
      words.page.words[index].language = nil
    }
    try made.add(
      words.page.regions(), size: size, resolution: .guessed(pageSize: size), language: language,
      number: page.pageNumber)
  }
}

/// The tokens of a page and their places in the text.
struct GoogleWords {
  var page = ServicePage()
  private var starts: [Int] = []
  private let size: Size

  init(_ source: GoogleAnswer.Page, text: [Unicode.Scalar], size: Size) {
    self.size = size
    var found: [(start: Int, word: Word, isHyphenated: Bool)] = []
    for token in source.tokens ?? [] {
      guard let layout = token.layout, let box = box(layout),
        let start = layout.textAnchor?.textSegments?.first?.range.lowerBound
      else { continue }
      let word = Self.text(of: layout, text).split(whereSeparator: \.isWhitespace).joined()
      if word.isEmpty { continue }
      let made = Word(
        word, box: box, confidence: layout.confidence.flatMap { Confidence($0) },
        language: FileLanguage.tag(token.detectedLanguages?.first?.languageCode),
        style: token.styleInfo.flatMap(Self.style))
      found.append((start, made, token.detectedBreak?.type == "HYPHEN"))
    }
    found.sort { $0.start < $1.start }
    starts = found.map(\.start)
    page.words = found.map(\.word)
    page.hyphenated = Set(found.indices.filter { found[$0].isHyphenated })
    addLines(source.lines ?? [])
    addMarks(source.visualElements ?? [])
  }

  private mutating func addLines(_ lines: [GoogleAnswer.Element]) {
    var left = Set(page.words.indices)
    for line in lines {
      let inside = indices(in: line.layout).filter(left.contains)
      left.subtract(inside)
      if !inside.isEmpty { page.lines.append(inside) }
    }
    page.lines += left.sorted().map { [$0] }
    page.lines.sort { ($0.first ?? 0) < ($1.first ?? 0) }
  }

  /// Check boxes are no tokens: they stand behind all words.
  private mutating func addMarks(_ elements: [GoogleAnswer.Visual]) {
    for element in elements {
      guard let type = element.type, type.hasSuffix("filled_checkbox"), let layout = element.layout,
        let box = box(layout)
      else { continue }
      page.lines.append([page.words.count])
      page.words.append(
        .selectionMark(
          type == "filled_checkbox", box: box, confidence: layout.confidence.flatMap { Confidence($0) }))
    }
  }

  /// Tokens that begin in the segments of a layout, by binary search.
  func indices(in layout: GoogleAnswer.Layout?) -> [Int] {
    var found: [Int] = []
    for segment in layout?.textAnchor?.textSegments ?? [] {
      var (low, high) = (0, starts.count)
      while low < high {
        let middle = (low + high) / 2
        if starts[middle] < segment.range.lowerBound { low = middle + 1 } else { high = middle }
      }
      while low < starts.count, segment.range.contains(starts[low]) {
        found.append(low)
        low += 1
      }
    }
    return found
  }

  func box(_ layout: GoogleAnswer.Layout?) -> Rect? {
    guard let poly = layout?.boundingPoly else { return nil }
    if let shares = poly.normalizedVertices, shares.count > 1 {
      return Rect(around: shares.map { Point(x: ($0.x ?? 0) * size.width, y: ($0.y ?? 0) * size.height) })?
        .settled
    }
    let points = (poly.vertices ?? []).map { Point(x: $0.x ?? 0, y: $0.y ?? 0) }
    return points.count > 1 ? Rect(around: points)?.settled : nil
  }

  private static func text(of layout: GoogleAnswer.Layout, _ text: [Unicode.Scalar]) -> String {
    var view = String.UnicodeScalarView()
    for segment in layout.textAnchor?.textSegments ?? [] {
      view.append(contentsOf: text[segment.range.clamped(to: text.indices)])
    }
    return String(view)
  }

  private static func style(_ info: GoogleAnswer.Style) -> TextStyle? {
    let all: [(Bool?, TextStyle.Trait)] = [
      (info.bold, .bold), (info.italic, .italic), (info.underlined, .underline),
      (info.strikeout, .strikethrough), (info.subscripted, .subscript), (info.superscripted, .superscript),
      (info.smallcaps, .smallCaps),
    ]
    let color = info.textColor.map { color in
      "#"
        + [color.red, color.green, color.blue].map { part in
          let value = Int((min(max(part ?? 0, 0), 1) * 255).rounded())
          return (value < 16 ? "0" : "") + String(value, radix: 16)
        }.joined()
    }
    let size = info.fontSize.flatMap { $0 > 0 && $0 < 1e4 ? Points($0) : nil }
    let style = TextStyle(
      all.filter { $0.0 == true }.map(\.1), fontName: info.fontType, fontSize: size, color: color,
      isHandwritten: info.handwritten == true)
    return style == TextStyle() ? nil : style
  }

  /// Rows have the cells that begin in them; those that are spanned from above are left out.
  mutating func add(_ table: GoogleAnswer.Table) {
    let headers = table.headerRows ?? []
    var cells: [ServicePage.TableCell] = []
    var free: [Int: Int] = [:]
    for (row, source) in (headers + (table.bodyRows ?? [])).enumerated() {
      var column = 0
      for cell in source.cells ?? [] {
        while free[column, default: 0] > row { column += 1 }
        let (height, width) = (min(max(cell.rowSpan ?? 1, 1), 1000), min(max(cell.colSpan ?? 1, 1), 1000))
        for taken in column..<(column + width) { free[taken] = row + height }
        cells.append(
          .init(
            row: row, column: column, rowSpan: height, columnSpan: width, isHeader: row < headers.count,
            words: indices(in: cell.layout), box: box(cell.layout)))
        column += width
      }
    }
    if !cells.isEmpty { page.tables.append(.init(box: box(table.layout), cells: cells)) }
  }

  mutating func add(_ field: GoogleAnswer.Field) {
    var value = indices(in: field.fieldValue)
    // The value of a check box is the mark that stands in its place.
    if let type = field.valueType, type.hasSuffix("filled_checkbox"), let place = box(field.fieldValue) {
      value += page.words.indices.filter {
        page.words[$0].box.overlap(with: place) > 0.3 && !value.contains($0)
      }
    }
    page.pairs.append((indices(in: field.fieldName), value))
  }
}
