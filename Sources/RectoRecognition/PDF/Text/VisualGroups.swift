import RectoModel

/// Words of a page in groups that poppler has marked. In some files each word is a group, and those of a line come from the
/// right, as they are read: here they come from the left, as all others do.
struct VisualGroups {
  /// Characters in their order, in groups that stand together: of poppler's, or a word between them.
  private struct Piece {
    var characters: ArraySlice<PDFCharacter>
    /// A blank stands behind it, as given.
    var isApart: Bool
    var left: Double
    var right: Double
  }

  private let characters: [PDFCharacter]
  /// Of poppler's, from the start.
  private let groups: [Range<Int>]

  init(_ characters: [PDFCharacter], _ groups: [Range<Int>]) {
    (self.characters, self.groups) = (characters, groups)
  }

  var inOrder: [PDFCharacter] {
    var result: [PDFCharacter] = []
    result.reserveCapacity(characters.count)
    var (start, group) = (0, 0)
    while start < characters.count {
      let feed = characters[start...].firstIndex { $0.scalar == "\n" } ?? characters.count
      var own: [Range<Int>] = []
      while group < groups.count, groups[group].lowerBound < feed {
        own.append(groups[group].clamped(to: start..<feed))
        group += 1
      }
      result += line(start..<feed, groups: own)
      if feed < characters.count { result.append(characters[feed]) }
      start = feed + 1
    }
    return result
  }

  private func line(_ range: Range<Int>, groups: [Range<Int>]) -> [PDFCharacter] {
    guard groups.count > 1 || groups.first.map({ $0 != range }) == true else {
      return Array(characters[range])
    }
    let pieces = pieces(range, groups)
    let isFromTheLeft = zip(pieces, pieces.dropFirst()).allSatisfy { $0.left <= $1.left }
    guard !isFromTheLeft else { return Array(characters[range]) }
    let sorted = pieces.indices.sorted { (pieces[$0].left, $0) < (pieces[$1].left, $1) }
    var result: [PDFCharacter] = []
    for (place, index) in sorted.enumerated() {
      if place > 0 {
        let before = sorted[place - 1]
        let gap = pieces[index].left - pieces[before].right
        let height = pieces[index].characters.first?.box.height ?? 0
        if gap > 0.1 * height || pieces[min(index, before)].isApart && abs(index - before) == 1 {
          let box = pieces[index].characters.first?.box ?? Rect(x: 0, y: 0, width: 0, height: 0)
          result.append(PDFCharacter(scalar: " ", box: box, attributes: nil))
        }
      }
      result += pieces[index].characters
    }
    return result
  }

  /// A group is whole, whatever stands in it.
  private func pieces(_ range: Range<Int>, _ groups: [Range<Int>]) -> [Piece] {
    var pieces: [Piece] = []
    func add(_ range: Range<Int>) {
      let boxes = characters[range].filter { !$0.scalar.isBlank }.map(\.box)
      guard let whole = boxes.union else { return }
      pieces.append(
        Piece(characters: characters[range], isApart: false, left: whole.minX, right: whole.maxX))
    }
    func addWords(_ range: Range<Int>) {
      var start = range.lowerBound
      for index in range where characters[index].scalar.isBlank {
        add(start..<index)
        if !pieces.isEmpty { pieces[pieces.count - 1].isApart = true }
        start = index + 1
      }
      add(start..<range.upperBound)
    }
    var start = range.lowerBound
    for group in groups where !group.isEmpty {
      addWords(start..<group.lowerBound)
      add(group)
      start = group.upperBound
    }
    addWords(start..<range.upperBound)
    return pieces
  }
}
