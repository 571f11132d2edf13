import RectoModel

/// Compares the words that a reader finds on the pages of PDF files, and where they stand.
struct PDFWordComparison {
  let boxTolerance: Double

  func compare(
    _ expected: [PDFTextBoxes.PageText], _ actual: [PDFTextBoxes.PageText], into list: inout DifferenceList
  ) {
    for index in 0..<max(expected.count, actual.count) {
      let place = DifferencePlace(page: index + 1)
      guard index < expected.count, index < actual.count else {
        list.add(
          .page, at: place, expected: index < expected.count ? expected[index].shown : nil,
          actual: index < actual.count ? actual[index].shown : nil)
        continue
      }
      compare(expected[index], actual[index], at: place, into: &list)
    }
  }

  private func compare(
    _ expected: PDFTextBoxes.PageText, _ actual: PDFTextBoxes.PageText, at place: DifferencePlace,
    into list: inout DifferenceList
  ) {
    let gaps = SequenceAlignment(
      expected.words.map { list.masks.cleaned($0.text) }, actual.words.map { list.masks.cleaned($0.text) }
    ).gaps
    for gap in gaps {
      let (left, right) = (expected.words[gap.expected], actual.words[gap.actual])
      var place = place
      place.box = (left.isEmpty ? right : left).map(\.box).union?.rounded
      list.add(
        .text, at: place, expected: left.isEmpty ? nil : left.map(\.text).joined(separator: " "),
        actual: right.isEmpty ? nil : right.map(\.text).joined(separator: " "))
    }
    moved(expected.words, actual.words, gaps, at: place, into: &list)
    list.compare(.text, at: place, expected.unplacedText, actual.unplacedText)
  }

  /// Words that stand on both sides, but not in the same place: the first of them, and how many there are.
  private func moved(
    _ expected: [Word], _ actual: [Word], _ gaps: [SequenceAlignment.Gap], at place: DifferencePlace,
    into list: inout DifferenceList
  ) {
    var (left, right) = (0, 0)
    for gap in gaps + [.init(expected: expected.count..<expected.count, actual: actual.count..<actual.count)]
    {
      for (one, other) in zip(expected[left..<gap.expected.lowerBound], actual[right..<gap.actual.lowerBound])
      where one.box.distance(to: other.box) > boxTolerance {
        var place = place
        place.box = one.box.rounded
        list.add(.box, at: place, expected: one.shown, actual: other.shown)
      }
      (left, right) = (gap.expected.upperBound, gap.actual.upperBound)
    }
  }
}

extension PDFTextBoxes.PageText {
  /// All words.
  var text: String { words.isEmpty ? unplacedText : words.map(\.text).joined(separator: " ") }
  fileprivate var shown: String { text.isEmpty ? "a page without text" : text }
}

extension Word {
  fileprivate var shown: String {
    "\(text) at \(box.x.short), \(box.y.short), \(box.width.short) x \(box.height.short)"
  }
}

extension Rect {
  fileprivate func distance(to other: Rect) -> Double {
    [minX - other.minX, minY - other.minY, maxX - other.maxX, maxY - other.maxY].map(abs).max() ?? 0
  }

  fileprivate var rounded: Rect {
    func tenth(_ value: Double) -> Double { (value * 10).rounded() / 10 }
    return Rect(x: tenth(x), y: tenth(y), width: tenth(width), height: tenth(height))
  }
}
