import RectoModel

/// Makes figures of the pictures that stand on a page, with the words that stand in them.
struct PictureBlocks {
  /// The page without the words that went into figures.
  private(set) var page: Page
  private(set) var figures: [Block] = []

  init(_ page: Page, pictures: [Picture], taken: [Rect]) {
    self.page = page
    var blocked = taken
    for picture in Self.figures(among: pictures, on: page) {
      let box = picture.box.sound
      guard !blocked.contains(where: { $0.covers(box) }) else { continue }
      blocked.append(box)
      figures.append(figure(picture, box))
    }
  }

  /// Without specks, and without pictures behind the text: they are the page's paper.
  static func figures(among pictures: [Picture], on page: Page) -> [Picture] {
    guard !pictures.isEmpty else { return [] }
    let words = page.paragraphWords
    let em = words.lazy.map(\.box.sound.height).filter { $0 > 0 }.median ?? 1
    return pictures.filter { picture in
      let box = picture.box.sound
      guard box.width > 2 * em, box.height > 2 * em else { return false }
      let inside = words.count { box.contains($0.box.sound.center) }
      let isBehind = inside * 4 > words.count && inside > 3 || box.area > 0.5 * page.size.area && inside > 0
      return !isBehind
    }
  }

  private mutating func figure(_ picture: Picture, _ box: Rect) -> Block {
    var lines: [TextLine] = []
    for index in page.blocks.indices {
      guard case .paragraph(var paragraph) = page.blocks[index].content else { continue }
      var kept: [TextLine] = []
      for line in paragraph.lines {
        let (outside, inside) = line.parted { box.contains($0.box.sound.center) }
        if let inside { lines.append(inside) }
        if let outside { kept.append(outside) }
      }
      paragraph.lines = kept
      page.blocks[index].content = .paragraph(paragraph)
    }
    let content = Content.figure(
      Figure(asset: picture.asset, alternateText: picture.alternateText, lines: lines))
    return Block(
      id: "", region: Region(picture.box), content: content,
      confidence: lines.lazy.flatMap(\.words).compactMap(\.confidence).mean)
  }
}

extension TextLine {
  /// The line without some of its words, and the line of these; the whole one where all words go one way.
  fileprivate func parted(by isTaken: (Word) -> Bool) -> (outside: TextLine?, inside: TextLine?) {
    let taken = words.map(isTaken)
    guard taken.contains(true) else { return (self, nil) }
    guard taken.contains(false) else { return (nil, self) }
    let inside = zip(words, taken).filter(\.1).map(\.0)
    let outside = zip(words, taken).filter { !$0.1 }.map(\.0)
    return (
      TextLine(around: outside, baseline: baseline, direction: direction),
      TextLine(around: inside, baseline: baseline, direction: direction)
    )
  }
}

extension Page {
  /// The words of its paragraphs.
  var paragraphWords: [Word] {
    blocks.flatMap { block -> [Word] in
      guard case .paragraph(let paragraph) = block.content else { return [] }
      return paragraph.lines.flatMap(\.words)
    }
  }
}

extension Rect {
  /// Most of the other one lies in it.
  fileprivate func covers(_ other: Rect) -> Bool {
    (intersection(other)?.area ?? 0) > 0.8 * other.area
  }
}
