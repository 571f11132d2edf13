import RectoModel

extension Page {
  /// The tables that geometry finds on the page and the lines of its table of contents, and the page without the words of
  /// both. A page with tables already is left as it is.
  func takingTables(_ graphics: PageGraphics) -> (page: Page, tables: [Block]) {
    let hasTables = blocks.contains { if case .table = $0.content { true } else { false } }
    guard !hasTables else { return (self, []) }
    let readable = self.readingFigures
    let text = PageText(readable)
    let pictures = PictureBlocks.figures(among: graphics.pictures, on: readable).map {
      text.plane.place($0.box)
    }
    let seen = LayoutEvidence(graphics.regions).tables.map(text.plane.place)
    let finder = TableFinder(text, graphics: graphics, pictures: pictures, seen: seen)
    let found = finder.drafts.compactMap { draft in
      draft.table(of: text.words, plane: text.plane, text: text).map { (draft, $0) }
    }
    guard !found.isEmpty || !finder.contents.isEmpty else { return (self, []) }
    var taken = Set<Int>()
    for word in found.flatMap(\.0.words) + finder.contents.joined() { taken.insert(text.words[word].order) }
    for (twin, first) in text.twins where taken.contains(first) { taken.insert(twin) }
    let tables = found.map { draft, table in
      Block(id: "", region: Region(text.plane.unplace(draft.box)), content: .table(table))
    }
    let entries = finder.contents.map { words in
      let line = text.textLine(of: words)
      return Block(id: "", region: Region(line.box), content: .paragraph(Paragraph([line])))
    }
    return (readable.without(taken).showingFigures(of: self), tables + entries)
  }

  /// Engines often take a table for a picture: what was read in one may be cells.
  private var readingFigures: Page {
    var page = self
    page.blocks = blocks.map { block in
      guard block.isReadPicture, case .figure(let figure) = block.content else { return block }
      var block = block
      block.content = .paragraph(Paragraph(figure.lines))
      return block
    }
    return page
  }

  /// What is left of pictures is pictures again.
  private func showingFigures(of other: Page) -> Page {
    var page = self
    for given in other.blocks where given.isReadPicture {
      guard let index = page.blocks.firstIndex(where: { $0.id == given.id }),
        case .figure(var figure) = given.content, case .paragraph(let rest) = page.blocks[index].content
      else { continue }
      figure.lines = rest.lines
      page.blocks[index].content = .figure(figure)
    }
    return page
  }

  /// `words` as counted over the paragraphs.
  private func without(_ words: Set<Int>) -> Page {
    var (page, count) = (self, 0)
    for index in blocks.indices {
      guard case .paragraph(var paragraph) = blocks[index].content else { continue }
      for line in paragraph.lines.indices {
        let all = paragraph.lines[line].words
        let kept = all.enumerated().filter { !words.contains(count + $0.offset) }.map(\.element)
        count += all.count
        guard kept.count < all.count else { continue }
        paragraph.lines[line].words = kept
        paragraph.lines[line].box = kept.map(\.box).union ?? paragraph.lines[line].box
        paragraph.lines[line].endsHyphenated = false
      }
      paragraph.lines.removeAll { $0.words.isEmpty }
      page.blocks[index].content = .paragraph(paragraph)
      if let box = paragraph.lines.map(\.box).union { page.blocks[index].region = Region(box) }
    }
    page.blocks.removeAll { block in
      if case .paragraph(let paragraph) = block.content { paragraph.lines.isEmpty } else { false }
    }
    return page
  }
}

extension Block {
  /// A picture that an engine saw, with words in it.
  fileprivate var isReadPicture: Bool {
    if case .figure(let figure) = content { figure.asset == nil && !figure.lines.isEmpty } else { false }
  }
}
