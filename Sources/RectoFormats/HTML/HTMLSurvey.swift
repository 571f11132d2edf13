internal import RectoModel

/// What the head of a page, its links and its captions need of all pages, before the first is written.
struct HTMLSurvey {
  /// The document's.
  private(set) var language: LanguageTag?
  /// What each page is called.
  private(set) var pageNames: [String] = []
  private(set) var captions = CaptionPlan()
  /// The numbers of the notes that the text refers to.
  private(set) var notes: [BlockID: Int] = [:]
  /// The document's own, else its first heading, else the name of its file: a page must have one.
  private(set) var title = ""
  private var heading: String?
  private var lineCount = 0
  private var rightToLeftCount = 0

  /// Throws as the pages do.
  init(_ document: any PageSequence, _ flow: LinkedFlow) throws(RectoError) {
    var flow = flow
    try document.forEachPage { index, page throws(RectoError) in
      add(page)
      captions.add(flow.blocks(of: page, at: index), page: index)
    }
    captions.finish()
    notes = flow.numbers
    language = document.metadata.language ?? language
    let titles = [document.metadata.title?.cleaned, heading, document.sources.first?.name.cleaned]
    title = titles.compactMap(\.self).first { !$0.isEmpty } ?? "Document"
  }

  /// Most of the lines run so.
  var isRightToLeft: Bool { rightToLeftCount * 2 > lineCount }

  private mutating func add(_ page: Page) {
    let label = page.label?.cleaned ?? ""
    pageNames.append(label.isEmpty ? String(pageNames.count + 1) : label)
    language = language ?? page.language
    for block in page.blocks {
      for line in block.allLines {
        lineCount += 1
        if line.direction == .rightToLeft { rightToLeftCount += 1 }
      }
      if heading == nil, case .heading(let first) = block.content {
        heading = first.paragraph.lines.cleanRunningText
      }
    }
  }
}
