internal import RectoModel

/// Makes pages of Azure's result. Everything points to words by their place in the text.
struct AzurePages {
  private let result: AzureAnswer.Result
  private var made: ServiceDocument

  init(_ result: AzureAnswer.Result, limits: Limits) {
    self.result = result
    let engine = EngineIdentity(
      name: "Azure Document Intelligence", version: result.apiVersion ?? "",
      models: [result.modelId].compactMap(\.self))
    made = ServiceDocument(engine: engine, limits: limits)
  }

  func document(_ context: ReadContext) throws(RectoError) -> Document {
    var copy = self
    for page in result.pages { try copy.add(page) }
    return try copy.made.finished(context)
  }

  private mutating func add(_ page: AzureAnswer.Page) throws(RectoError) {
    let size = Size(width: page.width ?? 0, height: page.height ?? 0)
    // Pages of PDF are measured in inches.
    let isInch = page.unit == "inch"
    let scale = isInch ? 300.0 : 1
    let scaled = Size(width: (size.width * scale).settled, height: (size.height * scale).settled)
    let resolution: Resolution = isInch ? .measured(300) : .guessed(pageSize: scaled)
    if !isInch { made.notes.changed("pages without a resolution: estimated", page: made.nextPage) }
    if abs(page.angle ?? 0) > 1 { made.notes.lost("angles of pages", page: made.nextPage) }
    var spelled = AzureWords(page, scale: scale)
    apply(to: &spelled, page: page.pageNumber)
    try made.add(
      spelled.page.regions(), size: scaled, resolution: resolution, number: page.pageNumber)
  }

  private mutating func apply(to words: inout AzureWords, page: Int) {
    for style in result.styles ?? [] {
      words.apply(style)
    }
    for language in result.languages ?? [] { words.apply(language) }
    for table in result.tables ?? [] { add(table, to: &words, page: page) }
    for pair in result.keyValuePairs ?? [] {
      words.page.pairs.append((words.indices(in: pair.key.spans), words.indices(in: pair.value?.spans)))
    }
    for figure in result.figures ?? [] {
      guard let box = words.box(figure.boundingRegions, page: page) else { continue }
      let caption = words.indices(in: figure.caption?.spans)
      if !caption.isEmpty { words.page.parts.append(.init(kind: .caption, words: caption)) }
      let inside = words.indices(in: figure.spans).filter { !caption.contains($0) }
      words.page.parts.append(.init(kind: .figure, words: inside, box: box))
    }
    for paragraph in result.paragraphs ?? [] {
      let own = words.indices(in: paragraph.spans)
      let box = words.box(paragraph.boundingRegions, page: page)
      if own.isEmpty { continue }
      let isAbove = (box?.midY ?? 0) < (words.page.words.map(\.box.maxY).max() ?? 0) / 2
      words.page.parts.append(Self.part(paragraph.role, own, box, isAbove: isAbove))
    }
  }

  private static func part(_ role: String?, _ words: [Int], _ box: Rect?, isAbove: Bool) -> ServicePage.Part {
    switch role {
    case "title": .init(kind: .heading, words: words, box: box, level: 1)
    case "sectionHeading": .init(kind: .heading, words: words, box: box, level: 2)
    case "pageHeader": .init(kind: .header, words: words, box: box)
    case "pageFooter": .init(kind: .footer, words: words, box: box)
    case "pageNumber": .init(kind: isAbove ? .header : .footer, words: words, box: box)
    case "footnote": .init(kind: .footnote, words: words, box: box)
    case "formulaBlock": .init(kind: .formula, words: words, box: box)
    default: .init(kind: .paragraph, words: words, box: box)
    }
  }

  private func add(_ table: AzureAnswer.Table, to words: inout AzureWords, page: Int) {
    // A table that goes over pages has its cells on each.
    let cells = table.cells.filter { cell in
      cell.boundingRegions.map { places in places.contains { $0.pageNumber == page } }
        ?? !words.indices(in: cell.spans).isEmpty
    }
    guard !cells.isEmpty, let first = cells.map(\.rowIndex.bounded).min() else { return }
    let made = cells.map { cell in
      ServicePage.TableCell(
        row: cell.rowIndex.bounded - first, column: cell.columnIndex.bounded,
        rowSpan: max(cell.rowSpan ?? 1, 1).bounded,
        columnSpan: max(cell.columnSpan ?? 1, 1).bounded, isHeader: (cell.kind ?? "").hasSuffix("Header"),
        words: words.indices(in: cell.spans), box: words.box(cell.boundingRegions, page: page))
    }
    words.page.tables.append(
      .init(
        box: words.box(table.boundingRegions, page: page), cells: made,
        caption: words.indices(in: table.caption?.spans)))
  }
}

/// The words of a page and their places in the text.
struct AzureWords {
  var page = ServicePage()
  private var spans: [AzureAnswer.Span] = []
  private let scale: Double

  init(_ source: AzureAnswer.Page, scale: Double) {
    self.scale = scale
    let words = (source.words ?? []).compactMap { word in
      Self.box(word.polygon, scale).map { box in
        (word.span, Word(word.content, box: box, confidence: word.confidence.flatMap { Confidence($0) }))
      }
    }
    let marks = (source.selectionMarks ?? []).compactMap { mark in
      Self.box(mark.polygon, scale).map { box in
        let confidence = mark.confidence.flatMap { Confidence($0) }
        return (mark.span, Word.selectionMark(mark.state == "selected", box: box, confidence: confidence))
      }
    }
    let all = (words + marks).sorted { $0.0.offset < $1.0.offset }
    spans = all.map(\.0)
    page.words = all.map(\.1)
    var left = Set(page.words.indices)
    for line in source.lines ?? [] {
      let inside = indices(in: line.spans).filter(left.contains)
      left.subtract(inside)
      if !inside.isEmpty { page.lines.append(inside) }
    }
    page.lines += left.sorted().map { [$0] }
    page.lines.sort { ($0.first ?? 0) < ($1.first ?? 0) }
  }

  /// Those that begin within one of the spans, by binary search.
  func indices(in wanted: [AzureAnswer.Span]?) -> [Int] {
    var found: [Int] = []
    for span in wanted ?? [] {
      var (low, high) = (0, spans.count)
      while low < high {
        let middle = (low + high) / 2
        if spans[middle].offset < span.offset { low = middle + 1 } else { high = middle }
      }
      while low < spans.count, span.contains(spans[low]) {
        found.append(low)
        low += 1
      }
    }
    return found
  }

  mutating func apply(_ style: AzureAnswer.Style) {
    var traits: [TextStyle.Trait] = []
    if style.fontWeight == "bold" { traits.append(.bold) }
    if style.fontStyle == "italic" { traits.append(.italic) }
    let color = style.color.map { $0.lowercased() }.flatMap { RGBColor($0) == nil ? nil : $0 }
    let font = style.similarFontFamily?.split(separator: ",").first.map { $0.trimmed }
    let made = TextStyle(
      traits, fontName: font, color: color, isHandwritten: style.isHandwritten == true)
    if made == TextStyle() { return }
    for index in indices(in: style.spans) {
      page.words[index].style = (page.words[index].style ?? TextStyle()).overlaid(by: made)
    }
  }

  mutating func apply(_ language: AzureAnswer.Language) {
    for index in indices(in: language.spans) {
      page.words[index].language = FileLanguage.tag(language.locale)
    }
  }

  /// Of the places on a page.
  func box(_ places: [AzureAnswer.Place]?, page: Int) -> Rect? {
    (places ?? []).filter { $0.pageNumber == page }.compactMap { Self.box($0.polygon, scale) }.union
  }

  private static func box(_ polygon: [Double]?, _ scale: Double) -> Rect? {
    guard let polygon, polygon.count > 3 else { return nil }
    let points = stride(from: 0, to: polygon.count - 1, by: 2).map {
      Point(x: polygon[$0] * scale, y: polygon[$0 + 1] * scale)
    }
    return Rect(around: points)?.settled
  }
}
