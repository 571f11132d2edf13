import RectoModel

/// Words whose boxes reach far above and below their letters: Tesseract gives some the height of the whole row, dashed rules and
/// specks with it. Their boxes are cut to where the letters stand, since rows of tables, sizes of type and what is
/// searched in a PDF go by them.
struct TallWords {
  /// Beside the middle one of all words of the page.
  private static let tall = 1.8
  /// Of the box; what has lost less of it is left as it is.
  private static let mostInk = 0.8
  /// Of the highest band of ink: what is as high may be the word itself, not a part of another line.
  private static let likelyWord = 0.5
  /// Of the word's band: dots and accents stand closer to it.
  private static let nearby = 0.25

  private let elements: [TesseractElement]
  private let image: PageBitmap
  /// In pixels.
  private let usualHeight: Double

  init(_ elements: [TesseractElement], on image: PageBitmap) {
    (self.elements, self.image) = (elements, image)
    let heights = elements.filter { !$0.text.isEmpty }.map(\.box.height).sorted()
    usualHeight = heights.isEmpty ? 0 : heights[heights.count / 2]
  }

  /// The elements, with the boxes of such words and of their lines cut.
  func cut() throws(RectoError) -> [TesseractElement] {
    var elements = elements
    var lines: Set<[Int]> = []
    for index in elements.indices {
      let element = elements[index]
      guard element.hasWholeLetters, element.direction != .topToBottom,
        element.box.height > usualHeight * Self.tall,
        let rows = try rows(of: element.box),
        Double(rows.count) < element.box.height * Self.mostInk
      else { continue }
      elements[index].box = Rect(
        left: element.box.minX, top: Double(rows.lowerBound), right: element.box.maxX,
        bottom: Double(rows.upperBound))
      lines.insert(element.placeInText)
    }
    guard !lines.isEmpty else { return elements }
    for group in elements.runs(by: { $0.placeInText == $1.placeInText })
    where group.first.map({ lines.contains($0.placeInText) }) == true {
      guard let box = group.map(\.box).union else { continue }
      for index in group.indices { elements[index].lineBox = box }
    }
    return elements
  }

  /// The rows of the image that hold the word: of the bands of ink that are high enough to be one, the
  /// one nearest the middle, with what is close to it; nil without ink.
  private func rows(of box: Rect) throws(RectoError) -> Range<Int>? {
    let page = image.size.rect
    guard let area = box.intersection(page) else { return nil }
    let part = try image.clipped(to: area).gray()
    let groups = PixelGroup.all(in: LineInk.dark(part.samples), width: part.width).filter { $0.area > 2 }
    let bands = Self.bands(groups.map { $0.minY..<$0.maxY + 1 })
    let highest = bands.map(\.count).max() ?? 0
    let middle = Double(part.height) / 2
    func distance(_ band: Range<Int>) -> Double {
      abs(Double(band.lowerBound + band.upperBound) / 2 - middle)
    }
    guard
      var word = bands.filter({ Double($0.count) >= Self.likelyWord * Double(highest) })
        .min(by: { distance($0) < distance($1) })
    else { return nil }
    let gap = Int(Self.nearby * Double(word.count))
    for band in bands where band.count < word.count && band != word {
      if band.upperBound <= word.lowerBound, word.lowerBound - band.upperBound <= gap {
        word = band.lowerBound..<word.upperBound
      } else if band.lowerBound >= word.upperBound, band.lowerBound - word.upperBound <= gap {
        word = word.lowerBound..<band.upperBound
      }
    }
    let top = Int(area.minY.rounded(.down))
    return word.lowerBound + top..<word.upperBound + top
  }

  /// What overlaps is one, from the top.
  private static func bands(_ ranges: [Range<Int>]) -> [Range<Int>] {
    ranges.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
      .reduce(into: []) { bands, range in
        if let last = bands.last, range.lowerBound < last.upperBound {
          bands[bands.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
        } else {
          bands.append(range)
        }
      }
  }
}

extension TesseractElement {
  /// In scripts whose letters are in one piece but for dots and accents: Latin, Greek, Cyrillic, Armenian.
  fileprivate var hasWholeLetters: Bool {
    let signs = text.unicodeScalars.filter { $0.isLetter || $0.properties.numericType != nil }
    return !signs.isEmpty && signs.allSatisfy { $0.value < 0x0590 || (0x1E00...0x1FFF).contains($0.value) }
  }

  fileprivate var placeInText: [Int] { [block, paragraph, line] }
}
