import RectoFormats
import RectoLayout
import RectoModel

/// What the pages of a document tell together.
struct PageSurvey {
  private(set) var metadata = DocumentMetadata()
  private(set) var sources: [Source] = []
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var pageCount = 0
  private(set) var words = WordCount()
  /// Some block goes on another one.
  private(set) var hasContinuations = false
  private(set) var tables = TableSurvey()
  private var typing = CellTyping()
  /// The language that tables were looked at with.
  private var language: LanguageTag?
  /// The file named its language behind tables of it.
  private(set) var changesLanguage = false
  /// What the file said of itself at its first page.
  private var firstMetadata: DocumentMetadata?

  mutating func add(_ page: Page, _ metadata: DocumentMetadata) {
    pageCount += 1
    firstMetadata = firstMetadata ?? metadata
    words.add(page)
    hasContinuations = hasContinuations || page.blocks.contains { $0.continues != nil }
    if typing.hasTables, language != metadata.language { changesLanguage = true }
    language = metadata.language
    typing.gather(page, language: language)
    tables.add(page)
  }

  /// When all pages are read.
  mutating func finish(_ metadata: DocumentMetadata, _ sources: [Source], _ diagnostics: [Diagnostic]) {
    if typing.hasTables, language != metadata.language { changesLanguage = true }
    self.metadata = metadata
    self.sources = sources
    self.diagnostics = diagnostics
  }

  /// Later pages told nothing that would have changed what `typeAsKnown` made of those before them, or of the metadata.
  var isSettled: Bool { typing.isSettled && (firstMetadata ?? metadata) == metadata }

  /// Gives the cells of the page that was added last the values that the pages up to it tell.
  mutating func typeAsKnown(_ page: inout Page) { typing.typeAsKnown(&page, language: language) }

  /// Gives the cells of a page their values.
  func type(_ page: inout Page) {
    if typing.hasTables { typing.type(&page, language: metadata.language) }
  }
}

/// How many words there are, and how sure the engine was of them. They are looked at once: there may be millions.
struct WordCount {
  private(set) var count = 0
  private var known = 0
  private var sum = 0.0

  /// nil when no word has one.
  var meanConfidence: Confidence? { known > 0 ? Confidence(sum / Double(known)) : nil }

  mutating func add(_ page: Page) {
    for line in page.blocks.lazy.flatMap(\.allLines) {
      count += line.words.count
      for case let confidence? in line.words.lazy.map(\.confidence) {
        known += 1
        sum += confidence.value
      }
    }
  }
}

extension WordCount {
  init(_ document: Document) {
    for page in document.pages { add(page) }
  }
}
