import RectoModel

/// A character of a page's own text.
struct PDFCharacter: Sendable, Hashable {
  var scalar: Unicode.Scalar
  /// In points from the top left of the page as it is shown: as wide as the letter's advance, as high as its font.
  var box: Rect
  /// In the page's attributes; nil for what poppler puts between words.
  var attributes: Int?
}

/// The text of a page as poppler tells it. Within a line, characters come as they stand, from left to right.
struct PDFPageText: Sendable, Hashable {
  /// Of a run of characters.
  struct Attributes: Sendable, Hashable {
    var fontName: String
    /// In points.
    var fontSize: Double
    var color: RGBColor
    /// The first character and the last.
    var start: Int
    var end: Int
  }

  /// A line feed ends each line.
  private(set) var characters: [PDFCharacter] = []
  private(set) var attributes: [Attributes] = []

  init() {}

  /// `scalars` with poppler's marks of direction, for which there are no boxes: inside of them, characters are turned
  /// round, and their boxes aren't.
  init(scalars: [Unicode.Scalar], boxes: [Rect], attributes: [Attributes]) {
    self.attributes = attributes
    let (scalars, groups) = Self.turned(scalars)
    characters.reserveCapacity(scalars.count)
    var run = 0
    for (index, (scalar, box)) in zip(scalars, boxes).enumerated() {
      while run < attributes.count, attributes[run].end < index { run += 1 }
      let isKnown = run < attributes.count && attributes[run].start <= index && scalar != "\n"
      characters.append(PDFCharacter(scalar: scalar, box: box, attributes: isKnown ? run : nil))
    }
    if !groups.isEmpty { characters = VisualGroups(characters, groups).inOrder }
  }

  /// Without the marks, and where their outermost groups stand.
  private static func turned(_ scalars: [Unicode.Scalar]) -> (order: [Unicode.Scalar], groups: [Range<Int>]) {
    guard scalars.contains(where: { isMark($0) }) else { return (scalars, []) }
    var order: [Unicode.Scalar] = []
    var groups: [Range<Int>] = []
    // Groups that are open: where they start, and whether they are turned round.
    var open: [(start: Int, isTurned: Bool)] = []
    func close(_ group: (start: Int, isTurned: Bool)) {
      if group.isTurned { order[group.start...].reverse() }
      if open.isEmpty { groups.append(group.start..<order.count) }
    }
    for scalar in scalars {
      switch scalar.value {
      case 0x202A, 0x202B: open.append((order.count, scalar.value == 0x202B || open.last?.isTurned == true))
      case 0x202C: if let group = open.popLast() { close(group) }
      case 0x202D, 0x202E: break
      default: order.append(scalar)
      }
    }
    while let group = open.popLast() { close(group) }
    return (order, groups)
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool { (0x202A...0x202E).contains(scalar.value) }
}

extension PDFPageText {
  /// Takes over what another look at the same page has and this one hasn't: whole lines, and the rest of lines that it cut.
  mutating func add(_ other: PDFPageText) {
    let own = lines
    var places: [PDFCharacter.Place: Int] = [:]
    for (index, line) in own.enumerated() {
      for character in line { if let place = character.place { places[place] = index } }
    }
    let shift = attributes.count
    // Before each of the own lines, and behind the last.
    var added = [[[PDFCharacter]]](repeating: [], count: own.count + 1)
    var replaced: [Int: [PDFCharacter]] = [:]
    var next = 0
    for line in other.lines {
      let marks = line.compactMap(\.place)
      let known = marks.compactMap { places[$0] }
      if known.count < marks.count {
        let line = line.map { $0.with(attributesShiftedBy: shift) }
        if let index = known.first, own[index].count(where: { $0.place != nil }) == known.count,
          known.allSatisfy({ $0 == index })
        {
          replaced[index] = line
        } else {
          added[next].append(line.filter { $0.place.map { places[$0] == nil } ?? true })
        }
        for mark in marks where places[mark] == nil { places[mark] = min(known.first ?? next, own.count) }
      }
      if let last = known.last { next = min(last + 1, own.count) }
    }
    guard !replaced.isEmpty || added.contains(where: { !$0.isEmpty }) else { return }
    attributes += other.attributes
    characters = []
    for (index, line) in own.enumerated() {
      added[index].forEach { append($0) }
      append(replaced[index] ?? line)
    }
    added[own.count].forEach { append($0) }
  }

  /// Each with its line feed, if it has one.
  private var lines: [[PDFCharacter]] {
    var lines: [[PDFCharacter]] = [[]]
    for character in characters {
      lines[lines.count - 1].append(character)
      if character.scalar == "\n" { lines.append([]) }
    }
    return lines.filter { !$0.isEmpty }
  }

  private mutating func append(_ line: [PDFCharacter]) {
    if let last = characters.last, last.scalar != "\n" {
      characters.append(PDFCharacter(scalar: "\n", box: last.box, attributes: nil))
    }
    characters += line
  }
}

extension PDFCharacter {
  /// Where it stands, in hundredths of a point.
  fileprivate struct Place: Hashable {
    var left: Int
    var top: Int
    var right: Int
  }

  /// nil for blanks.
  fileprivate var place: Place? {
    guard !scalar.isBlank, box.minX.magnitude < 1e9, box.minY.magnitude < 1e9, box.maxX.magnitude < 1e9 else {
      return nil
    }
    return Place(
      left: Int((box.minX * 100).rounded()), top: Int((box.minY * 100).rounded()),
      right: Int((box.maxX * 100).rounded()))
  }

  fileprivate func with(attributesShiftedBy shift: Int) -> PDFCharacter {
    PDFCharacter(scalar: scalar, box: box, attributes: attributes.map { $0 + shift })
  }
}
