import RectoModel

/// Finds what is printed at the head or foot of page after page: titles, dates, the page's number.
struct RunningHeads {
  enum Edge: Sendable, Hashable {
    case head, foot
  }

  private struct Key: Hashable {
    let text: String
    let edge: Edge
  }

  /// On how many pages a text stands, and how high. Pages come in order.
  private struct Places {
    var pageCount = 0
    var lastPage = -1
    var top = Double.infinity
    var bottom = -Double.infinity

    mutating func add(_ page: Int, _ y: Double) {
      if page != lastPage { pageCount += 1 }
      lastPage = page
      top = min(top, y)
      bottom = max(bottom, y)
    }
  }

  private let measured: [MeasuredPage]
  private let body: Double
  private let numbers: PageNumberSeries
  private let evidence: [LayoutEvidence]
  /// What stands at the edge of several pages.
  private var places: [Key: Places] = [:]
  /// By page: how high short lines stand at its edges, apart from the text.
  private var heights: [[Double]] = []

  /// `regions` come by page, and may end early.
  init(_ pages: [Page], regions: [[LayoutRegion]] = []) {
    measured = pages.map(MeasuredPage.init)
    body = DocumentType(measured).body
    numbers = PageNumberSeries(measured)
    evidence = regions.map(LayoutEvidence.init)
    for (page, sheet) in measured.enumerated() {
      for block in sheet.blocks where block.isParagraph {
        for line in block.lines {
          guard let edge = edge(of: line, on: sheet) else { continue }
          let key = Key(text: Self.masked(line.text), edge: edge)
          if !key.text.isEmpty { places[key, default: Places()].add(page, line.line.box.midY) }
        }
      }
    }
    heights = measured.indices.map { page in
      measured[page].blocks.indices.compactMap { index in
        let look = measured[page].blocks[index]
        guard look.isParagraph, stands(apart: look, index, on: page) else { return nil }
        return look.lines[0].line.box.midY
      }
    }
  }

  /// The pages with these blocks as headers and footers. Pages that have some already stay as they are, and so do all
  /// when they would have nothing else: heads run above text.
  func marked(_ pages: [Page]) -> [Page] {
    let marked = markedEach(pages)
    return marked.contains { $0.blocks.contains { !$0.isRunning } } ? marked : pages
  }

  private func markedEach(_ pages: [Page]) -> [Page] {
    pages.indices.map { index in
      var page = pages[index]
      if page.blocks.contains(where: \.isRunning) { return page }
      page.blocks = page.blocks.indices.flatMap { marked(page.blocks[$0], $0, on: index) }
      if pages.count == 1 {
        markOutermost(of: &page, index)
        if let evidence = evidence.first { SeenHeads(page, evidence: evidence).mark(in: &page) }
      }
      return page
    }
  }

  // MARK: - Lines at the edge

  private func edge(of line: PlacedLine, on sheet: MeasuredPage) -> Edge? {
    let box = line.line.box.sound
    // Notes of the printer along the margin.
    if line.isSideways { return .foot }
    if box.maxY < 0.12 * sheet.size.height { return .head }
    return box.minY > 0.88 * sheet.size.height ? .foot : nil
  }

  /// Numbers change from page to page.
  private static func masked(_ text: String) -> String {
    text.lowercased().split { !($0.isLetter || $0.isNumber) }.map { word in
      let isNumeral = word.count <= 7 && RomanNumeral.value(of: String(word)) != nil
      return isNumeral ? "#" : digitsMasked(word)
    }.joined(separator: " ")
  }

  private static func digitsMasked(_ word: Substring) -> String {
    word.reduce(into: "") { text, character in
      if !character.isNumber { text.append(character) } else if text.last != "#" { text.append("#") }
    }
  }

  private func isRunning(_ line: PlacedLine, on sheet: MeasuredPage) -> Edge? {
    guard let edge = edge(of: line, on: sheet) else { return nil }
    if PageNumberText.matches(line.text) { return edge }
    guard line.style.characters <= 200, let found = places[Key(text: Self.masked(line.text), edge: edge)]
    else { return nil }
    let needed = max(2, min(3, Int((0.3 * Double(measured.count)).rounded(.up))))
    guard found.pageCount >= needed else { return nil }
    // On two pages only, it must stand at one height.
    return found.pageCount >= 3 || found.bottom - found.top < 1.5 * sheet.em ? edge : nil
  }

  // MARK: - Blocks

  /// The block, or its parts where only some of its lines are running ones.
  private func marked(_ block: Block, _ index: Int, on page: Int) -> [Block] {
    let sheet = measured[page]
    let look = sheet.blocks[index]
    guard look.isParagraph, !look.lines.isEmpty, case .paragraph(let paragraph) = block.content,
      paragraph.lines.count == look.lines.count
    else { return [block] }
    if let edge = numbers.blocks[page]?[index] { return [block.as(edge, paragraph)] }
    let edges = look.lines.map { isRunning($0, on: sheet) }
    if look.lines.count == 1, PageNumberText.matches(look.lines[0].text), isCrowded(index, on: sheet) {
      return [block]
    }
    if let edge = edges[0], edges.allSatisfy({ $0 == edge }) { return [block.as(edge, paragraph)] }
    if edges[0] == .head, let end = edges.firstIndex(where: { $0 != .head }) {
      return block.parted(at: end, paragraph).enumerated().map { $0 == 0 ? $1.as(.head) : $1 }
    }
    if edges.last == .foot, let end = edges.lastIndex(where: { $0 != .foot }) {
      return block.parted(at: end + 1, paragraph).enumerated().map { $0 == 1 ? $1.as(.foot) : $1 }
    }
    if let edge = varyingEdge(of: look, index, on: page) { return [block.as(edge, paragraph)] }
    return [block]
  }

  /// A number beside other text in its row is part of that.
  private func isCrowded(_ index: Int, on sheet: MeasuredPage) -> Bool {
    let box = sheet.blocks[index].box
    return sheet.blocks.indices.contains { other in
      let next = sheet.blocks[other].box
      return other != index && next.minY < box.midY && next.maxY > box.midY && next.height > 3 * sheet.em
    }
  }

  /// Names of chapters change, but stand at one height on most pages, apart from the text.
  private func varyingEdge(of look: MeasuredBlock, _ index: Int, on page: Int) -> Edge? {
    guard measured.count >= 3, stands(apart: look, index, on: page) else { return nil }
    let y = look.lines[0].line.box.midY
    let near = 0.3 * measured[page].em
    let alike = heights.count { $0.contains { abs($0 - y) < near } }
    guard alike >= 3, alike * 5 >= measured.count * 3 else { return nil }
    return edge(of: look.lines[0], on: measured[page])
  }

  private func stands(apart look: MeasuredBlock, _ index: Int, on page: Int) -> Bool {
    let sheet = measured[page]
    guard look.lines.count == 1, look.characters <= 100, look.size <= 1.1 * body,
      let edge = edge(of: look.lines[0], on: sheet)
    else { return false }
    return isOutermost(index, edge, on: sheet, apart: 0.9)
  }

  /// Nothing stands farther out, and what stands farther in keeps away by some em.
  private func isOutermost(_ index: Int, _ edge: Edge, on sheet: MeasuredPage, apart: Double) -> Bool {
    let box = sheet.blocks[index].box
    return sheet.blocks.indices.allSatisfy { other in
      if other == index { return true }
      let next = sheet.blocks[other].box
      let gap = edge == .head ? next.minY - box.maxY : box.minY - next.maxY
      let isBeside = next.minY < box.maxY && next.maxY > box.minY && next.height < 2 * box.height
      return gap > apart * sheet.em || isBeside
    }
  }

  /// With one page only: the lines at the very edge, when the text keeps away from them.
  private func markOutermost(of page: inout Page, _ index: Int) {
    let sheet = MeasuredPage(page)
    guard sheet.blocks.count > 2 else { return }
    for edge in [Edge.head, .foot] {
      let lines = sheet.blocks.indices.filter {
        isAtVeryEdge($0, edge, on: sheet) && !page.blocks[$0].isRunning
      }
      let own = Set(lines)
      let others = sheet.blocks.indices.filter { !own.contains($0) && !page.blocks[$0].isRunning }
        .map { sheet.blocks[$0].box }
      let isApart = lines.allSatisfy { line in
        let box = sheet.blocks[line].box
        return others.allSatisfy { other in
          let gap = edge == .head ? other.minY - box.maxY : box.minY - other.maxY
          return gap > sheet.em
            || other.minY < box.maxY && other.maxY > box.minY && other.height < 2 * box.height
        }
      }
      guard isApart, lines.count <= 6, others.count > 1 else { continue }
      for line in lines {
        guard case .paragraph(let paragraph) = page.blocks[line].content else { continue }
        page.blocks[line] = page.blocks[line].as(edge, paragraph)
      }
    }
  }

  private func isAtVeryEdge(_ index: Int, _ edge: Edge, on sheet: MeasuredPage) -> Bool {
    let look = sheet.blocks[index]
    guard look.isParagraph, look.lines.count <= 3, look.characters < 160, !look.isSideways,
      let box = look.lines.map(\.line.box.sound).union
    else { return false }
    // A title stands at the head, too.
    return edge == .head
      ? box.maxY < 0.07 * sheet.size.height && look.size <= 1.12 * body : box.minY > 0.93 * sheet.size.height
  }
}

extension Block {
  var isRunning: Bool {
    switch content {
    case .header, .footer: true
    default: false
    }
  }

  func `as`(_ edge: RunningHeads.Edge, _ paragraph: Paragraph) -> Block {
    var block = self
    block.content = edge == .head ? .header(paragraph) : .footer(paragraph)
    return block
  }

  fileprivate func `as`(_ edge: RunningHeads.Edge) -> Block {
    guard case .paragraph(let paragraph) = content else { return self }
    return self.as(edge, paragraph)
  }

  /// Two blocks: the lines before `index`, and the others.
  fileprivate func parted(at index: Int, _ paragraph: Paragraph) -> [Block] {
    [Array(paragraph.lines[..<index]), Array(paragraph.lines[index...])].map { lines in
      var part = self
      part.region = Region(lines.map(\.box.sound).union ?? region.box)
      part.content = .paragraph(paragraph.with(lines))
      part.confidence = lines.lazy.flatMap(\.words).compactMap(\.confidence).mean
      return part
    }
  }
}
