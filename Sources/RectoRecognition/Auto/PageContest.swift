import RectoModel

/// A page as both engines read it, and the better of both, line by line.
struct PageContest {
  private let tesseract: Page
  /// With what stays of each line.
  private let paddle: [PaddleLine]
  private let paddleIdentity: EngineIdentity
  /// For each word of Tesseract, in order, the line of PP-OCR that it stands in.
  private let lineOfWord: [Int?]
  private let winners: [LineContest.Winner]

  /// How sure Tesseract is of the page, 0...1.
  private let sureness: Double

  /// What Tesseract alone has found is mostly dirt, a rule or a picture: it must be so sure.
  private static let enoughShare = 0.9

  init(tesseract: Page, paddle: [PaddleLine], paddleIdentity: EngineIdentity) {
    self.paddleIdentity = paddleIdentity
    lineOfWord = tesseract.words.map { word in
      let middle = word.box.center
      // Boxes of lines that stand close overlap.
      return paddle.indices.filter { paddle[$0].box.contains(middle) }.min {
        paddle[$0].box.distance(to: middle) < paddle[$1].box.distance(to: middle)
      }
    }
    self.tesseract = tesseract.cut(to: zip(tesseract.words, lineOfWord).map { $1.map { paddle[$0] } })
    let words = self.tesseract.words
    var rivals = [[Word]](repeating: [], count: paddle.count)
    for (word, line) in zip(words, lineOfWord) {
      if let line { rivals[line].append(word) }
    }
    sureness = words.meanConfidence
    let (page, likeness) = (sureness, Likeness(words))
    let contests = zip(rivals, paddle).map {
      LineContest(tesseract: $0, paddle: $1.words, page: page, likeness: likeness)
    }
    winners = contests.map(\.winner)
    self.paddle = zip(paddle, contests).map { line, contest in
      var line = line
      line.words = contest.words
      return line
    }
  }

  /// Tesseract's order is kept where most of the text is its own and stands in one column: of columns, the places of the
  /// lines tell more. Blocks of the other engine say so.
  var page: Page { isMostlyPaddle || isInColumns ? paddlePage : tesseractPage }

  /// Most lines have another one beside them.
  private var isInColumns: Bool {
    let boxes = paddle.map(\.box.bounds)
    let beside = boxes.filter { box in
      boxes.contains { other in
        box.isLevel(with: other) && (other.minX >= box.maxX || other.maxX <= box.minX)
      }
    }
    return beside.count * 2 > boxes.count
  }

  private var isMostlyPaddle: Bool {
    var (own, others) = (0, 0)
    for (line, winner) in zip(paddle, winners) where winner == .paddle { own += line.characterCount }
    for (word, line) in zip(tesseract.words, lineOfWord) where line.map({ winners[$0] == .tesseract }) ?? true
    {
      others += word.text.count
    }
    return own > others
  }

  // MARK: - In the order of Tesseract

  private var tesseractPage: Page {
    var page = tesseract
    var next = 0
    var placed: Set<Int> = []
    page.blocks = tesseract.blocks.flatMap { block -> [Block] in
      guard case .paragraph(let paragraph) = block.content else {
        next += block.allLines.reduce(0) { $0 + $1.words.count }
        return [block]
      }
      var pieces: [(line: TextLine, isPaddle: Bool)] = []
      for line in paragraph.lines { pieces += parts(of: line, next: &next, placed: &placed) }
      return blocks(of: pieces, like: block)
    }
    for (index, line) in paddle.enumerated() where winners[index] == .paddle && !placed.contains(index) {
      if let block = line.textLine.map({ Block.line($0, id: "", provenance: provenance) }) {
        page.blocks.insert(block, at: place(of: block, in: page))
      }
    }
    page.blocks.renumber()
    return page
  }

  /// A line of Tesseract with the pieces that PP-OCR read better; where it runs over several of PP-OCR's lines, those.
  private func parts(
    of line: TextLine, next: inout Int, placed: inout Set<Int>
  ) -> [(line: TextLine, isPaddle: Bool)] {
    var pieces: [Piece] = []
    var isChanged = false
    for word in line.words {
      let other = lineOfWord[next]
      next += 1
      if let other, winners[other] == .paddle {
        isChanged = true
        guard placed.insert(other).inserted else { continue }
        pieces.add(Piece(words: paddle[other].words, isPaddle: true))
      } else if isBelieved(word, at: other) {
        pieces.add(Piece(words: [word], isPaddle: false))
      } else {
        isChanged = true
      }
    }
    guard isChanged else { return [(line, false)] }
    return pieces.compactMap { piece in
      TextLine(
        around: piece.words, baseline: pieces.count == 1 ? line.baseline : nil, direction: line.direction
      ).map { ($0, piece.isPaddle) }
    }
  }

  /// `other` is the line of PP-OCR that it stands in.
  private func isBelieved(_ word: Word, at other: Int?) -> Bool {
    if other != nil || !Script.isForPaddle([word]) { return true }
    let confidence = (word.confidence?.value ?? 0.5) + sureness
    return EngineCalibration.tesseract.share(at: confidence / 2) >= Self.enoughShare
  }

  private func blocks(of pieces: [(line: TextLine, isPaddle: Bool)], like block: Block) -> [Block] {
    var blocks: [Block] = []
    var last: Bool?
    for piece in pieces {
      if piece.isPaddle == last, case .paragraph(var paragraph)? = blocks.last?.content {
        paragraph.lines.append(piece.line)
        blocks[blocks.count - 1].content = .paragraph(paragraph)
        let region = blocks[blocks.count - 1].region.box.union(piece.line.box)
        blocks[blocks.count - 1].region = Region(region)
      } else {
        var made = Block.line(piece.line, id: block.id, provenance: piece.isPaddle ? provenance : nil)
        if case .paragraph(let given) = block.content, case .paragraph(var paragraph) = made.content {
          paragraph.alignment = given.alignment
          made.content = .paragraph(paragraph)
        }
        blocks.append(made)
      }
      last = piece.isPaddle
    }
    for index in blocks.indices {
      blocks[index].confidence = blocks[index].allLines.flatMap(\.words).compactMap(\.confidence).mean
    }
    return blocks
  }

  /// After what stands above it in its column.
  private func place(of block: Block, in page: Page) -> Int {
    let box = block.region.box
    let above = page.blocks.indices.filter { index in
      let other = page.blocks[index].region.box
      return other.midY < box.midY && min(other.maxX, box.maxX) > max(other.minX, box.minX)
    }
    let nearest = above.max { page.blocks[$0].region.box.maxY < page.blocks[$1].region.box.maxY }
    return nearest.map { $0 + 1 } ?? 0
  }

  private var provenance: Provenance { Provenance(engine: paddleIdentity) }

  // MARK: - In the order of places

  private var paddlePage: Page {
    var page = tesseract
    page.provenance = provenance
    let own = tesseract.provenance
    var alone: [TextLine] = []
    var next = 0
    for line in tesseract.lines {
      var free: [Word] = []
      for word in line.words {
        let other = lineOfWord[next]
        next += 1
        if other == nil, isBelieved(word, at: nil) { free.append(word) }
      }
      if let made = TextLine(around: free, baseline: line.baseline, direction: line.direction) {
        alone.append(made)
      }
    }
    page.blocks = paddle.indices.compactMap { index in
      guard winners[index] == .paddle else {
        return paddle[index].textLine.map { Block.line($0, id: "", provenance: own) }
      }
      return paddle[index].textLine.map { Block.line($0, id: "") }
    }
    page.blocks += alone.map { Block.line($0, id: "", provenance: own) }
    page.blocks += tesseract.blocks.filter { if case .figure = $0.content { true } else { false } }.map {
      block in
      // Its words stand among the lines.
      Block(id: "", region: block.region, content: .figure(Figure()))
    }
    page.blocks.renumber()
    return page
  }
}

/// What stands side by side.
private struct Piece {
  var words: [Word]
  /// All of them are PP-OCR's.
  var isPaddle: Bool
}

extension [Piece] {
  /// To the last one, but below or above it.
  fileprivate mutating func add(_ piece: Piece) {
    guard let box = piece.words.map(\.box).union, let last, let own = last.words.map(\.box).union,
      own.isLevel(with: box)
    else { return append(piece) }
    self[count - 1].words += piece.words
    self[count - 1].isPaddle = last.isPaddle && piece.isPaddle
  }
}

extension Page {
  /// Some of Tesseract's boxes reach into other lines, or hold a dashed rule: they are cut to the line of PP-OCR, of which
  /// there is one for each word that stands in any.
  fileprivate func cut(to lines: [PaddleLine?]) -> Page {
    var (page, next) = (self, 0)
    for index in blocks.indices {
      page.blocks[index].content = blocks[index].content.mapLines { given in
        given.map { line in
          var cut = line.mapWords { word in
            defer { next += 1 }
            return lines[next].map(word.cut(to:)) ?? word
          }
          if cut.words != line.words, let box = cut.words.map(\.box).union { cut.box = box }
          return cut
        }
      }
    }
    return page
  }
}

extension Word {
  /// Beside its line. Type and rows are told by heights: what is a little higher stays.
  private static let tooHigh = 1.3

  fileprivate func cut(to line: PaddleLine) -> Word {
    let outline = line.box.bounds
    guard !line.isVertical, box.height > Self.tooHigh * outline.height else { return self }
    var word = self
    word.box = Rect(
      left: box.minX, top: max(box.minY, outline.minY), right: box.maxX, bottom: min(box.maxY, outline.maxY))
    return word
  }
}

extension PaddleLine {
  fileprivate var characterCount: Int { words.characterCount }
}

extension [Block] {
  fileprivate mutating func renumber() {
    for index in indices { self[index].id = BlockID("b\(index + 1)") }
  }
}
