import RectoModel

/// Exponents and indices that were given in lines of their own: files often set them apart from the line that they belong to.
struct RaisedWords {
  /// The size of most of the row's letters, in points.
  private let size: Double
  /// Where they stand, in the reading plane.
  private let base: Double
  private let meter: TypeMeter

  /// nil for rows without sizes of type.
  init?(in row: [PlacedWord], meter: TypeMeter) {
    let sizes = row.compactMap { word in word.pointSize.map { (size: $0, letters: word.letters) } }
    let letters = Dictionary(sizes.map { ($0.size, $0.letters) }, uniquingKeysWith: +)
    guard let main = letters.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }),
      let base = row.filter({ $0.pointSize == main.key }).map(\.box.maxY).median
    else { return nil }
    (size, self.base, self.meter) = (main.key, base, meter)
  }

  /// The word with the trait that tells where it stands, if it is in smaller type and clearly above or below.
  func marked(_ placed: PlacedWord) -> Word {
    var word = placed.word
    guard let own = placed.pointSize, own < 0.85 * size, word.style?.isRaisedOrLowered == false else {
      return word
    }
    let shift = TypeShift(
      raised: (base - placed.box.maxY) / max(meter.units(size), 1e-3), size: own / max(size, 1e-3))
    // Boxes end with the ink: letters with tails reach a little below the line.
    let isDoubtful =
      shift.raised < 0 && (shift.raised > -0.15 || placed.box.minY <= base - meter.units(own))
    if !isDoubtful, let trait = shift.trait { word.style?.traits.append(trait) }
    return word
  }
}

extension PlacedWord {
  fileprivate var pointSize: Double? { word.style?.fontSize?.value }
}

extension TextStyle {
  fileprivate var isRaisedOrLowered: Bool { has(.superscript) || has(.subscript) }
}
