import Foundation
public import RectoModel

extension EvidenceIndex {
  /// An answer in the document's own words, with the pages they stand on; `Answer.none` when its text doesn't say.
  /// Throws `.resourceUnavailable` when the index can't be read.
  public func answer(_ question: String) throws(RectoError) -> Answer {
    var told: [(String, Answer.Citation)] = []
    var isOpen = false
    let parts = Question(question).parts
    for part in parts {
      let evidence = try evidence(for: part)
      isOpen = isOpen || evidence.isEmpty
      for score in evidence where !told.contains(where: { $0.1.snippet == score.passage.snippet }) {
        let citation = Answer.Citation(page: score.passage.page, snippet: score.passage.snippet)
        told.append((Statement(score, question: part).text, citation))
      }
    }
    guard !told.isEmpty else { return .none }
    var sentences = told.map { "\($0) (p. \($1.page))." }
    if isOpen { sentences.append("The document does not say the rest.") }
    return Answer(content: sentences.joined(separator: " "), citations: told.map(\.1))
  }

  /// The passages that a language model is given: those that may have to do with the question, the best first, each
  /// with its page.
  public func passages(for question: String, limit: Int) throws(RectoError) -> [Passage] {
    let question = Question(question)
    let scores = try scores(for: question)
    let chosen = scores.filter { $0.direct > 0 }.prefix(limit).map(\.passage)
    return chosen.isEmpty ? try first([.heading, .sentence, .pair, .row], limit: limit) : Array(chosen)
  }

  /// What answers the question, at most two passages; none when the best one is weak.
  private func evidence(for question: Question) throws(RectoError) -> [PassageScore] {
    let scores = try scores(for: question).filter(\.isEnough)
    guard let best = scores.first else { return [] }
    // Another passage is told when it says what the first one leaves open.
    let second = scores.dropFirst().first { score in
      score.rank >= best.rank * 0.8 && !score.found.subtracting(best.found).isEmpty
    }
    return [best] + (second.map { [$0] } ?? [])
  }

  private func scores(for question: Question) throws(RectoError) -> [PassageScore] {
    var candidates = try candidates(for: question)
    if question.concepts.contains(where: { $0.id == "date" || $0.value == .temperature }) {
      let others = try first([.sentence], limit: 200)
      candidates += others.filter { !candidates.contains($0) }
    }
    let counts = try counts(of: question.terms)
    // Stable: among equals the better by BM25 comes first.
    return candidates.map { PassageScore($0, for: question, counts: counts) }.enumerated()
      .sorted { ($0.element.rank, -$0.offset) > ($1.element.rank, -$1.offset) }.map(\.element)
  }
}

/// What a passage says, as a sentence without its full stop.
struct Statement {
  let text: String

  init(_ score: PassageScore, question: Question) {
    let passage = score.passage
    switch passage.kind {
    case .sentence, .heading: text = Self.withoutFullStop(passage.text)
    case .pair: text = "\(passage.label): \(passage.fields.first?.value ?? "")"
    case .row: text = Self.row(passage, question)
    }
  }

  /// The fields whose headings the question names; all of them when it names none.
  private static func row(_ passage: Passage, _ question: Question) -> String {
    let fields = passage.fields.filter { !$0.value.isEmpty }
    let named = fields.filter { names($0.label, question) }
    if named.isEmpty, fields.count == 1 { return "\(passage.label): \(fields[0].value)" }
    let told = (named.isEmpty ? fields : named).map { field in
      field.label.isEmpty ? field.value : "\(field.label) \(field.value)"
    }
    return told.isEmpty ? passage.label : "\(passage.label): \(told.joined(separator: "; "))"
  }

  private static func names(_ label: String, _ question: Question) -> Bool {
    let tokens = SearchToken.tokens(of: label)
    return question.terms.contains { term in
      switch term {
      case .word(let stem): tokens.contains(.word(stem))
      case .gram(let gram): tokens.contains { $0.run?.contains(gram) == true }
      case .concept(let concept): concept.strength(in: tokens, areLabel: true) > 0.8
      }
    }
  }

  private static func withoutFullStop(_ text: String) -> String {
    text.hasSuffix(".") && !text.hasSuffix("..") ? String(text.dropLast()) : text
  }
}

extension Double {
  var logarithm: Double { log(self) }
}
