import RectoModel

/// Running heads of a page that stands alone: nothing returns there that could tell them, but the layout model sees them. A
/// letterhead looks alike to it, so a page's number must stand in the row.
struct SeenHeads {
  private let sheet: MeasuredPage
  private let evidence: LayoutEvidence
  private let running: [Bool]

  init(_ page: Page, evidence: LayoutEvidence) {
    sheet = MeasuredPage(page)
    self.evidence = evidence
    running = page.blocks.map(\.isRunning)
  }

  func mark(in page: inout Page) {
    for (edge, row) in [(RunningHeads.Edge.head, row(at: .head)), (.foot, row(at: .foot))] {
      guard row.contains(where: hasNumber), row.contains(where: isSeen) else { continue }
      for index in row {
        guard case .paragraph(let paragraph) = page.blocks[index].content else { continue }
        page.blocks[index] = page.blocks[index].as(edge, paragraph)
      }
    }
  }

  /// The outermost row, where it is one of short single lines and what comes next keeps away.
  private func row(at edge: RunningHeads.Edge) -> [Int] {
    let text = sheet.blocks.indices.filter { !sheet.blocks[$0].lines.isEmpty }
    let outermost =
      edge == .head
      ? text.min { sheet.blocks[$0].box.midY < sheet.blocks[$1].box.midY }
      : text.max { sheet.blocks[$0].box.midY < sheet.blocks[$1].box.midY }
    guard let outermost else { return [] }
    let box = sheet.blocks[outermost].box
    let isAtEdge = edge == .head ? box.maxY < 0.12 * sheet.size.height : box.minY > 0.88 * sheet.size.height
    guard isAtEdge else { return [] }
    let row = text.filter { abs(sheet.blocks[$0].box.midY - box.midY) < 0.8 * sheet.em }
    let others = text.filter { !row.contains($0) }.map { sheet.blocks[$0].box }
    let isApart = others.allSatisfy { other in
      (edge == .head ? other.minY - box.maxY : box.minY - other.maxY) > 0.5 * sheet.em
    }
    let isShort = row.allSatisfy { index in
      let block = sheet.blocks[index]
      return running[index] || block.isParagraph && block.lines.count == 1 && block.characters < 160
    }
    return isApart && isShort && !others.isEmpty ? row : []
  }

  /// At one of its ends.
  private func hasNumber(_ index: Int) -> Bool {
    let words = sheet.blocks[index].lines[0].line.words.map(\.text)
    return [words.first, words.last].contains { word in
      word.map { $0.allSatisfy(\.isNumber) && $0.count <= 6 || PageNumberText.matches($0) } ?? false
    }
  }

  /// Half of its characters: the blank before a page's number is wide.
  private func isSeen(_ index: Int) -> Bool {
    let words = sheet.blocks[index].lines.flatMap(\.line.words)
    let seen = words.filter { evidence.mayRun($0.box) }
    return seen.reduce(0) { $0 + $1.text.count } * 2 > words.reduce(0) { $0 + $1.text.count }
  }
}
