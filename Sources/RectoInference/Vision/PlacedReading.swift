import RectoModel

/// The blocks of a vision model at the places where the local engine saw their words.
struct PlacedReading {
  private(set) var blocks: [Block] = []
  /// Texts that stand nowhere on the page.
  private(set) var unsupported: [String] = []
  /// The share of the letters that have a place.
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

  init(_ reading: PictureReading, on page: Page, number: Int, identity: EngineIdentity) {
    self.page = page
    prefix = "v\(number)-"
    self.identity = identity
    local = page.words
    let texts = reading.pieces.map { $0.words }
    let alignment = WordAlignment(texts.flatMap(\.self), to: local)
    var start = 0
    var (supported, all) = (0, 0)
    for (piece, words) in zip(reading.pieces, texts) {
      let matches = Array(alignment.matches[start..<(start + words.count)])
      start += words.count
      let letters = words.map(\.count).reduce(0, +)
      let placed = zip(words, matches).filter { !$1.isEmpty }.map(\.0.count).reduce(0, +)
      if !piece.isFormula { (supported, all) = (supported + placed, all + letters) }
      guard letters > 0, Double(placed) >= Double(letters) * Self.leastSupport || piece.isFormula else {
        unsupported.append(piece.text)
        continue
      }
      add(piece, PlacedWords(zip(words, matches).map { ($0, $1.map { local[$0] }) }))
    }
    coverage = Self.coverage(of: local, by: Set(alignment.matches.flatMap(\.self)))
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
      var part = words.taken(item.text.pieces.count)
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
        var part = words.taken(text.pieces.count)
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

/// Words with the local words that they stand for.
private struct PlacedWords {
  private var words: [(text: String, places: [Word])]

  init(_ words: [(String, [Word])]) { self.words = words.map { (text: $0.0, places: $0.1) } }

  /// Round everything that has a place.
  var box: Rect? { words.flatMap(\.places).map(\.box).union }

  /// The first ones, which go.
  mutating func taken(_ count: Int) -> PlacedWords {
    let part = PlacedWords(words.prefix(count).map { ($0.text, $0.places) })
    words.removeFirst(min(count, words.count))
    return part
  }

  /// Lines as they stand on the page: a word that is left of the last one, or clearly below it, begins one. Words without a
  /// place share that of the word before.
  mutating func lines() -> [TextLine] {
    var lines: [[Word]] = []
    for word in placed() {
      if let last = lines.last?.last, word.box.minX >= last.box.minX,
        abs(word.box.midY - last.box.midY) < max(last.box.height, word.box.height) * 0.7
      {
        lines[lines.count - 1].append(word)
      } else {
        lines.append([word])
      }
    }
    return lines.compactMap { TextLine(around: $0) }
  }

  /// Several words that stand for one place share its width.
  private func placed() -> [Word] {
    var made: [Word] = []
    var index = 0
    while index < words.count {
      let places = words[index].places
      guard let box = places.map(\.box).union else {
        if let last = made.last { made.append(Word(words[index].text, box: last.box)) }
        index += 1
        continue
      }
      let same = words[index...].prefix { $0.places == places }
      let letters = Double(same.map(\.text.count).reduce(0, +) + same.count - 1)
      var x = box.x
      for word in same {
        let width = box.width * Double(word.text.count) / letters
        let confidence = same.count == 1 && places.map(\.text) == [word.text] ? places[0].confidence : nil
        made.append(
          Word(
            word.text, box: Rect(x: x, y: box.y, width: width, height: box.height), confidence: confidence))
        x += width + box.width / letters
      }
      index += same.count
    }
    return made
  }
}

extension PictureReading.Piece {
  fileprivate var isFormula: Bool { if case .formula = self { true } else { false } }

  /// In the order in which their places are shared out.
  fileprivate var words: [String] {
    switch self {
    case .list(_, let items): items.flatMap(\.text.pieces)
    case .table(let rows, _): rows.flatMap(\.self).flatMap(\.pieces)
    default: text.pieces
    }
  }
}

extension String {
  fileprivate var pieces: [String] { split(whereSeparator: \.isWhitespace).map(String.init) }
}
