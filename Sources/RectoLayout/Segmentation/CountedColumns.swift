import RectoModel

/// Parts lines that were read across two columns whose lines are counted: the second count stands in the middle of them.
struct CountedColumns {
  let text: PageText

  /// The leaf, or what stands above the columns, each of them, and what stands below.
  func leaves(of leaf: Leaf) -> [Leaf] {
    let places = leaf.elements.map { element -> Int? in
      if case .line(let line) = element { innerCount(line) } else { nil }
    }
    let found = places.indices.filter { places[$0] != nil }
    guard let first = found.first, let last = found.last, let edge = edge(of: found, places, leaf) else {
      return [leaf]
    }
    var (left, right): ([Leaf.Element], [Leaf.Element]) = ([], [])
    for element in leaf.elements[first...last] {
      guard case .line(let line) = element else {
        left.append(element)
        continue
      }
      let isLeft = line.line.words.map { text.plane.place($0.box).midX < edge }
      let words = zip(line.line.words, isLeft)
      left += line.part(words.filter(\.1).map(\.0), of: text).map { [.line($0)] } ?? []
      right += line.part(words.filter { !$0.1 }.map(\.0), of: text).map { [.line($0)] } ?? []
    }
    let above = Array(leaf.elements[..<first])
    let below = Array(leaf.elements[(last + 1)...])
    return [above, left, right, below].filter { !$0.isEmpty }.map { Leaf(elements: $0) }
  }

  /// The position of a number with a blank before it that is no part of a sentence.
  private func innerCount(_ line: PlacedLine) -> Int? {
    let words = line.line.words
    return words.indices.dropFirst().first { index in
      guard LineCount.number(words[index]) != nil else { return false }
      let (before, own) = (text.plane.place(words[index - 1].box), text.plane.place(words[index].box))
      return own.minX - before.maxX > text.em
    }
  }

  /// Where the second column begins; nil when there is none.
  private func edge(of found: [Int], _ places: [Int?], _ leaf: Leaf) -> Double? {
    var numbers = [Int?](repeating: nil, count: leaf.elements.count)
    var edges: [Double] = []
    for index in found {
      guard case .line(let line) = leaf.elements[index], let place = places[index] else { continue }
      numbers[index] = LineCount.number(line.line.words[place])
      edges.append(text.plane.place(line.line.words[place].box).maxX)
    }
    guard let first = found.first, let last = found.last,
      !LineCount.counted(Array(numbers[first...last])).isEmpty, let middle = edges.median,
      edges.count(where: { abs($0 - middle) < text.em }) * 5 >= edges.count * 4
    else { return nil }
    return middle - 2.5 * text.em
  }
}
