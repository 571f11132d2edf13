internal import RectoModel

/// Tells type of one width, as typewriters have it, where no font is known: words begin at multiples of one step.
struct FixedPitch {
  /// Lines that tell.
  private var lines = 0
  private var fixed = 0

  private static let leastLines = 6
  private static let leastWords = 5

  /// Most lines are in it.
  var isFixed: Bool { lines >= Self.leastLines && fixed * 5 > lines * 3 }

  mutating func add(_ line: TextLine) {
    guard line.direction == .leftToRight, line.words.count >= Self.leastWords,
      line.words.allSatisfy({ $0.style?.fontName == nil && $0.box.width > 0 }),
      let pitch = Self.pitch(of: line)
    else { return }
    lines += 1
    if Self.deviation(of: line, pitch: pitch) < 0.15 { fixed += 1 }
  }

  /// The step from letter to letter, from the longer words.
  private static func pitch(of line: TextLine) -> Double? {
    let steps = line.words.filter { $0.text.count >= 4 }.map { $0.box.width / (Double($0.text.count) - 0.2) }
      .sorted()
    return steps.count >= 2 ? steps[steps.count / 2] : nil
  }

  /// How far words begin from where they would in type of one width, in steps: the standard deviation.
  private static func deviation(of line: TextLine, pitch: Double) -> Double {
    var places: [(count: Double, x: Double)] = []
    var count = 0.0
    var last: Word?
    for word in line.words {
      if let last {
        let blanks = max(1, ((word.box.minX - last.box.maxX) / pitch).rounded())
        count += Double(last.text.count) + blanks
      }
      places.append((count, word.box.minX / pitch))
      last = word
    }
    let size = Double(places.count)
    let (meanCount, meanX) = (
      places.reduce(0) { $0 + $1.count } / size, places.reduce(0) { $0 + $1.x } / size
    )
    let spread = places.reduce(0) { $0 + ($1.count - meanCount) * ($1.count - meanCount) }
    guard spread > 0 else { return .infinity }
    let slope = places.reduce(0) { $0 + ($1.count - meanCount) * ($1.x - meanX) } / spread
    let errors = places.map { $0.x - meanX - slope * ($0.count - meanCount) }
    return (errors.reduce(0) { $0 + $1 * $1 } / size).squareRoot()
  }
}
