/// What the recognition model read in a line: characters, and in which of its steps.
struct LineReading: Sendable, Hashable {
  struct Character: Sendable, Hashable {
    /// A blank, too.
    var text: String
    /// The first and the last step that gave it.
    var steps: ClosedRange<Int>
    /// How sure the model was, 0...1.
    var probability: Float
  }

  var characters: [Character]
  /// Of the whole output: they cover the picture evenly.
  var stepCount: Int

  var text: String { characters.map(\.text).joined() }

  /// The mean over characters that aren't blank; 0 without any.
  var probability: Float {
    let visible = characters.filter { $0.text != " " }
    return visible.isEmpty ? 0 : visible.reduce(0) { $0 + $1.probability } / Float(visible.count)
  }

  /// Takes the likeliest class of each step: equal ones that follow one another are one character, and class 0 parts
  /// them (connectionist temporal classification).
  init(_ steps: [(index: Int, value: Float)], table: CharacterTable) {
    var characters: [Character] = []
    var last = 0
    for (step, best) in steps.enumerated() {
      if best.index != 0, best.index == last, var character = characters.popLast() {
        character.steps = character.steps.lowerBound...step
        character.probability = max(character.probability, best.value)
        characters.append(character)
      } else if best.index != 0, !table[best.index].isEmpty {
        characters.append(Character(text: table[best.index], steps: step...step, probability: best.value))
      }
      last = best.index
    }
    self.characters = characters
    stepCount = steps.count
  }
}
