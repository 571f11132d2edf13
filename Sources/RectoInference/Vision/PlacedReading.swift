import RectoModel

/// The blocks of a vision model at the places where the local engine saw their words, or ink that it did not read.
struct PlacedReading {
  private(set) var blocks: [Block] = []
  /// Texts that stand nowhere on the page.
  private(set) var unsupported: [String] = []
  /// How many words stand at ink that the local engine has not read.
  private(set) var added = 0
  /// The share of the letters that have a place, of all that do not stand at unread ink.
  private(set) var support = 0.0
  /// The share of the letters that the local engine was sure of and that are in the reading.
  private(set) var coverage = 1.0

  private let page: Page
  /// Ids are unique in the document.
  private let prefix: String
  private let local: [Word]
  private let identity: EngineIdentity
  /// Words of one piece below this share are taken as made up.
  private static let leastSupport = 0.5

  /// `ink` are the boxes of connected ink in page units.
  init(_ reading: PictureReading, on page: Page, ink: [Rect], number: Int, identity: EngineIdentity) {
    self.page = page
    prefix = "v\(number)-"
    self.identity = identity
    local = page.words
    let texts = reading.pieces.map { $0.words }
    let words = texts.flatMap(\.self)
    let matches = WordAlignment(words, to: local).matches
    let unread = UnreadInk(ink, on: page)
    let inked = InkPlaces(words, units: reading.units, matches: matches, ink: unread, on: page).boxes
    var start = 0
    var (supported, all) = (0, 0)
    for (piece, text) in zip(reading.pieces, texts) {
      let range = start..<(start + text.count)
      start = range.upperBound
      let placed = range.map { PlacedWords.Word(words[$0], matches[$0].map { local[$0] }, ink: inked[$0]) }
      let letters = placed.letters { _ in true }
      let drawn = placed.letters { $0.ink != nil }
      let seen = placed.letters { $0.ink == nil && !$0.places.isEmpty }
      if !piece.isFormula { (supported, all) = (supported + seen, all + letters - drawn) }
      guard letters > 0, Double(seen + drawn) >= Double(letters) * Self.leastSupport || piece.isFormula else {
        unsupported.append(piece.text)
        continue
      }
      added += placed.count { $0.ink != nil }
      add(piece, PlacedWords(placed))
    }
    coverage = Self.coverage(of: local, by: Set(matches.flatMap(\.self)))
    support = all > 0 ? Double(supported) / Double(all) : blocks.isEmpty ? 0 : 1
  }

  private static func coverage(of words: [Word], by used: Set<Int>) -> Double {
    let sure = words.indices.filter { (words[$0].confidence?.value ?? 1) >= 0.6 }
    let letters = sure.map { words[$0].text.count }.reduce(0, +)
    let found = sure.filter(used.contains).map { words[$0].text.count }.reduce(0, +)
    return letters > 0 ? Double(found) / Double(letters) : 1
  }

  private mutating func add(_ piece: PictureReading.Piece, _ words: PlacedWords) {
    var words = words
    let box = words.box ?? blocks.last?.region.box ?? Rect(x: 0, y: 0, width: page.size.width, height: 1)
    let content: Content?
    switch piece {
    case .heading(let level, _): content = .heading(Heading(level: level, Paragraph(words.lines())))
    case .paragraph: content = .paragraph(Paragraph(words.lines()))
    case .code: content = .code(Code(lines: words.lines()))
    case .formula(let latex): content = .formula(Formula(latex: latex, lines: words.lines()))
    case .list(let kind, let items): content = .list(list(kind, items, &words))
    case .table(let rows, let headings): content = table(rows, headings, &words, box)
    }
    guard let content else { return }
    blocks.append(
      Block(
        id: BlockID("\(prefix)b\(blocks.count + 1)"), region: Region(box), content: content,
        provenance: Provenance(engine: identity)))
  }

  private func paragraph(_ id: String, _ lines: [TextLine], _ box: Rect) -> [Block] {
    guard !lines.isEmpty else { return [] }
    return [Block(id: BlockID(id), region: Region(box), content: .paragraph(Paragraph(lines)))]
  }

  private func list(
    _ kind: List.Kind, _ items: [PictureReading.Item], _ words: inout PlacedWords
  ) -> List {
    let number = blocks.count + 1
    let made = items.enumerated().map { index, item in
      let part = words.taken(item.text.pieces.count)
      let box = part.box ?? Rect(x: 0, y: 0, width: 1, height: 1)
      return ListItem(
        marker: item.marker, blocks: paragraph("\(prefix)b\(number)-i\(index + 1)", part.lines(), box))
    }
    return List(kind, items: made)
  }

  private func table(
    _ rows: [[String]], _ headings: Int, _ words: inout PlacedWords, _ box: Rect
  ) -> Content? {
    let number = blocks.count + 1
    var cells: [Cell] = []
    for (row, texts) in rows.enumerated() {
      for (column, text) in texts.enumerated() where !text.isEmpty {
        let part = words.taken(text.pieces.count)
        let place = part.box ?? box
        cells.append(
          Cell(
            row: row, column: column, region: Region(place),
            blocks: paragraph("\(prefix)b\(number)-r\(row)c\(column)", part.lines(), place),
            isHeader: row < headings))
      }
    }
    let table = try? Table(
      rowCount: rows.count, columnCount: rows[0].count, cells: cells, headerRowCount: headings)
    return table.map { .table($0) }
  }
}

extension [PlacedWords.Word] {
  fileprivate func letters(_ isCounted: (Element) -> Bool) -> Int {
    filter(isCounted).map(\.text.count).reduce(0, +)
  }
}

extension PictureReading {
  /// Of each word in order: what it stands in; nil in formulas.
  fileprivate var units: [InkPlaces.Unit?] {
    var (units, number) = ([InkPlaces.Unit?](), 0)
    for piece in pieces {
      let columns = piece.columns
      for (index, text) in piece.units.enumerated() {
        let unit = InkPlaces.Unit(text: number, row: number - index % columns)
        units += [InkPlaces.Unit?](repeating: piece.isFormula ? nil : unit, count: text.pieces.count)
        number += 1
      }
    }
    return units
  }
}

extension PictureReading.Piece {
  fileprivate var isFormula: Bool { if case .formula = self { true } else { false } }

  /// In the order in which their places are shared out.
  fileprivate var words: [String] { units.flatMap(\.pieces) }

  /// How many texts share a row.
  fileprivate var columns: Int {
    if case .table(let rows, _) = self { max(1, rows.first?.count ?? 1) } else { 1 }
  }

  /// Its texts: items, cells, or the whole of it.
  fileprivate var units: [String] {
    switch self {
    case .list(_, let items): items.map(\.text)
    case .table(let rows, _): rows.flatMap(\.self)
    default: [text]
    }
  }
}

extension String {
  fileprivate var pieces: [String] { split(whereSeparator: \.isWhitespace).map(String.init) }
}
