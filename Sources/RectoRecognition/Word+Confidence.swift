import RectoModel

extension [Word] {
  var characterCount: Int { reduce(0) { $0 + $1.text.count } }

  /// The mean over characters, 0...1; 0.5 for those of unknown confidence, 0 for no words.
  var meanConfidence: Double {
    let characters = reduce(0.0) { $0 + $1.weight }
    return isEmpty ? 0 : reduce(0) { $0 + $1.weight * $1.certainty } / characters
  }

  /// How many characters are likely to be right, less those likely to be wrong.
  var legibility: Double { reduce(0) { $0 + Double($1.text.count) * ($1.certainty - 0.5) } }
}

extension Word {
  fileprivate var certainty: Double { confidence?.value ?? 0.5 }
  fileprivate var weight: Double { Double(max(text.count, 1)) }
}
