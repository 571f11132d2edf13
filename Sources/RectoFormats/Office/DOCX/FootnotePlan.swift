internal import RectoModel

/// The footnotes that the text refers to, and how they are numbered: by Word where the printed marks are those that
/// Word would give, else by the printed mark.
struct FootnotePlan {
  /// Unique numbers by the note's block.
  let numbers: [BlockID: Int]
  /// The printed marks of notes that Word doesn't number.
  private(set) var marks: [Int: String] = [:]
  /// Words that refer to a note have a link to it.
  let document: Document

  init(_ document: Document) {
    let references = FootnoteReferences(document)
    numbers = references.numbers
    self.document = references.document
    if numbers.isEmpty { return }
    let printed = Self.printedMarks(in: document, numbers)
    var next = 1
    for number in Self.order(in: references.document) {
      let mark = printed[number] ?? ""
      if mark == String(next) {
        next += 1
      } else {
        marks[number] = mark.isEmpty ? "*" : mark
      }
    }
  }

  private static func printedMarks(in document: Document, _ numbers: [BlockID: Int]) -> [Int: String] {
    var marks: [Int: String] = [:]
    for block in document.pages.lazy.flatMap(\.blocks) {
      guard case .footnote(let note) = block.content, let number = numbers[block.id], marks[number] == nil
      else { continue }
      marks[number] = String(note.marker.cleaned.filter { !".():[]".contains($0) })
    }
    return marks
  }

  /// The notes in the order in which the text refers to them.
  private static func order(in document: Document) -> [Int] {
    document.pages.flatMap { page in
      page.words.compactMap { $0.link.flatMap(FootnoteReferences.number) }
    }
  }
}
