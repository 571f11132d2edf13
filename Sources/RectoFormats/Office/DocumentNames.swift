internal import RectoModel

/// What pages tell for the properties of a file: a language and a title where the document states none.
struct DocumentNames {
  /// Of the first page that has one.
  private(set) var language: LanguageTag?
  /// The first heading.
  private var heading: String?

  /// To be called for each page in turn.
  mutating func add(_ page: Page) {
    language = language ?? page.language
    if heading != nil { return }
    for case .heading(let first) in page.blocks.lazy.map(\.content) {
      heading = first.paragraph.lines.runningText.printable
      if heading != nil { return }
    }
  }

  /// What the document may be called, the best first: at last the name of its first source.
  func titles(of document: any PageSequence) -> [String?] {
    let name = document.sources.first?.name
    let stem = name?.lastIndex(of: ".").flatMap { name?[..<$0] }.map(String.init)
    return [document.metadata.title, heading.map { String($0.prefix(200)) }, stem, name]
  }
}
