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
