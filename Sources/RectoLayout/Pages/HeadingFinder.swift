import RectoModel

/// A paragraph that is a heading, on its way to a level.
struct HeadingCandidate: Sendable {
  let page: Int
  /// Positions of its blocks on the page: a heading may be set on several lines.
  var blocks: [Int]
  let style: HeadingStyle
  let number: HeadingNumber?
  let bookmarkLevel: Int?
  var text: String
}

/// What a heading is set in.
struct HeadingStyle: Sendable, Hashable {
  /// In points.
  var size: Double
  let isBold: Bool
  let isCapitals: Bool
}

/// Finds the headings of a document.
struct HeadingFinder {
  private let measured: [MeasuredPage]
  private let points: HeadingPoints
  private let bookmarks: BookmarkTitles
  private let evidence: [LayoutEvidence]

  /// `regions` come by page, and may end early.
  init(_ pages: [MeasuredPage], bookmarks: [Bookmark], regions: [[LayoutRegion]] = []) {
    measured = pages
    points = HeadingPoints(type: DocumentType(pages))
    self.bookmarks = BookmarkTitles(bookmarks)
    evidence = regions.map(LayoutEvidence.init)
  }

  var bodySize: Double { points.type.body }
  var hasFonts: Bool { points.type.hasFonts }

  /// In reading order. `skipped` are pages that came with headings.
  func candidates(skipping skipped: Set<Int>) -> [HeadingCandidate] {
    measured.indices.filter { !skipped.contains($0) }.flatMap { candidates(on: $0) }
  }

  private func candidates(on page: Int) -> [HeadingCandidate] {
    let sheet = measured[page]
    let counted = sheet.countedBlocks
    var found: [HeadingCandidate] = []
    for (index, block) in sheet.blocks.enumerated()
    where block.isParagraph && !block.lines.isEmpty && !counted.contains(index) {
      guard let candidate = candidate(block, index, on: page) else { continue }
      if let last = found.last, goesOn(last, in: candidate.heading, on: sheet) {
        found[found.count - 1].blocks += candidate.heading.blocks
        found[found.count - 1].text += " " + candidate.heading.text
      } else if candidate.standsAlone {
        found.append(candidate.heading)
      }
    }
    return found.withoutStacks
  }

  /// A paragraph that is a heading, or that may be the second line of one.
  private func candidate(
    _ block: MeasuredBlock, _ index: Int, on page: Int
  ) -> (heading: HeadingCandidate, standsAlone: Bool)? {
    let text = block.text
    let bookmark = block.lines.count <= 4 ? bookmarks.level(of: text, page: page) : nil
    let (before, after) = space(round: index, on: measured[page])
    let seen = seen(block, on: page)
    let points = self.points.points(of: block, spaceBefore: before, spaceAfter: after, seen: seen)
    let isApart =
      block.lines.contains { $0.isParted || $0.endsInNumber } || isStreet(index, on: measured[page])
    guard bookmark != nil || (points != nil && !isApart) else { return nil }
    let style = HeadingStyle(size: block.size, isBold: block.isBold, isCapitals: block.isCapitals)
    let number = self.points.number(of: block)
    // Whole addresses are set in capitals.
    let large = (self.points.type.hasFonts ? 1.12 : 1.22) * bodySize
    let isPlain = !style.isBold && style.size < large && number?.isNamed != true
    let isStacked =
      isPlain && seen != .title
      && (isStacked(index, on: measured[page]) || number == nil && !leads(index, on: page))
    guard bookmark != nil || !isStacked else { return nil }
    let heading = HeadingCandidate(
      page: page, blocks: [index], style: style, number: number, bookmarkLevel: bookmark, text: text)
    return (heading, bookmark != nil || points.map { $0 >= HeadingPoints.needed } == true)
  }

  /// The street of an address begins with a number, too.
  private func isStreet(_ index: Int, on sheet: MeasuredPage) -> Bool {
    AddressText.begins(
      sheet.blocks[index...].prefix(4).flatMap(\.lines).prefix(4).map { $0.line.words.map(\.text) })
  }

  /// What the layout model took the block for.
  private func seen(_ block: MeasuredBlock, on page: Int) -> HeadingPoints.Seen? {
    guard evidence.indices.contains(page), let box = block.lines.map(\.line.box.sound).union else {
      return nil
    }
    // A sentence that leads to a list looks like a title, too.
    let leads = block.lines.count > 1 && block.text.last == ":"
    if evidence[page].isTitle(box) { return leads ? nil : .title }
    return evidence[page].isAtEdge(box) ? .edge : nil
  }

  /// In em, beyond the space between lines; much where nothing stands.
  private func space(round index: Int, on sheet: MeasuredPage) -> (before: Double, after: Double) {
    let box = sheet.blocks[index].box
    func gap(_ other: Int, _ distance: (Rect) -> Double) -> Double {
      guard sheet.blocks.indices.contains(other), sheet.blocks[other].box.sharedWidth(with: box) > 0 else {
        return 9
      }
      let gap = distance(sheet.blocks[other].box)
      return gap < -sheet.em ? 9 : (gap - sheet.leading) / sheet.em
    }
    return (gap(index - 1) { box.minY - $0.maxY }, gap(index + 1) { $0.minY - box.maxY })
  }

  /// It stands among short lines, as the street in an address does.
  private func isStacked(_ index: Int, on sheet: MeasuredPage) -> Bool {
    let block = sheet.blocks[index]
    guard block.lines.count == 1, let line = block.lines.first else { return false }
    return [index - 1, index + 1].contains { other in
      guard sheet.blocks.indices.contains(other), sheet.blocks[other].isParagraph,
        sheet.blocks[other].lines.count == 1, let next = sheet.blocks[other].lines.first,
        next.box.sharedWidth(with: line.box) > 0.5, abs(next.size - line.size) < 0.12 * line.size
      else { return false }
      let step = other > index ? line.step(to: next) : next.step(to: line)
      return step > 0 && step < 2.1 * sheet.em && next.box.width < 0.5 * sheet.textWidth
    }
  }

  /// What follows is text, a list, a table or a figure: titles without any sign but capitals stand over something.
  private func leads(_ index: Int, on page: Int) -> Bool {
    let sheet = measured[page]
    let rest = sheet.blocks[(index + 1)...].first {
      !$0.lines.isEmpty || !$0.isParagraph && $0.box.height > sheet.em
    }
    guard let next = rest else { return page + 1 < measured.count }
    return !next.isParagraph || next.lines.count > 1
      || next.box.width > 0.5 * max(sheet.textWidth, 0.4 * sheet.size.width) || points.number(of: next) != nil
  }

  /// It differs from the text round it.
  private func isRemarkable(_ style: HeadingStyle) -> Bool {
    style.isBold || style.isCapitals || style.size > 1.12 * bodySize
  }

  /// The second line of one heading.
  private func goesOn(_ last: HeadingCandidate, in next: HeadingCandidate, on sheet: MeasuredPage) -> Bool {
    guard let end = last.blocks.last, end + 1 == next.blocks[0], next.number == nil,
      next.bookmarkLevel == nil,
      last.style.isBold == next.style.isBold, last.style.isCapitals == next.style.isCapitals,
      abs(last.style.size - next.style.size) < 0.08 * last.style.size,
      last.text.count + next.text.count < 160,
      isRemarkable(next.style)
    else { return false }
    let (one, two) = (sheet.blocks[end].box, sheet.blocks[next.blocks[0]].box)
    return two.minY > one.minY && two.minY - one.maxY - sheet.leading < 0.3 * sheet.em
  }
}

extension MeasuredPage {
  /// Positions of the blocks that begin with counts of lines.
  fileprivate var countedBlocks: Set<Int> {
    let lines = blocks.indices.filter { blocks[$0].isParagraph }.flatMap { index in
      blocks[index].lines.map { (block: index, number: LineCount.number($0.line.words.first)) }
    }
    return Set(LineCount.counted(lines.map(\.number)).map { lines[$0].block })
  }
}

extension [HeadingCandidate] {
  /// Three and more alike with nothing between are a list of names, dates or labels.
  fileprivate var withoutStacks: [HeadingCandidate] {
    var kept: [HeadingCandidate] = []
    var start = 0
    while start < count {
      var end = start + 1
      while end < count, self[end].isStacked(on: self[end - 1]) { end += 1 }
      if end - start < 3 { kept += self[start..<end] }
      start = end
    }
    return kept
  }
}

extension HeadingCandidate {
  fileprivate func isStacked(on last: HeadingCandidate) -> Bool {
    guard let end = last.blocks.last, blocks.first == end + 1 else { return false }
    return [self, last].allSatisfy { $0.number == nil && $0.bookmarkLevel == nil }
      && style.isBold == last.style.isBold && style.isCapitals == last.style.isCapitals
      && abs(style.size - last.style.size) < 0.08 * last.style.size
  }
}

/// The titles of an outline, to be found on their pages.
struct BookmarkTitles {
  private var levels: [Int: [(title: String, level: Int)]] = [:]

  init(_ bookmarks: [Bookmark]) {
    for bookmark in bookmarks {
      let title = Self.plain(bookmark.title)
      if title.count >= 2 {
        levels[bookmark.pageIndex, default: []].append((title, min(max(bookmark.level, 1), 6)))
      }
    }
  }

  func level(of text: String, page: Int) -> Int? {
    guard let titles = levels[page], text.count <= 300 else { return nil }
    let plain = Self.plain(text)
    if let same = titles.first(where: { $0.title == plain }) { return same.level }
    // Outlines leave out numbers, or lines end early.
    let unnumbered = plain.drop { $0.isNumber }
    return titles.first { $0.title.drop { $0.isNumber } == unnumbered && unnumbered.count >= 3 }?.level
  }

  private static func plain(_ text: String) -> String {
    String(text.lowercased().filter { $0.isLetter || $0.isNumber })
  }
}
