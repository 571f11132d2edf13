import RectoModel

/// Finds the tables of a page: those with drawn cells, those between level lines, and those that only the alignment
/// of their words tells. Every word goes into the cell in which it stands, whatever line it was given in.
struct TableFinder {
  let text: PageText
  let lines: DrawnLines
  /// Coloured areas.
  let shades: [Shade]
  var taken: Set<Int> = []
  /// Words in diagrams and at right angles to the text, which are in no table.
  private(set) var passedOver: Set<Int>
  var drafts: [TableDraft] = []
  /// The words of each entry of a table of contents, which is none of these.
  private(set) var contents: [[Int]] = []
  /// How many words may still be looked at in trying where a table begins and ends.
  var effort = 400_000

  /// The size of type in page units: blanks and gaps go by it, also where boxes end with the ink.
  let em: Double
  private let till: TillPrint?

  /// In the reading plane: `pictures` have words of their own, and `seen` is what the layout model took for tables.
  init(_ text: PageText, graphics: PageGraphics, pictures: [Rect] = [], seen: [Rect] = []) {
    self.text = text
    em = text.typeSize
    till = TillPrint(text.words, em: em)
    lines = DrawnLines(graphics.rules, plane: text.plane, em: em)
    shades = graphics.shades.filter { $0.color.flatMap { RGBColor($0) }?.isPaper == false }.map {
      Shade(text.plane.place($0.box), color: $0.color)
    }
    passedOver = SidewaysWords.find(in: text.words, plane: text.plane)
    passedOver.formUnion(
      text.words.indices.filter { index in
        pictures.contains { $0.contains(text.words[index].box.center) }
      })
    guard text.words.count >= 4 else { return }
    let (nets, loose) = RuleNet.nets(of: lines, em: em)
    findItemLists(outside: nets)
    findRuled(nets)
    findStriped()
    findContents()
    findBetweenRules(loose)
    findAcrossPage()
    findBorderless()
    findLabelledValues()
    findSeen(seen)
    nameColumns()
    extend()
    joinNeighbours()
  }

  /// From top to bottom.
  func textRows(of words: [Int]) -> [TextRow] {
    TextRow.rows(of: words, in: text.words, em: em, till: till)
  }

  /// Stretches of rows that may be tables.
  func tableRuns(of rows: [TextRow]) -> [Range<Int>] {
    let runs = TableRuns(rows, words: text.words, em: em).runs
    return till.map { till in runs.map { till.items(of: rows, in: $0, words: text.words) } } ?? runs
  }

  // MARK: Drawn cells

  /// The largest first; what is within one is part of it.
  private mutating func findRuled(_ nets: [RuleNet]) {
    let sized = nets.compactMap { net in net.lines.box.map { (net, $0) } }
      .sorted { ($1.1.area, $0.1.minY, $0.1.minX) < ($0.1.area, $1.1.minY, $1.1.minX) }
    for (net, box) in sized.prefix(200) {
      let inside = words(in: box)
      guard inside.count > 1, !isChart(net.lines, box) else { continue }
      if CombField.isDrawn(net, words: inside, of: text.words, em: em) {
        passedOver.formUnion(inside)
        continue
      }
      guard let draft = ruledTable(net, words: inside) else { continue }
      if ChartScale.isIn(draft, words: text.words) {
        passedOver.formUnion(inside)
      } else {
        add(draft, rules: [])
      }
    }
  }

  /// What is drawn is a diagram: the words inside and around it are its scale.
  private mutating func isChart(_ lines: DrawnLines, _ box: Rect) -> Bool {
    let around = words(in: box.grown(by: 8 * em)).map { text.words[$0] }
    guard ChartScale(lines, words: around, em: em).isChart else { return false }
    passedOver.formUnion(words(in: box))
    return true
  }

  func words(in box: Rect) -> [Int] {
    text.words.indices.filter { box.contains(text.words[$0].box.center) && isFree($0) }
  }

  var free: [Int] { text.words.indices.filter(isFree) }

  func isFree(_ word: Int) -> Bool { !taken.contains(word) && !passedOver.contains(word) }

  mutating func add(_ draft: TableDraft, rules: [Double]) {
    guard draft.cells.count(where: { !$0.words.isEmpty }) >= 2 else { return }
    var draft = draft.withoutCaption(of: text.words)
    draft.headerRowCount = HeaderRows(draft: draft, words: text.words, rules: rules).count
    keep(draft)
  }

  private mutating func keep(_ draft: TableDraft) {
    taken.formUnion(draft.words)
    drafts.append(draft)
  }

  // MARK: Named columns

  /// Lists of items under names of columns. Where lines part nearly all of the columns, they tell more.
  private mutating func findItemLists(outside nets: [RuleNet]) {
    let rows = textRows(of: free)
    let lists = ItemList.all(in: rows, words: text.words, em: em) { heading in
      lines.level.filter { $0.coverage(of: heading.box.minX...heading.box.maxX) > 0.5 }.map(\.place)
    }
    for list in lists {
      guard let box = list.rows.map(\.box).union,
        !nets.contains(where: { $0.columnCount(within: box) > list.gutters.strips.count - 1 })
      else { continue }
      let shape = TableShape(list.rows, in: list.gutters, words: text.words, em: em, list: list)
      let rules = rulesBetween(list.rows[...])
      keep(SpacedTable(shape, words: text.words, em: em, rules: rules, lines: lines.level).draft)
    }
  }

  private mutating func findContents() {
    contents =
      ContentsEntries(in: textRows(of: free), words: text.words, em: em).entries
    passedOver.formUnion(contents.joined())
  }

  // MARK: Level lines

  /// Lines of equal length below each other with rows of a table between them.
  private mutating func findBetweenRules(_ loose: [DrawnLine]) {
    // Short ones may lie under titles in a table that longer ones hold.
    let stacks = LineStack.stacks(of: loose, em: em)
      .sorted { ($1[0].length, $0[0].place) < ($0[0].length, $1[0].place) }
    for group in stacks {
      let drawn = DrawnLines(level: group, standing: [])
      guard let box = drawn.box, !isChart(drawn, box) else { continue }
      var first = 0
      while first + 1 < group.count {
        guard let (last, draft) = table(in: group, from: first) else {
          first += 1
          continue
        }
        add(draft, rules: group[first...last].map(\.place))
        first = last
      }
    }
  }

  /// The table from the first line on that goes down farthest, and its last line.
  private mutating func table(
    in group: [DrawnLine], from first: Int
  ) -> (last: Int, draft: TableDraft)? {
    for last in (first + 1..<min(group.count, first + 80)).reversed() where effort > 0 {
      let (shape, sides) = shape(group, first...last)
      effort -= 10 + shape.wordCount
      guard TableTest(shape).isTableBetweenRules, !goesOnOutside(shape.rows, sides) else { continue }
      if let heading = shape.given.last, isHeading(heading, over: group[last], sides) {
        if let draft = table(under: heading, group[last], sides) { return (last, draft) }
        continue
      }
      let table = SpacedTable(
        shape.withoutTitles, words: text.words, em: em,
        rules: rules(of: group[first...last], over: shape, sides),
        lines: lines.level, sides: sides)
      let draft = table.draft
      if !draft.isDoubtful(of: text.words) { return (last, draft) }
    }
    return nil
  }

  /// Without the first line where another table stands between it and this one.
  private func rules(
    of lines: ArraySlice<DrawnLine>, over shape: TableShape, _ sides: ClosedRange<Double>
  ) -> [Double] {
    let rules = lines.map(\.place)
    guard let top = shape.rows.first?.box.minY, let first = rules.first, first < top else { return rules }
    let above = Rect(left: sides.lowerBound, top: first, right: sides.upperBound, bottom: top)
    return drafts.contains { above.contains($0.box.center) } ? Array(rules.dropFirst()) : rules
  }

  /// Most rows begin left of the lines: these are drawn under figures only. Rows of nothing but figures have their labels there,
  /// however far off; totals often have none.
  private func goesOnOutside(_ rows: [TextRow], _ sides: ClosedRange<Double>) -> Bool {
    guard let box = rows.map(\.box).union else { return false }
    let outside = free.filter { index in
      let middle = text.words[index].box.center
      return middle.x < sides.lowerBound && middle.y >= box.minY && middle.y <= box.maxY
    }
    func level(with words: [Int]) -> Int {
      rows.count { row in words.contains { abs(text.words[$0].box.midY - row.midY) < 0.4 * em } }
    }
    let near = outside.filter { text.words[$0].box.midX > sides.lowerBound - 20 * em }
    if level(with: near) * 3 > rows.count * 2 { return true }
    return rows.allSatisfy { $0.pieces.flatMap(\.words).allSatisfy { text.words[$0].isFigure } }
      && level(with: outside) * 2 >= rows.count && !isRunningText(outside, upTo: sides.lowerBound)
  }

  /// Half of the lines fill the width up to this place.
  private func isRunningText(_ words: [Int], upTo right: Double) -> Bool {
    let lines = textRows(of: words)
    let left = lines.map(\.box.minX).min() ?? right
    return lines.count { $0.pieces.contains { $0.box.width > 0.75 * (right - left) } } * 2 >= lines.count
  }

  private func shape(
    _ group: [DrawnLine], _ range: ClosedRange<Int>
  ) -> (shape: TableShape, sides: ClosedRange<Double>) {
    let left = group[range].map(\.start).min() ?? 0
    let right = group[range].map(\.end).max() ?? 0
    let box = Rect(
      left: left - 0.5 * em, top: group[range.lowerBound].place, right: right + 0.5 * em,
      bottom: group[range.upperBound].place)
    let rows = withoutTitleBelow(textRows(of: words(in: box)))
    let rules = group[range].map(\.place)
    let shape = TableShape(rows, words: text.words, em: em, rules: rules)
    return (TableTest(shape).isRuledText ? shape : shape.withoutTextBeside, left...right)
  }

  /// A line of one piece that stands off from all others names what comes below the line that is drawn under it.
  private func withoutTitleBelow(_ rows: [TextRow]) -> [TextRow] {
    let gaps = zip(rows, rows.dropFirst()).map { $1.box.minY - $0.box.maxY }
    guard rows.count >= 3, let title = rows.last, title.pieces.count == 1, !title.isSentence,
      let last = gaps.last,
      last > 0.8 * em, gaps.dropLast().allSatisfy({ last > 1.5 * $0 }),
      !title.pieces[0].words.contains(where: { text.words[$0].isFigure })
    else { return rows }
    return rows.dropLast()
  }

  // MARK: Words alone

  /// Whether it is a table when it is looked at as a whole.
  mutating func add(_ shape: TableShape, over rows: ArraySlice<TextRow>) -> Bool {
    let beside = shape.tablesBeside
    guard beside.count == 1 else {
      return beside.reduce(false) { found, table in add(table.withoutTitles, over: table.given[...]) || found
      }
    }
    let level = rulesBetween(rows)
    let draft = SpacedTable(shape, words: text.words, em: em, rules: level, lines: lines.level).draft
    guard !draft.isDoubtful(of: text.words) else { return false }
    add(draft, rules: level)
    return true
  }

  private mutating func findLabelledValues() {
    for pair in LabelledValues.all(
      in: textRows(of: free), words: text.words, em: em, shades: shades.map(\.box)
    ) {
      var draft = SpacedTable(
        TableShape(pair.rows, in: pair.gutters, words: text.words, em: em), words: text.words, em: em
      ).draft
      draft.headerRowCount = 1
      keep(draft)
    }
  }

  /// Where the layout model saw a table and none was found, less is asked for.
  private mutating func findSeen(_ seen: [Rect]) {
    for box in seen where !drafts.contains(where: { $0.box.intersection(box) != nil }) {
      let rows = textRows(of: words(in: box.grown(by: 0.5 * em)))
      let shape = TableShape(rows, words: text.words, em: em)
      guard rows.count >= 3, TableTest(shape).isSeenTable else { continue }
      _ = add(shape.withoutTitles, over: rows[...])
    }
  }

  private func rulesBetween(_ rows: ArraySlice<TextRow>) -> [Double] {
    guard let box = rows.map(\.box).union else { return [] }
    return lines.level.filter {
      $0.place > box.minY && $0.place < box.maxY && $0.coverage(of: box.minX...box.maxX) > 0.5
    }.map(\.place)
  }
}
