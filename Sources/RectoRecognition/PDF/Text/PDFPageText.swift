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
    let scalars = Self.visualOrder(of: scalars)
    characters.reserveCapacity(scalars.count)
    var run = 0
    for (index, (scalar, box)) in zip(scalars, boxes).enumerated() {
      while run < attributes.count, attributes[run].end < index { run += 1 }
      let isKnown = run < attributes.count && attributes[run].start <= index && scalar != "\n"
      characters.append(PDFCharacter(scalar: scalar, box: box, attributes: isKnown ? run : nil))
    }
  }

  private static func visualOrder(of scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    guard scalars.contains(where: { isMark($0) }) else { return scalars }
    var order: [Unicode.Scalar] = []
    // Groups that are open: where they start, and whether they are turned round.
    var open: [(start: Int, isTurned: Bool)] = []
    for scalar in scalars {
      switch scalar.value {
      case 0x202A, 0x202B: open.append((order.count, scalar.value == 0x202B || open.last?.isTurned == true))
      case 0x202C: if let group = open.popLast(), group.isTurned { order[group.start...].reverse() }
      case 0x202D, 0x202E: break
      default: order.append(scalar)
      }
    }
    while let group = open.popLast() { if group.isTurned { order[group.start...].reverse() } }
    return order
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool { (0x202A...0x202E).contains(scalar.value) }
}
