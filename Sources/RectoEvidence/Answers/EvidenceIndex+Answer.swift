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
