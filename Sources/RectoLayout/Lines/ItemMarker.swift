import RectoModel

/// What stands before the text of a list's item: a bullet, a number, a check box.
struct ItemMarker: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case bullet
    /// A dash, a star: bullets, and many other things.
    case doubtfulBullet
    case checkBox(isChecked: Bool)
    case number
  }

  /// A way to count, with what stands round the count.
  struct Count: Sendable, Hashable {
    enum Numerals: Sendable, Hashable {
      case arabic, roman, letters, circled
    }

    let numerals: Numerals
    let isCapital: Bool
    /// What is printed beside the count: `()`, `.`.
    let frame: String
    let value: Int
  }

  let kind: Kind
  /// As printed.
  let text: String
  /// How many words of the line it takes.
  let wordCount: Int
  /// What its number may mean: `i.` is a letter or a Roman numeral.
  let counts: [Count]
  /// Where it is drawn, in the reading plane; nil for words.
  private(set) var drawnBox: Rect?

  var isNumber: Bool { kind == .number }

  /// The marker that the line begins with; nil when there is none, or nothing after it.
  init?(_ line: TextLine) {
    guard line.words.count > 1 else { return nil }
    let first = line.words[0].text
    if let box = Self.checkBox(line.words) {
      self.init(kind: .checkBox(isChecked: box.isChecked), text: box.text, wordCount: box.words, counts: [])
      return
    }
    if first.count == 1, let mark = first.unicodeScalars.first {
      if Self.bullets.contains(mark) {
        self.init(kind: .bullet, text: first, wordCount: 1, counts: [])
        return
      }
      if Self.doubtfulBullets.contains(mark) {
        self.init(kind: .doubtfulBullet, text: first, wordCount: 1, counts: [])
        return
      }
    }
    let counts = Count.all(in: first)
    guard !counts.isEmpty else { return nil }
    self.init(kind: .number, text: first, wordCount: 1, counts: counts)
  }

  private init(kind: Kind, text: String, wordCount: Int, counts: [Count]) {
    self.kind = kind
    self.text = text
    self.wordCount = wordCount
    self.counts = counts
  }

  /// A letter that stands for a bullet, as in fonts of signs.
  static func bullet(_ text: String) -> ItemMarker {
    ItemMarker(kind: .bullet, text: text, wordCount: 1, counts: [])
  }

  /// A bullet that is no word of the line.
  static func drawn(_ text: String, at box: Rect) -> ItemMarker {
    var marker = ItemMarker(kind: .bullet, text: text, wordCount: 0, counts: [])
    marker.drawnBox = box
    return marker
  }

  /// A bullet that recognition took for a letter, or whose font doesn't say what it is: as it was most likely printed, round and
  /// filled or hollow.
  static func misread(_ text: String) -> ItemMarker {
    let isHollow = ["o", "O", "0", "°"].contains(text)
    return .bullet(isHollow ? "◦" : "•")
  }

  /// Both can be items of one list, this one first.
  func goes(before next: ItemMarker) -> Bool {
    switch (kind, next.kind) {
    case (.number, .number):
      counts.contains { count in
        next.counts.contains {
          $0.numerals == count.numerals && $0.isCapital == count.isCapital && $0.frame == count.frame
            && ($0.value == count.value + 1 || $0.value == count.value + 2)
        }
      }
    case (.checkBox, .checkBox): true
    case (.bullet, .bullet), (.doubtfulBullet, .doubtfulBullet): true
    default: false
    }
  }

  var isChecked: Bool? { if case .checkBox(let isChecked) = kind { isChecked } else { nil } }

  private static let bullets = Set(
    "•·‣◦▪■●○◆◇►▶▸➢➤❖∙⁃◾‧➔→\u{F0B7}\u{F0A7}\u{F0D8}\u{F076}\u{F0FC}✓✔".unicodeScalars)
  private static let doubtfulBullets = Set("-–—*+".unicodeScalars)
  /// What recognition makes of round and square bullets.
  static func isMisreadBullet(_ text: String) -> Bool {
    guard text.count == 1, let scalar = text.unicodeScalars.first else {
      return misreadBullets.contains(text)
    }
    return misreadBullets.contains(text) || scalar.isNameless
  }

  private static let misreadBullets: Set<String> = [
    "e", "o", ".", "¢", "°", "«", "©", "*", "+", "®", "»", "O", "0", "\u{FFFD}\u{FFFD}",
  ]

  private static func checkBox(_ words: [Word]) -> (text: String, words: Int, isChecked: Bool)? {
    switch words[0].text {
    case "☐", "□", "❏", "❑", "[]": (words[0].text, 1, false)
    case "☑", "☒", "[x]", "[X]", "[✓]": (words[0].text, 1, true)
    case "[" where words.count > 2 && words[1].text == "]": ("[ ]", 2, false)
    default: nil
    }
  }
}

extension ItemMarker.Count {
  /// All readings of `(iv)`, `a)`, `1.`, `[12]`, `①`.
  static func all(in text: String) -> [ItemMarker.Count] {
    if let scalar = text.unicodeScalars.first, text.unicodeScalars.count == 1,
      (0x2460...0x2473).contains(scalar.value)
    {
      return [Self(numerals: .circled, isCapital: false, frame: "", value: Int(scalar.value) - 0x245F)]
    }
    guard text.count <= 7, let end = text.last, ".)]）、．".contains(end) else { return [] }
    let opening = text.first.map { "([（".contains($0) } ?? false
    let frame = (opening ? String(text.prefix(1)) : "") + String(end)
    let body = text.dropFirst(opening ? 1 : 0).dropLast()
    guard !body.isEmpty, body.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) else { return [] }
    if let value = Int(body) {
      let isYear = body.count > 3
      return isYear ? [] : [Self(numerals: .arabic, isCapital: false, frame: frame, value: value)]
    }
    return letterCounts(String(body), frame: frame)
  }

  private static func letterCounts(_ body: String, frame: String) -> [ItemMarker.Count] {
    guard body.allSatisfy(\.isLowercase) || body.allSatisfy(\.isUppercase) else { return [] }
    let isCapital = body.first?.isUppercase ?? false
    var counts: [ItemMarker.Count] = []
    let small = body.lowercased()
    if small.count == 1, let letter = small.unicodeScalars.first {
      let value = Int(letter.value) - 0x60
      counts.append(Self(numerals: .letters, isCapital: isCapital, frame: frame, value: value))
    }
    if let value = RomanNumeral.value(of: small), value <= 40 {
      counts.append(Self(numerals: .roman, isCapital: isCapital, frame: frame, value: value))
    }
    return counts
  }
}

/// Numbers as the Romans wrote them.
enum RomanNumeral {
  /// nil for letters that are no numeral in its usual form.
  static func value(of letters: String) -> Int? {
    let text = letters.lowercased()
    guard !text.isEmpty, text.count <= 15, text.allSatisfy({ "ivxlcdm".contains($0) }) else { return nil }
    var (value, rest) = (0, text[...])
    for (numeral, worth) in numerals {
      while rest.hasPrefix(numeral) {
        value += worth
        rest = rest.dropFirst(numeral.count)
      }
    }
    return rest.isEmpty && written(value) == text ? value : nil
  }

  private static func written(_ value: Int) -> String {
    var (text, rest) = ("", value)
    for (numeral, worth) in numerals {
      while rest >= worth {
        text += numeral
        rest -= worth
      }
    }
    return text
  }

  private static let numerals = [
    ("m", 1000), ("cm", 900), ("d", 500), ("cd", 400), ("c", 100), ("xc", 90), ("l", 50), ("xl", 40),
    ("x", 10), ("ix", 9), ("v", 5), ("iv", 4), ("i", 1),
  ]
}

extension Unicode.Scalar {
  /// Of a font of signs: it means nothing elsewhere.
  var isNameless: Bool {
    value == 0xFFFD || [.privateUse, .unassigned].contains(properties.generalCategory)
  }
}
