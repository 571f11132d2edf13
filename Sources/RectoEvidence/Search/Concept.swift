/// Something that documents call by many names: the total, the due date.
struct Concept: Sendable, Hashable {
  /// A name, and how surely it means the concept.
  struct Name: Sendable, Hashable {
    /// As stems, or one run of a script without blanks.
    var tokens: [SearchToken]
    var strength: Double
  }

  var id: String
  /// The longest first.
  var names: [Name]
  /// Names that questions use and documents don't.
  var questions: [[SearchToken]]
  var value: ValueKind?

  /// `names` by strength: those of the first group are surest.
  init(_ id: String, value: ValueKind? = nil, names groups: [String], asked: String = "") {
    self.id = id
    self.value = value
    names = groups.enumerated().flatMap { index, group in
      Self.list(group).map { Name(tokens: $0, strength: 1 - Double(index) * 0.12) }
    }.sorted { $0.tokens.count > $1.tokens.count }
    questions = Self.list(asked)
  }

  private static func list(_ text: String) -> [[SearchToken]] {
    text.split(separator: ",").map { SearchToken.tokens(of: String($0)) }.filter { !$0.isEmpty }
  }

  /// How surely the tokens name it, 0...1. Small words such as "to" are names as whole labels only.
  func strength(in tokens: [SearchToken], areLabel: Bool) -> Double {
    names.lazy.filter { name in
      name.tokens.areSmall
        ? areLabel && tokens == name.tokens : tokens.firstRange(of: name.tokens) != nil
    }.map(\.strength).max() ?? 0
  }
}

extension [SearchToken] {
  /// One word that says nothing by itself.
  var areSmall: Bool { count == 1 && self[0].stem.map(StopWords.stems.contains) == true }

  /// Where these stand one after the other; a run may be part of a longer one.
  func firstRange(of wanted: [SearchToken]) -> Range<Int>? {
    guard !wanted.isEmpty, wanted.count <= count else { return nil }
    let start = (0...(count - wanted.count)).first { start in
      zip(self[start...], wanted).allSatisfy { own, other in
        switch (own, other) {
        case (.run(let own), .run(let other)): own.contains(other)
        default: own == other
        }
      }
    }
    return start.map { $0..<($0 + wanted.count) }
  }
}

/// What kind of value a question asks for.
enum ValueKind: Sendable, Hashable {
  case amount, number, date, percentage, temperature, address, telephone, name

  /// Whether there may be such a value in the text.
  func isFound(in text: String) -> Bool {
    let hasDigit = text.contains(where: \.isNumber)
    switch self {
    case .amount: return hasDigit
    case .number: return hasDigit || SearchToken.stems(of: text).contains(where: Self.numberWords.contains)
    case .date:
      return hasDigit || SearchToken.stems(of: text).contains(where: Self.dateWords.contains)
    case .percentage: return text.contains("%") || text.lowercased().contains("per cent") || hasDigit
    case .temperature: return text.contains("°") || text.contains("℃") || text.contains("℉")
    case .address: return text.contains("@")
    case .telephone: return text.count(where: \.isNumber) >= 6
    case .name: return text.contains(where: \.isLetter)
    }
  }

  private static let numberWords = Set(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million dozen half third twice once uno dos tres cuatro cinco diez cien mil zwei drei vier fünf zehn hundert tausend deux trois quatre cinq dix cent mille"
      .split(separator: " ").map { Stem.of(String($0)) })

  private static let dateWords = Set(
    "january february march april june july august september october november december monday tuesday wednesday thursday friday saturday sunday today tomorrow week month year day morning night winter summer spring autumn enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre januar februar märz juni juli oktober dezember janvier février mars avril juin juillet août septembre octobre novembre décembre century"
      .split(separator: " ").map { Stem.of(String($0)) })
}
