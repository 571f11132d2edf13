internal import RectoModel

/// The footnotes that the text refers to. Word numbers those that have numbers, one after the other through the
/// document; stars and letters stay as printed.
struct FootnotePlan {
  /// Unique numbers by the note's block.
  let numbers: [BlockID: Int]
  /// The printed marks of notes that Word doesn't number.
  private(set) var marks: [Int: String] = [:]
  /// What Word begins with.
  private(set) var firstNumber = 1

  /// What pages tell of their notes, each in turn.
  struct Tally {
    /// Printed marks by number.
    fileprivate var printed: [Int: String] = [:]
    /// The notes in the order in which the text refers to them.
    fileprivate var order: [Int] = []

    /// Of a page whose references are links.
    mutating func add(_ page: Page, _ numbers: [BlockID: Int]) {
      if numbers.isEmpty { return }
      for block in page.blocks {
        guard case .footnote(let note) = block.content, let number = numbers[block.id], printed[number] == nil
        else { continue }
        printed[number] = String(note.marker.cleaned.filter { !".():[]".contains($0) })
      }
      order += page.words.compactMap { $0.link.flatMap(FootnoteReferences.number) }
    }
  }

  init(_ tally: Tally, _ numbers: [BlockID: Int]) {
    self.numbers = numbers
    var counted: [Int] = []
    for number in tally.order {
      let mark = tally.printed[number] ?? ""
      if let value = MarkerFormat.Count.decimal.number(mark) {
        counted.append(value)
      } else {
        marks[number] = mark.isEmpty ? "*" : mark
      }
    }
    // An excerpt begins with a later number; notes that begin anew on each page are counted through.
    let follows = zip(counted, counted.dropFirst()).allSatisfy { $1 == $0 + 1 }
    if follows, let first = counted.first, first > 0 { firstNumber = first }
  }
}
