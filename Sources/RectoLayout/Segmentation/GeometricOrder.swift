import RectoModel

/// Finds the order of a page from where its words and ready blocks stand.
struct GeometricOrder {
  let text: PageText
  /// In the reading plane.
  let ready: [Rect]
  let rules: ColumnRules

  var leaves: [Leaf] {
    let counts = LineNumbers(text.words, em: text.em)
    let numbers = counts.words
    let sideways = SidewaysWords.find(in: text.words, plane: text.plane).subtracting(numbers)
    let initials = LargeInitial.all(in: text.words, em: text.em).filter { !sideways.contains($0.index) }
    let apart = numbers.union(sideways).union(initials.map(\.index))
    var fragments = fragments(without: apart)
    fragments += initials.map { Fragment(words: [$0.index], of: text.words) }
    let overlaid = overlaid
    for index in ready.indices where !overlaid.contains(index) {
      fragments.append(Fragment(ready: index, box: ready[index], em: text.em))
    }
    var parts = ColumnCut.parts(of: fragments, in: text, rules: rules)
    if counts.isOnEachLine { parts = joining(numbers, to: parts) }
    var leaves = parts.map { leaf(of: $0, initials: initials) }
    for index in overlaid.sorted() { leaves.insert(index, of: ready) }
    if !sideways.isEmpty { leaves += self.leaves(ofSideways: sideways) }
    return numbers.isEmpty || counts.isOnEachLine ? leaves : leaves + [leaf(ofNumbers: numbers)]
  }

  /// Puts each number to the part that is nearest to its line.
  private func joining(_ numbers: Set<Int>, to parts: [[Fragment]]) -> [[Fragment]] {
    guard !parts.isEmpty else { return [numbers.sorted().map { Fragment(words: [$0], of: text.words) }] }
    var parts = parts
    for number in numbers.sorted() {
      let fragment = Fragment(words: [number], of: text.words)
      let distances = parts.map { part in part.map { $0.distance(from: fragment) }.min() ?? .infinity }
      let nearest = distances.indices.min { (distances[$0], $0) < (distances[$1], $1) } ?? 0
      parts[nearest].append(fragment)
    }
    return parts
  }

  /// Ready blocks with text on them, as engines give pictures that are no rectangles: they stand in nobody's way.
  private var overlaid: Set<Int> {
    Set(
      ready.indices.filter { index in
        text.words.lazy.filter { ready[index].contains($0.box.center) }.prefix(3).count == 3
      })
  }

  private func fragments(without apart: Set<Int>) -> [Fragment] {
    guard !apart.isEmpty else { return text.words.fragments(em: text.em) }
    let kept = text.words.indices.filter { !apart.contains($0) }
    return kept.map { text.words[$0] }.fragments(em: text.em).map { fragment in
      guard case .words(let words) = fragment.matter else { return fragment }
      return Fragment(words: words.map { kept[$0] }, of: text.words)
    }
  }

  private func leaf(ofNumbers numbers: Set<Int>) -> Leaf {
    let downwards = numbers.sorted { (text.words[$0].box.midY, $0) < (text.words[$1].box.midY, $1) }
    return Leaf(elements: downwards.map { .line(text.line(of: [$0])) })
  }

  /// Line by line, as they were given.
  private func leaves(ofSideways words: Set<Int>) -> [Leaf] {
    let lines = Dictionary(grouping: words.sorted()) { text.words[$0].line }
    return lines.keys.sorted().map { Leaf(elements: [.line(text.line(of: lines[$0] ?? []))]) }
  }

  private func leaf(of part: [Fragment], initials: [LargeInitial]) -> Leaf {
    var (words, own): ([Int], [Int]) = ([], [])
    for fragment in part {
      switch fragment.matter {
      case .words(let some): words += some
      case .ready(let index): own.append(index)
      }
    }
    var elements = own.map { index -> (y: Double, x: Double, element: Leaf.Element) in
      // Those that begin beside each other are read from left to right.
      let beside = own.filter { ready[$0].beginsBeside(ready[index]) }
      return (beside.map { ready[$0].minY }.min() ?? ready[index].minY, ready[index].minX, .ready(index))
    }
    let lines = lines(of: words, initials: initials)
    elements += lines.map { ($0.midY, $0.box.minX, .line($0)) }
    return Leaf(
      elements: elements.indices.sorted {
        (elements[$0].y, elements[$0].x, $0) < (elements[$1].y, elements[$1].x, $1)
      }.map { elements[$0].element })
  }

  private func lines(of words: [Int], initials: [LargeInitial]) -> [PlacedLine] {
    let own = initials.filter { words.contains($0.index) }
    let large = Set(own.map(\.index))
    let others = words.filter { !large.contains($0) }
    var rows = GivenLines.rows(of: others.map { text.words[$0] }, em: text.em)
      .map { row in row.map { others[$0] } }
    let boxes = rows.map { row in row.map { text.words[$0].box }.union ?? text.words[row[0]].box }
    var beside: Set<Int> = []
    var alone: [[Int]] = []
    for initial in own {
      let next = initial.rows(in: boxes, em: text.em)
      beside.formUnion(next)
      if let first = next.first {
        rows[first].insert(initial.index, at: 0)
      } else {
        alone.append([initial.index])
      }
    }
    return rows.indices.map { index in
      var line = text.line(of: rows[index])
      line.isBesideInitial = beside.contains(index)
      return line
    } + alone.map { text.line(of: $0) }
  }
}

extension Fragment {
  /// Lines apart count for much more than a blank between.
  fileprivate func distance(from number: Fragment) -> Double {
    20 * abs(midY - number.midY) + max(0, box.minX - number.box.maxX, number.box.minX - box.maxX)
  }
}

extension Rect {
  /// Its upper half and that of the other one reach into each other.
  fileprivate func beginsBeside(_ other: Rect) -> Bool { minY < other.midY && other.minY < midY }
}
