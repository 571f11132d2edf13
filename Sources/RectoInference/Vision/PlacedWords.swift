import RectoModel

/// Words of a reading with the local words that they stand for, or the ink.
struct PlacedWords {
  struct Word {
    let text: String
    let places: [RectoModel.Word]
    /// Its share of ink that the local engine has not read.
    let ink: Rect?

    init(_ text: String, _ places: [RectoModel.Word], ink: Rect?) {
      (self.text, self.places, self.ink) = (text, places, ink)
    }
  }

  /// Of words that nothing but ink speaks for: low, so that people look at them.
  private static let confidenceOfInk = Confidence(0.3)

  private var words: [Word]

  init(_ words: [Word]) { self.words = words }

  /// Round everything that has a place.
  var box: Rect? { words.flatMap { word in word.ink.map { [$0] } ?? word.places.map(\.box) }.union }

  /// The first ones, which go.
  mutating func taken(_ count: Int) -> PlacedWords {
    let part = PlacedWords(Array(words.prefix(count)))
    words.removeFirst(min(count, words.count))
    return part
  }

  /// Lines as they stand on the page: a word that is left of the last one, or clearly below it, begins one. Words without a
  /// place share that of the word before.
  func lines() -> [TextLine] {
    var lines: [[RectoModel.Word]] = []
    for word in placed() {
      if let last = lines.last?.last, word.box.minX >= last.box.minX,
        abs(word.box.midY - last.box.midY) < max(last.box.height, word.box.height) * 0.7
      {
        lines[lines.count - 1].append(word)
      } else {
        lines.append([word])
      }
    }
    return lines.compactMap { TextLine(around: $0) }
  }

  private func placed() -> [RectoModel.Word] {
    var made: [RectoModel.Word] = []
    var index = 0
    while index < words.count {
      let word = words[index]
      if let ink = word.ink {
        made.append(RectoModel.Word(word.text, box: ink, confidence: Self.confidenceOfInk))
        index += 1
      } else if word.places.isEmpty {
        if let last = made.last { made.append(RectoModel.Word(word.text, box: last.box)) }
        index += 1
      } else {
        let same = words[index...].prefix { $0.ink == nil && $0.places == word.places }
        made += Self.sharing(word.places, same)
        index += same.count
      }
    }
    return made
  }

  /// Several words that stand for one place share its width.
  private static func sharing(_ places: [RectoModel.Word], _ words: ArraySlice<Word>) -> [RectoModel.Word] {
    guard let box = places.map(\.box).union else { return [] }
    let letters = Double(words.map(\.text.count).reduce(0, +) + words.count - 1)
    var x = box.x
    return words.map { word in
      let width = box.width * Double(word.text.count) / letters
      let confidence = words.count == 1 && places.map(\.text) == [word.text] ? places[0].confidence : nil
      let looks = Set(places.map(\.style))
      defer { x += width + box.width / letters }
      return RectoModel.Word(
        word.text, box: Rect(x: x, y: box.y, width: width, height: box.height), confidence: confidence,
        style: looks.count == 1 ? places[0].style : nil)
    }
  }
}
