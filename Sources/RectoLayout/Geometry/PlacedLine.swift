import RectoModel

/// A line in the reading plane, measured.
struct PlacedLine: Sendable {
  var line: TextLine
  /// Round its words, in the reading plane.
  let box: Rect
  /// The middle of most of its words: a raised or large one does not move it.
  let midY: Double
  /// Of its words, in the reading plane.
  private let places: [Rect]
  /// In points.
  let size: Double
  let style: LineStyle
  /// It stands beside a large initial: its indent means nothing.
  var isBesideInitial = false
  /// The position, on the page, of the block that it was given in.
  var source = 0

  init(_ line: TextLine, plane: ReadingPlane, meter: TypeMeter) {
    let boxes = line.words.map { plane.place($0.box) }
    self.line = line
    box = boxes.union ?? plane.place(line.box)
    midY = boxes.map(\.midY).median ?? box.midY
    places = boxes
    size = meter.size(of: line.words)
    style = LineStyle(line.words)
  }

  /// From its middle to that of a line below, measured where both have words: a page may lie aslant.
  func step(to next: PlacedLine) -> Double {
    let shared = shared(with: next)
    return next.midY(over: shared) - midY(over: shared)
  }

  /// From where its letters stand to where those of a line below do: middles of a few words depend on which letters are in them. nil
  /// where one has none.
  func letterStep(to next: PlacedLine) -> Double? {
    let shared = shared(with: next)
    guard let foot = baseline(over: shared), let nextFoot = next.baseline(over: shared) else { return nil }
    return nextFoot - foot
  }

  private func shared(with next: PlacedLine) -> ClosedRange<Double> {
    let left = max(box.minX, next.box.minX)
    return left...max(left, min(box.maxX, next.box.maxX))
  }

  private func baseline(over shared: ClosedRange<Double>) -> Double? {
    let words = zip(line.words, places)
    let here = words.filter { $0.1.maxX > shared.lowerBound && $0.1.minX < shared.upperBound }
    return here.compactMap { LetterFoot(of: $0, in: $1) }.baseline
  }

  private func midY(over shared: ClosedRange<Double>) -> Double {
    places.filter { $0.maxX > shared.lowerBound && $0.minX < shared.upperBound }.map(\.midY).median ?? midY
  }

  var text: String { line.plainText }
  var lastCharacter: Character? { line.words.last?.text.last }

  /// It runs at right angles to the page's lines.
  var isSideways: Bool { style.letters >= 3 && box.height > 1.5 * box.width }

  /// Its words stand in columns, further apart than a title is set. What follows the first word may be a tab away from
  /// a number.
  var isParted: Bool {
    let height = places.map(\.height).median ?? box.height
    return zip(places.dropFirst(), places.dropFirst(2)).contains { one, next in
      max(next.minX - one.maxX, one.minX - next.maxX) > 4 * height
    }
  }

  /// A short number, far behind what stands before it: of a page, in a table of contents.
  var endsInNumber: Bool {
    guard let last = line.words.last?.text, last.count <= 4, style.letters > last.count,
      Int(last) != nil || RomanNumeral.value(of: last) != nil, let number = places.last,
      let title = places.dropLast().last
    else { return false }
    return number.minX - title.maxX > 4 * number.height
  }

  /// A line of a table of contents: dots, and a page's number.
  var isEntry: Bool {
    guard let last = line.words.last?.text, let digit = last.last,
      digit.isNumber || RomanNumeral.value(of: last) != nil
    else { return false }
    let dots = line.words.reduce(0) { $0 + $1.text.count { $0 == "." } }
    return dots >= 5 && line.words.contains { $0.text.hasPrefix("..") || $0.text == "." }
      || last.hasPrefix("....")
  }

  /// It ends as sentences do.
  var endsSentence: Bool { lastCharacter.map { ".!?:。！？：".contains($0) } ?? false }
}

/// What a line is set in, by the characters of its words.
struct LineStyle: Sendable, Hashable {
  var isBold = false
  var isItalic = false
  var isMonospace = false
  /// All letters are capitals, and there are more than three.
  var isCapitals = false
  var letters = 0
  var characters = 0

  init(_ words: [Word]) {
    var (bold, italic, monospace, capitals) = (0, 0, 0, 0)
    for word in words {
      let count = word.text.characterCount
      characters += count
      letters += word.text.count(plain: \.isLetter, other: \.isLetter)
      capitals += word.text.count(plain: \.isCapital) { $0.isLetter && $0.isUppercase }
      guard let style = word.style else { continue }
      if style.has(.bold) { bold += count }
      if style.has(.italic) { italic += count }
      if style.has(.monospace) { monospace += count }
    }
    isBold = bold * 5 > characters * 4
    isItalic = italic * 5 > characters * 4
    isMonospace = monospace * 5 > characters * 4
    isCapitals = letters > 3 && capitals == letters
  }
}

extension Collection<PlacedLine> {
  /// The size that most characters have, in points; 0 without lines.
  func bodySize(hasFonts: Bool) -> Double {
    let sizes = map { (value: hasFonts ? ($0.size * 2).rounded() / 2 : $0.size, count: $0.style.characters) }
    guard hasFonts else { return sizes.weightedMedian }
    var counts: [Double: Int] = [:]
    for (size, count) in sizes { counts[size, default: 0] += count }
    return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
  }
}

extension Collection<PlacedLine> {
  /// The size of running text on one page, in points: the largest that a good part of it has. A page may have more notes
  /// than text.
  func textSize(hasFonts: Bool) -> Double {
    let sizes = map { (value: hasFonts ? ($0.size * 2).rounded() / 2 : $0.size, count: $0.style.characters) }
    guard hasFonts else { return sizes.weighted(at: 0.65) }
    var counts: [Double: Int] = [:]
    for (size, count) in sizes { counts[size, default: 0] += count }
    let total = counts.values.reduce(0, +)
    return counts.filter { $0.value * 4 >= total }.keys.max() ?? bodySize(hasFonts: true)
  }
}

extension [(value: Double, count: Int)] {
  /// The value in the middle of all that are counted; 0 when there are none.
  var weightedMedian: Double { weighted(at: 0.5) }

  /// The value that this share of them doesn't exceed.
  func weighted(at share: Double) -> Double {
    let total = Double(reduce(0) { $0 + $1.count })
    var sum = 0
    for (value, count) in sorted(by: { $0 < $1 }) {
      sum += count
      if Double(sum) >= share * total, count > 0 { return value }
    }
    return 0
  }
}
