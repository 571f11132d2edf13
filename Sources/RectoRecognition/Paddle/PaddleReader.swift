import RectoModel

/// A line as PP-OCR found and read it.
struct PaddleLine: Sendable {
  /// On the page, in the text's own direction.
  var box: TiltedBox
  var words: [Word]
  var baseline: Baseline?
  /// The mean over characters, 0...1, as the model has it.
  var probability: Double
  var isVertical: Bool
}

/// Finds the lines of a page and reads them, one after the other.
struct PaddleReader {
  let models: PaddleModels

  /// Of the picture in which text is looked for: a page of 3 x 2 tiles has letters that are large enough. Small pictures are
  /// enlarged to fill a tile.
  private static let longestSide = Double(PageTiles.span(3))
  private static let longestShortSide = Double(PageTiles.span(2))
  private static let leastSide = Double(PageTiles.span(1))
  /// Of lines in one look at the whole page, in its pixels: three times as high as what is still found.
  private static let largeLetters = 28.0
  private static let enoughLines = 3
  /// Lines that were read less surely may stand on their head.
  private static let doubtful: Float = 0.9
  private static let surelyTurned: Float = 0.9
  /// What is read less surely is no text, but for whole lines: those are a hand that is hard to read.
  private static let leastProbability: Float = 0.5
  private static let leastProbabilityOfLine: Float = 0.4
  /// In characters.
  private static let lineLength = 10

  /// In the order in which they were found: from the top by their upper ends. `isInTime` is asked before each line.
  func lines(of bitmap: PageBitmap, isInTime: () throws(RectoError) -> Void) throws(RectoError)
    -> [PaddleLine]
  {
    let regions = try regions(of: bitmap)
    guard !regions.isEmpty else { return [] }
    var lines = [PaddleLine?](repeating: nil, count: regions.count)
    // Lines of one length after the other: the runtime plans anew for each.
    let lengths = regions.map { LineImage.paddedWidth(of: $0.isVertical ? $0.turnedClockwise : $0) }
    for index in regions.indices.sorted(by: { (lengths[$0], $0) < (lengths[$1], $1) }) {
      try isInTime()
      lines[index] = try line(in: regions[index], of: bitmap)
    }
    return lines.compactMap(\.self)
  }

  /// Where lines are, as far as one look at the whole page tells: a fraction of a second.
  func overview(of bitmap: PageBitmap) throws(RectoError) -> [TiltedBox] {
    try regions(of: bitmap, size: bitmap.size.scaledToPixels(by: bitmap.size.reduction(to: Self.leastSide)))
  }

  /// One look is enough where letters are large in it, and better: tiles, which a closer look takes, cut long words in two.
  private func regions(of bitmap: PageBitmap) throws(RectoError) -> [TiltedBox] {
    let seen = try overview(of: bitmap)
    let scale = bitmap.size.reduction(to: Self.leastSide)
    let heights = seen.map { min($0.width, $0.height) * scale }.sorted()
    // In a picture that was made smaller for it, small print beside one large line would be missed.
    let enough = scale < 1 ? Self.enoughLines : 1
    if heights.count >= enough, heights[heights.count / 10] >= Self.largeLetters,
      try MissedInk(outside: seen.map(\.bounds), in: bitmap).isNegligible
    {
      return seen
    }
    return try regions(of: bitmap, size: Self.searchSize(of: bitmap.size))
  }

  private func regions(of bitmap: PageBitmap, size: Size) throws(RectoError) -> [TiltedBox] {
    let picture = try PixelSamples(try bitmap.scaled(to: size))
    let map = try models.textMap(of: picture)
    let (x, y) = (bitmap.size.width / size.width, bitmap.size.height / size.height)
    return TextRegionFinder().regions(in: map, width: picture.width).map { $0.box.scaled(x: x, y: y) }
  }

  static func searchSize(of size: Size) -> Size {
    let (long, short) = (max(size.width, size.height), min(size.width, size.height))
    let scale = min(
      max(1, leastSide / max(short, 1)), longestSide / max(long, 1), longestShortSide / max(short, 1))
    return size.scaledToPixels(by: scale)
  }

  // MARK: - Lines

  private func line(in region: TiltedBox, of bitmap: PageBitmap) throws(RectoError) -> PaddleLine? {
    // A copy of the whole page would be large.
    guard let page = try PixelSamples(bitmap, in: region.bounds) else { return nil }
    let upright = region.isVertical ? region.turnedClockwise : region
    var image = LineImage(upright, of: page)
    var reading = try models.read(image)
    if reading.probability < Self.doubtful, try models.chanceOfTurned(image) > Self.surelyTurned {
      let turned = LineImage(upright.reversed, of: page)
      let second = try models.read(turned)
      if second.probability > reading.probability { (image, reading) = (turned, second) }
    }
    let isLine = reading.characters.count >= Self.lineLength
    guard reading.probability >= (isLine ? Self.leastProbabilityOfLine : Self.leastProbability) else {
      return nil
    }
    let parts = LineWords(reading, image: image)
    let words = parts.parts
    return words.isEmpty
      ? nil : Self.line(words, baseline: parts.baseline(of: words), image, reading, region.isVertical)
  }

  private static func line(
    _ parts: [LineWords.Part], baseline: Double?, _ image: LineImage, _ reading: LineReading,
    _ isVertical: Bool
  ) -> PaddleLine {
    let words = parts.map { part in
      Word(part.text, box: image.place(part.box), confidence: Confidence(part.probability))
    }
    let ends = baseline.flatMap { y in
      parts.map(\.box).union.map { box in
        Baseline([image.place(Point(x: box.minX, y: y)), image.place(Point(x: box.maxX, y: y))])
      }
    }
    return PaddleLine(
      box: image.box, words: words, baseline: ends, probability: Double(reading.probability),
      isVertical: isVertical)
  }
}

extension TiltedBox {
  /// Read downwards.
  fileprivate var isVertical: Bool { height >= 1.5 * width }
}
