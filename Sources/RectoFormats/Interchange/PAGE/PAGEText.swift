internal import RectoModel

/// The text of an element of PAGE, and how sure it is.
struct PAGEText {
  var text: String
  var confidence: Confidence?
  /// Others that the file gives besides.
  var alternatives: Int

  /// The reading with the lowest index; nil when there is none.
  init?(_ node: MarkupNode) {
    let readings = node.all("TextEquiv")
    let best = readings.enumerated().min { first, second in
      (Self.index(first.element), first.offset) < (Self.index(second.element), second.offset)
    }
    guard let reading = best?.element, let text = reading.first("Unicode") ?? reading.first("PlainText")
    else { return nil }
    self.text = text.text
    confidence = reading["conf"].flatMap { Double.pageNumber($0) }.flatMap { Confidence($0) }
    alternatives = readings.count - 1
  }

  /// One without an index comes first.
  private static func index(_ node: MarkupNode) -> Int { node["index"].flatMap { Int($0) } ?? -1 }
}

extension String {
  /// No-break and wide blanks are characters of words.
  var withoutOuterASCIIBlanks: String {
    var text = self[...]
    while text.first?.isASCIIBlank == true { text.removeFirst() }
    while text.last?.isASCIIBlank == true { text.removeLast() }
    return String(text)
  }
}
