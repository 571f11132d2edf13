/// A question, as what is searched for.
struct Question: Sendable {
  enum Term: Sendable, Hashable {
    /// A stem.
    case word(String)
    /// Two neighbouring characters, or one that stands alone.
    case gram(String)
    case concept(Concept)
  }

  let text: String
  private(set) var terms: [Term] = []
  /// Words that stand beside each other, as stems, small ones too.
  private(set) var neighbours: Set<[String]> = []
  private(set) var value: ValueKind?

  init(_ text: String) {
    self.text = text
    var tokens = SearchToken.tokens(of: text)
    value = Self.value(askedBy: text.lowercased())
    takeConcepts(from: &tokens)
    takeWords(tokens)
    let stems = SearchToken.stems(of: text)
    neighbours = Set(zip(stems, stems.dropFirst()).map { [$0, $1] })
  }

  var concepts: [Concept] { terms.compactMap { if case .concept(let concept) = $0 { concept } else { nil } } }

  /// The question's parts when it asks for several things: "the total and the due date".
  var parts: [Question] {
    let words = text.split(whereSeparator: \.isWhitespace)
    let cuts = words.indices.filter { Self.conjunctions.contains(words[$0].lowercased()) }
    for cut in cuts {
      let parts = [words[..<cut], words[(cut + 1)...]].map { Question($0.joined(separator: " ")) }
      if parts.allSatisfy({ !$0.concepts.isEmpty }) { return [parts[0]] + parts[1].parts }
    }
    return [self]
  }

  private static let conjunctions: Set<String> = ["and", "und", "y", "et", "&", "и"]

  /// Every concept that is named, the longest names first; what names it is no word any more.
  private mutating func takeConcepts(from tokens: inout [SearchToken]) {
    let named = Concept.all.flatMap { concept in
      concept.questions.map { ($0, concept, 2.0) } + concept.names.map { ($0.tokens, concept, $0.strength) }
    }.sorted { ($0.0.count, $0.2) > ($1.0.count, $1.2) }
    for (name, concept, _) in named where !name.areSmall {
      guard let range = tokens.firstRange(of: name) else { continue }
      if !concepts.contains(concept) {
        terms.append(.concept(concept))
        value = value ?? concept.value
      }
      tokens = Self.removing(range, named: name, from: tokens)
    }
  }

  /// A run keeps what stands round the name.
  private static func removing(
    _ range: Range<Int>, named name: [SearchToken], from tokens: [SearchToken]
  ) -> [SearchToken] {
    var rest: [SearchToken] = []
    for case (.run(let run), .run(let part)) in zip(tokens[range], name) {
      rest += run.split(separator: part).map { .run(String($0)) }
    }
    return Array(tokens[..<range.lowerBound]) + rest + tokens[range.upperBound...]
  }

  private mutating func takeWords(_ tokens: [SearchToken]) {
    var others: [Term] = []
    for token in tokens {
      switch token {
      case .word(let stem):
        if StopWords.stems.contains(stem) { continue }
        if StopWords.documents.contains(stem) { others.append(.word(stem)) } else { add(.word(stem)) }
      case .run(let run): for gram in Self.grams(of: run) { add(.gram(gram)) }
      }
    }
    // "What does the letter say": there is nothing better to go by.
    if terms.isEmpty { terms = others }
  }

  private mutating func add(_ term: Term) { if !terms.contains(term) { terms.append(term) } }

  /// Pairs of neighbouring characters of what is left without the words of questions.
  private static func grams(of run: String) -> [String] {
    var parts = [run]
    for stop in StopWords.runs { parts = parts.flatMap { $0.split(separator: stop).map(String.init) } }
    return parts.flatMap { part in
      let characters = Array(part)
      return characters.count < 2
        ? [part] : zip(characters, characters.dropFirst()).map { String([$0, $1]) }
    }
  }

  private static func value(askedBy text: String) -> ValueKind? {
    values.first { $0.0.contains { text.contains($0) } }?.1
  }

  /// By the words of the question; the first that are there count.
  private static let values: [([String], ValueKind)] = [
    (["how many", "how old", "how long", "how often", "cuant", "wie viel", "combien", "多少", "几个"], .number),
    (["how much", "cost", "price", "amount", "多少钱", "いくら", "얼마"], .amount),
    (
      ["when", "which year", "what year", "date", "cuando", "wann", "quand", "什么时候", "何时", "いつ", "언제"], .date
    ),
    (["percent", "per cent", "share"], .percentage),
    (["who ", "whom", "whose", "wer ", "wem ", "quién", "谁", "誰", "누구"], .name),
  ]
}
