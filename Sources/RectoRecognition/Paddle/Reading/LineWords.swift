import RectoModel

/// The words of a line that was read, with their places in its picture.
struct LineWords {
  struct Part: Sendable, Hashable {
    var text: String
    var box: Rect
    /// The mean over its characters, 0...1.
    var probability: Double
  }

  let reading: LineReading
  let image: LineImage
  private let ink: LineInk

  init(_ reading: LineReading, image: LineImage) {
    self.reading = reading
    self.image = image
    ink = LineInk(tones: image.tones, width: image.width)
  }

  /// From left to right in the picture.
  var parts: [Part] {
    let groups = groups
    var left = 0.0
    var parts: [Part] = []
    for (index, group) in groups.enumerated() {
      let right =
        index + 1 < groups.count ? boundary(after: group, before: groups[index + 1]) : Double(image.width)
      parts.append(part(of: group, from: left, to: max(right, left)))
      left = max(right, left)
    }
    return parts
  }

  /// Where the line's letters stand, from end to end; nil without ink.
  func baseline(of parts: [Part]) -> Double? {
    // Descenders reach lower, and marks and quotes stand higher than most.
    let bottoms = parts.filter { part in part.text.contains { $0.isLetter || $0.isNumber } }.map { part in
      part.text.contains { "gjpqyQ,;()[]|".contains($0) }
        ? part.box.maxY - part.box.height * 0.22 : part.box.maxY
    }.sorted()
    return bottoms.isEmpty ? nil : bottoms[bottoms.count / 2]
  }

  // MARK: - Groups

  /// Characters that make a word: parted by blanks, and in scripts that are written without, each by itself.
  private var groups: [[LineReading.Character]] {
    var groups: [[LineReading.Character]] = []
    var isOpen = false
    for character in reading.characters {
      guard character.text != " ", character.text != "\u{3000}" else {
        isOpen = false
        continue
      }
      if isOpen, let last = groups.last?.last, !(last.isUnspaced && character.isUnspaced) {
        groups[groups.count - 1].append(character)
      } else {
        groups.append([character])
      }
      isOpen = true
    }
    return groups
  }

  private func boundary(after group: [LineReading.Character], before next: [LineReading.Character]) -> Double
  {
    ink.gap(from: position(group.last), to: position(next.first))
  }

  /// The middle of the steps that gave it, in pixels.
  private func position(_ character: LineReading.Character?) -> Double {
    guard let steps = character?.steps else { return 0 }
    let step = Double(image.paddedWidth) / Double(max(reading.stepCount, 1))
    return min(Double(steps.lowerBound + steps.upperBound + 1) / 2 * step, Double(image.width))
  }

  private func part(of group: [LineReading.Character], from left: Double, to right: Double) -> Part {
    let height = Double(LineImage.height)
    let box =
      ink.bounds(from: left, to: right)
      ?? Rect(left: left, top: height * 0.15, right: max(right, left + 1), bottom: height * 0.85)
    let sum = group.reduce(0) { $0 + Double($1.probability) }
    return Part(
      text: group.map(\.text).joined(), box: box, probability: sum / Double(max(group.count, 1)))
  }
}

extension LineReading.Character {
  fileprivate var isUnspaced: Bool { text.unicodeScalars.first?.isWrittenWithoutBlanks == true }
}
