import RectoModel

/// A line of labels over a line of their values, as letters and invoices have: date, reference, number. The labels are bold, have
/// colons, or stand on a colour of their own.
struct LabelledValues {
  /// The two lines.
  let rows: [TextRow]
  let gutters: Gutters

  /// In rows that go from the top to the bottom of a page.
  /// `shades` are coloured areas.
  static func all(
    in rows: [TextRow], words: [PlacedWord], em: Double, shades: [Rect] = []
  ) -> [LabelledValues] {
    rows.indices.dropLast().compactMap {
      LabelledValues(at: $0, of: rows, words: words, em: em, shades: shades)
    }
  }

  private init?(at index: Int, of all: [TextRow], words: [PlacedWord], em: Double, shades: [Rect]) {
    let (labels, values) = (all[index], all[index + 1])
    guard labels.pieces.count >= 3, labels.pieces.count == values.pieces.count,
      values.box.minY - labels.box.maxY < 2 * em,
      zip(labels.pieces, values.pieces).allSatisfy({ abs($0.box.minX - $1.box.minX) < 0.5 * em })
    else { return nil }
    let areOnColour = shades.contains { shade in
      labels.pieces.allSatisfy { shade.contains($0.box.center) }
        && !values.pieces.contains { shade.contains($0.box.center) }
    }
    guard areOnColour || values.box.minY - labels.box.maxY < em else { return nil }
    // More lines below in the same places are a table or texts beside each other.
    if index + 2 < all.count, all[index + 2].box.minY - values.box.maxY < 1.5 * em,
      all[index + 2].pieces.count > 1
    {
      return nil
    }
    let texts = [labels, values].map { row in row.pieces.map { piece in piece.words.map { words[$0].word } } }
    let areMarked = texts[0].allSatisfy { $0.last?.text.last == ":" }
    let isBold = texts.map { row in row.allSatisfy { $0.allSatisfy { $0.style?.has(.bold) == true } } }
    let numbers = texts[1].count { $0.contains { $0.text.contains(where: \.isNumber) } }
    guard areMarked || areOnColour || isBold[0] && !isBold[1],
      !texts[0].joined().contains(where: { $0.text.contains(where: \.isNumber) }),
      numbers * 2 >= texts[1].count
    else { return nil }
    rows = [labels, values]
    gutters = Gutters(rows, least: 0.3 * em, tolerated: 0)
    guard gutters.strips.count + 1 == labels.pieces.count else { return nil }
  }
}
