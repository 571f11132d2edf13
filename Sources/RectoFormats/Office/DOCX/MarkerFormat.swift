internal import RectoModel

/// How a list counts: `1.`, `(iv)`, `•`.
enum MarkerFormat: Sendable, Hashable {
  case bullet(String)
  case number(Count, prefix: String, suffix: String)

  enum Count: String, Sendable, Hashable, CaseIterable {
    case decimal, lowerRoman, upperRoman, lowerLetter, upperLetter

    /// The number that `text` stands for; nil when it isn't one of this kind.
    func number(_ text: String) -> Int? {
      switch self {
      case .decimal:
        return !text.isEmpty && text.count <= 8 && text.allSatisfy { $0.isASCII && $0.isNumber }
          ? Int(text) : nil
      case .lowerRoman: return RomanNumeral.value(text)
      case .upperRoman: return text == text.uppercased() ? RomanNumeral.value(text.lowercased()) : nil
      case .lowerLetter: return Self.letter(text, first: "a")
      case .upperLetter: return Self.letter(text, first: "A")
      }
    }

    private static func letter(_ text: String, first: Unicode.Scalar) -> Int? {
      guard text.unicodeScalars.count == 1, let scalar = text.unicodeScalars.first else { return nil }
      let number = Int(scalar.value) - Int(first.value) + 1
      return (1...26).contains(number) ? number : nil
    }
  }

  static let plainBullet = MarkerFormat.bullet("•")
  static let plainNumber = MarkerFormat.number(.decimal, prefix: "", suffix: ".")
}

/// i, ii, iii, iv.
enum RomanNumeral {
  private static let parts: [(String, Int)] = [
    ("m", 1000), ("cm", 900), ("d", 500), ("cd", 400), ("c", 100), ("xc", 90), ("l", 50), ("xl", 40),
    ("x", 10), ("ix", 9), ("v", 5), ("iv", 4), ("i", 1),
  ]

  /// For numbers from 1 on.
  static func text(_ number: Int) -> String {
    var (rest, text) = (number, "")
    for (letters, value) in parts {
      while rest >= value {
        text += letters
        rest -= value
      }
    }
    return text
  }

  /// nil for what is no number in small letters up to 3999.
  static func value(_ roman: String) -> Int? {
    guard !roman.isEmpty, roman.utf8.count <= 15 else { return nil }
    var (rest, value) = (Substring(roman), 0)
    for (letters, number) in parts {
      while rest.hasPrefix(letters), value < 4000 {
        rest = rest.dropFirst(letters.count)
        value += number
      }
    }
    return rest.isEmpty && value < 4000 && text(value) == roman ? value : nil
  }
}

/// The markers of a list as Word's numbering gives them.
struct ListMarkers: Sendable, Hashable {
  /// One an item; nil for one that stands as text.
  private(set) var formats: [MarkerFormat?]
  /// The number of each item of a counted list.
  private(set) var numbers: [Int?]

  init(_ list: List) {
    let markers = list.items.map { $0.marker?.cleaned }
    if list.kind == .numbered, let (format, numbers) = Self.counted(markers) {
      formats = [MarkerFormat?](repeating: format, count: markers.count)
      self.numbers = numbers
    } else {
      formats = list.items.map { item in
        if let isChecked = item.isChecked { return .bullet(isChecked ? "☑" : "☐") }
        if item.tellingMarker != nil { return nil }
        let mark = item.marker?.cleaned ?? ""
        return mark.isEmpty || mark.count > 2 ? .plainBullet : .bullet(mark)
      }
      numbers = markers.map { _ in nil }
    }
  }

  /// The first way of counting that all markers fit; better one by which they follow each other.
  private static func counted(_ markers: [String?]) -> (MarkerFormat, [Int])? {
    let given = markers.compactMap(\.self)
    guard let first = given.first else { return (.plainNumber, markers.indices.map { $0 + 1 }) }
    let prefix = String(first.prefix { "([".contains($0) })
    let suffix = String(first.reversed().prefix { ".)]:".contains($0) }.reversed())
    var best: (format: MarkerFormat, numbers: [Int], rank: Int)?
    for count in MarkerFormat.Count.allCases {
      guard let numbers = numbers(of: markers, count, prefix, suffix) else { continue }
      let follows = zip(numbers, numbers.dropFirst()).allSatisfy { $1 == $0 + 1 }
      let rank = (follows ? 2 : 0) + (numbers.first == 1 ? 1 : 0)
      // Of equals, the one that needs lower numbers: a lone `c` is the third and not the hundredth.
      let isLower = (numbers.first ?? 0) < (best?.numbers.first ?? .max)
      if best.map({ rank > $0.rank || rank == $0.rank && isLower }) ?? true {
        best = (.number(count, prefix: prefix, suffix: suffix), numbers, rank)
      }
    }
    return best.map { ($0.format, $0.numbers) }
  }

  private static func numbers(
    of markers: [String?], _ count: MarkerFormat.Count, _ prefix: String, _ suffix: String
  ) -> [Int]? {
    var numbers: [Int] = []
    for marker in markers {
      guard let marker else {
        numbers.append((numbers.last ?? 0) + 1)
        continue
      }
      guard marker.hasPrefix(prefix), marker.hasSuffix(suffix),
        marker.count > prefix.count + suffix.count,
        let number = count.number(String(marker.dropFirst(prefix.count).dropLast(suffix.count)))
      else { return nil }
      numbers.append(number)
    }
    return numbers
  }
}
