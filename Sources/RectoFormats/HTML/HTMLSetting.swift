internal import RectoModel

/// What all blocks of a document share.
struct HTMLSetting {
  let options: HTMLWriter.Options
  let context: WriteContext
  let identifiers = HTMLIdentifiers()
  let language: LanguageTag?
  /// Most of the lines run so.
  let isRightToLeft: Bool
  /// The numbers of the notes that the text refers to.
  let notes: [BlockID: Int]
  private let noteNumbers: Set<Int>
  /// What each page is called.
  private let pageNames: [String]

  init(_ survey: HTMLSurvey, options: HTMLWriter.Options, context: WriteContext) {
    self.options = options
    self.context = context
    language = survey.language
    isRightToLeft = survey.isRightToLeft
    notes = survey.notes
    noteNumbers = Set(notes.values)
    pageNames = survey.pageNames
  }

  var pageCount: Int { pageNames.count }

  func hasNote(_ number: Int) -> Bool { noteNumbers.contains(number) }

  /// Says that the page of this number begins here.
  func pageMark(_ number: Int) -> String {
    guard pageNames.indices.contains(number - 1) else { return "" }
    let id = identifiers.attribute(HTMLIdentifiers.page(number))
    let name = pageNames[number - 1].htmlEscaped
    return id.isEmpty ? "" : "<span\(id) role=\"doc-pagebreak\" aria-label=\"\(name)\"></span>"
  }
}
