import RectoModel

/// How the ink of a line is shaped, which tells what a hand wrote from what was printed: a hand joins letters, with a pen that is
/// thin beside their size, and makes them as high as it comes.
struct LineShape: Sendable, Hashable {
  /// Connected groups of ink for each character that was read: one or more in print, a third in a flowing hand.
  let groupsPerCharacter: Double
  /// The width of groups by their height, the wide ones counting more.
  let aspect: Double
  /// How much the heights of groups differ: their deviation by their mean.
  let unevenness: Double
  /// The thickness of strokes by the height of the line.
  let thickness: Double

  /// Fewer tell nothing.
  static let leastCharacters = 6

  /// How many of four things speak for a hand, each of which most handwriting has and little print. Found on letters, registers and
  /// notes of the 19th to the 21st century beside print and typescript of the same age.
  var signs: Int {
    [groupsPerCharacter < 0.65, aspect > 0.8, unevenness > 0.265, thickness < 0.06].count { $0 }
  }

  /// Of the boxes of groups in a line `height` high. nil where there is too little to judge by.
  init?(groups: [Rect], characters: Int, height: Double, thickness: Double) {
    let letters = groups.filter { $0.height >= 0.25 * height && $0.height <= height }
    guard characters >= Self.leastCharacters, letters.count >= 2 else { return nil }
    groupsPerCharacter = Double(letters.count) / Double(characters)
    let width = letters.reduce(0) { $0 + $1.width }
    aspect = letters.reduce(0) { $0 + $1.width / $1.height * $1.width } / width
    let mean = letters.reduce(0) { $0 + $1.height } / Double(letters.count)
    let variance = letters.reduce(0) { $0 + ($1.height - mean) * ($1.height - mean) } / Double(letters.count)
    unevenness = variance.squareRoot() / mean
    self.thickness = thickness / height
  }
}
