import RectoLayout
import RectoModel

/// Finds the lines of a page that were written by hand, by the shape of their ink. In scripts whose printed letters are joined, or
/// are made of parts, it finds none.
struct HandwritingFinder {
  private let image: PageBitmap

  /// Fine enough for the strokes of a pen.
  private static let longestSide = 2400.0
  private static let enoughSigns = 3

  /// `image` is what the page was read from.
  init(_ image: PageBitmap) { self.image = image }

  /// What the reader of a document is to know.
  static func note(lines: Int) -> String {
    "\(lines == 1 ? "a line looks" : "\(lines) lines look") written by hand, which is read less surely than print"
  }

  /// The page with `isHandwritten` set for the words of these lines, and how many they are.
  func marked(_ page: Page) throws(RectoError) -> (page: Page, lines: Int) {
    let shapes = try shapes(of: page)
    let sure = shapes.count { $0.shape.signs >= Self.enoughSigns }
    // On a page that is mostly written, less is needed.
    let enough = sure * 2 > shapes.count ? Self.enoughSigns - 1 : Self.enoughSigns
    let found = Set(shapes.filter { $0.shape.signs >= enough }.map(\.line))
    var made = page
    for index in page.blocks.indices where !found.isEmpty {
      made.blocks[index].content = page.blocks[index].content.mapLines { lines in
        lines.map { found.contains($0) ? $0.handwritten : $0 }
      }
    }
    return (made, found.count)
  }

  /// Of the lines that can be judged.
  private func shapes(of page: Page) throws(RectoError) -> [(line: TextLine, shape: LineShape)] {
    let lines = page.lines.filter(\.isForHandwriting)
    guard !lines.isEmpty else { return [] }
    let (ink, scale) = try image.ink(longestSide: Self.longestSide)
    let groups = try ink.groupBoxes()
    let strokes = try StrokeDepths(of: ink)
    return lines.compactMap { line in
      let box = line.box.scaled(by: scale)
      let shape = LineShape(
        groups: groups.filter { box.contains($0.center) }, characters: line.words.characterCount,
        height: box.height,
        thickness: strokes.thickness(in: box))
      return shape.map { (line, $0) }
    }
  }
}

extension TextLine {
  /// Latin, Greek or Cyrillic letters mostly, or digits.
  fileprivate var isForHandwriting: Bool {
    let scalars = words.lazy.flatMap(\.text.unicodeScalars)
    return words.characterCount >= LineShape.leastCharacters
      && scalars.count { $0.value < 0x0530 || $0.value >> 8 == 0x20 } * 10 >= scalars.count * 9
  }

  fileprivate var handwritten: TextLine {
    mapWords { word in
      var word = word
      word.style = word.style ?? TextStyle()
      word.style?.isHandwritten = true
      return word
    }
  }
}
