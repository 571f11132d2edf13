import RectoModel

/// A page as both engines read it, and the better of both, line by line.
struct PageContest {
  private let tesseract: Page
  private let paddle: [PaddleLine]
  private let paddleIdentity: EngineIdentity
  /// For each word of Tesseract, in order, the line of PP-OCR that it stands in.
  private let lineOfWord: [Int?]
  private let winners: [LineContest.Winner]

  /// Lines that one engine alone has found are believed when they are more likely right than wrong.
  private static let leastShare = 0.5

  init(tesseract: Page, paddle: [PaddleLine], paddleIdentity: EngineIdentity) {
    self.tesseract = tesseract
    self.paddle = paddle
    self.paddleIdentity = paddleIdentity
    let words = tesseract.words
    lineOfWord = words.map { word in
      let middle = Point(x: word.box.midX, y: word.box.midY)
      return paddle.firstIndex { $0.box.contains(middle) }
    }
    var rivals = [[Word]](repeating: [], count: paddle.count)
    for (word, line) in zip(words, lineOfWord) {
      if let line { rivals[line].append(word) }
    }
    winners = zip(rivals, paddle).map { LineContest(tesseract: $0, paddle: $1.words).winner }
    found = rivals.map { !$0.isEmpty }
  }

  /// For each line of PP-OCR, whether Tesseract read something there.
  private let found: [Bool]

  /// Where most of the text comes from decides whose order is kept: Tesseract's, or the one that follows from where
  /// the lines stand. Blocks of the other engine say so.
  var page: Page { isMostlyPaddle ? paddlePage : tesseractPage }

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
      if let block = self.block(of: line, page: page) {
        page.blocks.insert(block, at: place(of: block, in: page))
      }
    }
    page.blocks.renumber()
    return page
  }

  /// A line of Tesseract with the pieces that PP-OCR read better.
  private func parts(
    of line: TextLine, next: inout Int, placed: inout Set<Int>
  ) -> [(line: TextLine, isPaddle: Bool)] {
    var (words, isPaddle, isChanged) = ([Word](), true, false)
    for word in line.words {
      let other = lineOfWord[next]
      next += 1
      guard let other, winners[other] == .paddle else {
        if isBelieved(word, in: line, at: other) {
          words.append(word)
          isPaddle = false
        } else {
          isChanged = true
        }
        continue
      }
      isChanged = true
      if placed.insert(other).inserted { words += paddle[other].words }
    }
    guard isChanged else { return [(line, false)] }
    guard let made = TextLine(around: words, baseline: line.baseline, direction: line.direction) else {
      return []
    }
    return [(made, isPaddle)]
  }

  private func isBelieved(_ word: Word, in line: TextLine, at other: Int?) -> Bool {
    other != nil || !Script.isForPaddle(line.words)
      || LineContest.share(line.words, .tesseract) >= Self.leastShare
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

  /// nil for a line that Tesseract didn't find, and that isn't sure enough.
  private func block(of line: PaddleLine, page: Page) -> Block? {
    guard LineContest.share(line.words, .paddle) >= Self.leastShare, let text = line.textLine else {
      return nil
    }
    return Block.line(text, id: "", provenance: provenance)
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
    var rest = [[Word]](repeating: [], count: paddle.count)
    var alone: [TextLine] = []
    var next = 0
    for line in tesseract.lines {
      var free: [Word] = []
      for word in line.words {
        let other = lineOfWord[next]
        next += 1
        if let other {
          rest[other].append(word)
        } else if isBelieved(word, in: line, at: nil) {
          free.append(word)
        }
      }
      if let made = TextLine(around: free, baseline: line.baseline, direction: line.direction) {
        alone.append(made)
      }
    }
    page.blocks = paddle.indices.compactMap { index in
      guard winners[index] == .paddle else {
        return TextLine(around: rest[index]).map { Block.line($0, id: "", provenance: own) }
      }
      if !found[index], LineContest.share(paddle[index].words, .paddle) < Self.leastShare { return nil }
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

extension PaddleLine {
  fileprivate var characterCount: Int { words.reduce(0) { $0 + $1.text.count } }
}

extension [Block] {
  fileprivate mutating func renumber() {
    for index in indices { self[index].id = BlockID("b\(index + 1)") }
  }
}
