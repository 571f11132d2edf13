import Foundation

/// How well a passage answers a question.
struct PassageScore: Sendable {
  let passage: Passage
  /// The share of the question that the passage covers, 0...1, rare words counting more.
  let coverage: Double
  /// Of it, what the passage says itself and not what stands round it.
  let direct: Double
  /// For the order: coverage with what speaks for and against.
  let rank: Double
  /// The terms that the passage itself has.
  let found: Set<Question.Term>

  /// Below these nothing is an answer.
  private static let leastCoverage = 0.56
  private static let leastDirect = 0.3

  var isEnough: Bool { coverage >= Self.leastCoverage && direct >= Self.leastDirect && !isOnlyHeading }

  private var isOnlyHeading: Bool { passage.kind == .heading }

  init(_ passage: Passage, for question: Question, counts: PassageCounts) {
    self.passage = passage
    let own = PassageTokens(passage)
    var (whole, direct, around) = (0.0, 0.0, 0.0)
    var found: Set<Question.Term> = []
    for term in question.terms {
      let weight = Self.weight(of: term, counts)
      let match = own.match(term)
      if match.direct > 0 { found.insert(term) }
      whole += weight
      direct += weight * match.direct
      around += weight * max(match.direct, match.around)
    }
    coverage = whole > 0 ? around / whole : 0
    self.direct = whole > 0 ? direct / whole : 0
    self.found = found
    rank = coverage + self.direct * 0.2 + Self.bonus(passage, question, own)
  }

  private static func bonus(_ passage: Passage, _ question: Question, _ own: PassageTokens) -> Double {
    var bonus = 0.0
    let shared = question.neighbours.count { own.neighbours.contains($0) }
    bonus += 0.2 * Double(shared) / Double(max(1, question.neighbours.count))
    if let value = question.value { bonus += value.isFound(in: own.valueText) ? 0.1 : -0.35 }
    if passage.kind == .heading { bonus -= 0.3 }
    return bonus
  }

  /// As BM25 weighs words; what the document doesn't know at all weighs most.
  private static func weight(of term: Question.Term, _ counts: PassageCounts) -> Double {
    let all = Double(max(1, counts.passages))
    func rarity(_ count: Double) -> Double { log(1 + (all - count + 0.5) / (count + 0.5)) }
    switch term {
    case .concept: return rarity(0.5) * 1.2
    case .word, .gram:
      let count = counts[term] ?? 0
      return count == 0 ? rarity(0) * 1.5 : rarity(Double(count))
    }
  }
}

/// The tokens of a passage, ready to be compared.
private struct PassageTokens {
  let valueText: String
  let neighbours: Set<[String]>
  private let passage: Passage
  private let label: [SearchToken]
  private let all: [SearchToken]
  private let stems: Set<String>
  private let letters: String
  private let around: Set<String>
  private let lettersAround: String

  init(_ passage: Passage) {
    self.passage = passage
    label = SearchToken.tokens(of: passage.label)
    all = SearchToken.tokens(of: passage.searched)
    let ordered = all.compactMap(\.stem)
    stems = Set(ordered)
    neighbours = Set(zip(ordered, ordered.dropFirst()).map { [$0, $1] })
    letters = all.compactMap(\.run).joined(separator: " ")
    around = Set(SearchToken.stems(of: passage.context))
    lettersAround = SearchToken.runs(of: passage.context).joined(separator: " ")
    valueText = passage.fields.isEmpty ? passage.text : passage.fields.map(\.value).joined(separator: " ")
  }

  /// How well the passage itself has the term, and what stands round it; each 0...1.
  func match(_ term: Question.Term) -> (direct: Double, around: Double) {
    switch term {
    case .word(let stem): (stems.contains(stem) ? 1 : 0, around.contains(stem) ? 0.6 : 0)
    case .gram(let gram): (letters.contains(gram) ? 1 : 0, lettersAround.contains(gram) ? 0.6 : 0)
    case .concept(let concept): (strength(of: concept), 0)
    }
  }

  /// A label names it surely, a sentence perhaps.
  private func strength(of concept: Concept) -> Double {
    let named = passage.kind == .heading ? 0 : concept.strength(in: all, areLabel: false) * 0.75
    let labelled = label.isEmpty ? 0 : concept.strength(in: label, areLabel: true)
    let strength = max(named, labelled)
    guard let value = concept.value else { return strength }
    // A date that stands alone is that of the paper; a temperature has its sign.
    if value == .temperature, value.isFound(in: valueText) { return 1 }
    if concept.id == "date", strength == 0, passage.isDate { return 0.9 }
    return value.isFound(in: valueText) ? strength : strength * 0.4
  }
}

extension Passage {
  /// "12 March 1987" and no more.
  fileprivate var isDate: Bool {
    let stems = SearchToken.stems(of: text)
    return kind == .sentence && (2...5).contains(stems.count) && text.contains(where: \.isNumber)
      && ValueKind.date.isFound(in: text.filter { !$0.isNumber })
      && stems.contains { $0.count == 4 && $0.allSatisfy(\.isNumber) }
  }
}
