import RectoModel
import RectoPDF

/// The text that a page of a PDF has by itself, as lines of words.
struct EmbeddedText: Sendable, Hashable {
  /// In points, in poppler's order; lines that run along none of the page's sides come last.
  private(set) var lines: [EmbeddedLine] = []

  init() {}

  /// Only text that `isWanted` is taken; text of which it isn't known what wrote it is taken where `isPlace`.
  init(
    _ source: PageTextSource, where isWanted: (ShownText) -> Bool = { _ in true },
    elsewhere isPlace: (Point) -> Bool = { _ in true }
  ) {
    var reader = EmbeddedLineReader(source)
    var guess: Int?
    for character in source.text.characters {
      guard let letter = Self.letter(character, source, &guess) else {
        if character.scalar == "\n" { reader.endLine() } else { reader.addBlank() }
        continue
      }
      let shown = letter.shown.map { source.shown.all[$0] }
      if shown.map({ isWanted($0) && $0.shows(letter.box) }) ?? isPlace(letter.box.center) {
        reader.add(letter)
      }
    }
    lines = reader.finish()
  }

  /// nil for blanks, and for what can't be seen on the page.
  private static func letter(
    _ character: PDFCharacter, _ source: PageTextSource, _ guess: inout Int?
  ) -> EmbeddedLineReader.PlacedLetter? {
    guard let index = character.attributes, !character.scalar.isBlank else { return nil }
    let box = character.box
    let middle = box.center
    let place = source.shown.place(of: middle, guess: guess)
    let size = source.size(of: index, shown: place)
    guard size >= 0.5, middle.x >= -1, middle.y >= -1, middle.x <= source.size.width + 1,
      middle.y <= source.size.height + 1
    else { return nil }
    guard source.isSeen(index, at: middle) else { return nil }
    guess = place
    return .init(scalar: character.scalar, box: box, size: size, attributes: index, shown: place)
  }

  /// Lines that stand under one another, together, as blocks of the page: `transform` makes page units of points.
  func blocks(_ transform: AffineTransform, engine: EngineIdentity) -> [Block] {
    var groups: [[EmbeddedLine]] = []
    for line in lines {
      if let last = groups.last?.last, line.follows(last) {
        groups[groups.count - 1].append(line)
      } else {
        groups.append([line])
      }
    }
    return groups.enumerated().compactMap { index, group in
      var lines = group.map { $0.line.mapped(transform) }
      for index in lines.indices.dropLast() {
        lines[index].endsHyphenated = lines[index].isHyphenated(before: lines[index + 1])
      }
      guard let box = lines.map(\.box).union else { return nil }
      return Block(
        id: BlockID("e\(index + 1)"), region: Region(box), content: .paragraph(Paragraph(lines)),
        provenance: Provenance(engine: engine))
    }
  }
}

extension ShownText {
  /// Whether the clipping path leaves the letter.
  fileprivate func shows(_ box: Rect) -> Bool {
    hidden.contains(.clipped) ? false : clip?.grown(by: 1).contains(box.center) ?? true
  }
}

extension TextLine {
  func mapped(_ transform: AffineTransform) -> TextLine {
    guard transform != .identity else { return self }
    var line = self
    line.box = transform.apply(to: box)
    line.baseline = baseline.map { Baseline($0.points.map(transform.apply(to:))) }
    line.words = words.map { word in
      var word = word
      word.box = transform.apply(to: word.box)
      return word
    }
    return line
  }
}
