import RectoLayout
import RectoModel

/// Words of a first reading that were surer than what a second one made of them: a table that is read better on the whole may
/// be read worse in single cells.
struct SurerWords {
  private let words: [Word]

  /// Confidence is no exact measure.
  private static let lead = 0.1

  init(_ words: [Word]) { self.words = words }

  /// The blocks of the second reading, with the text of the surer words at their places.
  func kept(in blocks: [Block]) -> [Block] {
    let count = blocks.flatMap(\.allLines).reduce(0) { $0 + $1.words.count }
    guard words.count * count <= 4_000_000 else { return blocks }
    return blocks.map { block in
      var block = block
      block.content = block.content.mapWords(surer)
      return block
    }
  }

  private func surer(_ second: Word) -> Word {
    guard let first = words.first(where: { $0.box.isPlace(of: second.box) }),
      let (one, two) = first.confidence.flatMap({ one in second.confidence.map { (one.value, $0.value) } }),
      one > two + Self.lead
    else { return second }
    var word = second
    word.text = first.text
    word.confidence = first.confidence
    word.glyphs = []
    return word
  }
}

extension Rect {
  /// Both are boxes of one word.
  fileprivate func isPlace(of other: Rect) -> Bool {
    guard let shared = intersection(other), area > 0, other.area > 0 else { return false }
    return shared.area > 0.6 * max(area, other.area)
  }
}
