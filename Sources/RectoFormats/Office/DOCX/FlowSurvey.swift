internal import RectoModel

/// What all pages of a document tell before text that flows from page to page is written. Of each page only its heads and feet,
/// its size and some numbers are kept: there may be more pages than memory holds.
struct FlowSurvey {
  let names: DocumentNames
  let type: BodyType
  let language: LanguageTag?
  let pageCount: Int
  /// The pages that links of the document lead to, counted from 1.
  let linkedPages: Set<Int>
  /// Level 1 of the document's only heading at that level, when it opens the document.
  let title: BlockID?
  let footnotes: FootnotePlan
  let papers: PaperPlan
  /// The pages with their heads and feet alone.
  let headed: [Page]
  /// What a table of contents lists, where one is wanted.
  let contents: [ContentsField.Entry]
  /// Some of its text stands in columns.
  let hasColumns: Bool
  /// Most of its lines do so.
  let runsRightToLeft: Bool

  /// Throws as the pages do.
  init(_ document: any PageSequence, _ flow: LinkedFlow, options: DOCXWriter.Options) throws(RectoError) {
    var (flow, tally) = (flow, Tally())
    try document.forEachPage { index, page throws(RectoError) in
      tally.add(page)
      let marked = flow.marked(page, at: index)
      tally.notes.add(marked, flow.numbers)
      if options.hasContents {
        tally.contents += flow.blocks(ofMarked: marked, at: index).compactMap { .init($0, page: index + 1) }
      }
    }
    names = tally.names
    type = BodyType(tally.type)
    // What it is written in.
    language = document.metadata.language ?? names.language
    pageCount = tally.headed.count
    linkedPages = tally.links.numbers(upTo: pageCount)
    title = tally.type.title.found
    footnotes = FootnotePlan(tally.notes, flow.numbers)
    (papers, headed, contents) = (tally.papers, tally.headed, tally.contents)
    hasColumns = tally.hasColumns
    runsRightToLeft = tally.rightToLeftCount * 2 > tally.lineCount
  }

  private struct Tally {
    var names = DocumentNames()
    var type = BodyType.Tally()
    var links = LinkedPages()
    var notes = FootnotePlan.Tally()
    var papers = PaperPlan()
    var headed: [Page] = []
    var contents: [ContentsField.Entry] = []
    var hasColumns = false
    var (lineCount, rightToLeftCount) = (0, 0)

    mutating func add(_ page: Page) {
      names.add(page)
      papers.add(page)
      type.add(page, scale: papers.setups.last?.scale ?? 1)
      links.add(page)
      headed.append(page.runningHeads)
      hasColumns = hasColumns || page.columns.values.contains { $0 > 1 }
      for line in page.blocks.lazy.flatMap(\.allLines) {
        lineCount += 1
        if line.direction == .rightToLeft { rightToLeftCount += 1 }
      }
    }
  }
}

extension Page {
  /// How many columns each block stands in, by where its own lines are: a list that goes on in the next column is one block
  /// of the flow and reaches over both.
  var columns: [BlockID: Int] {
    let blocks = blocks.filter(\.isInFlow)
    return Dictionary(
      zip(blocks.map(\.id), ColumnPlan.columns(of: blocks, pageWidth: size.width)),
      uniquingKeysWith: { one, _ in one })
  }

  /// The page with its heads and feet alone.
  fileprivate var runningHeads: Page {
    Page(size: size, resolution: resolution, blocks: blocks.filter { !$0.isInFlow }, language: language)
  }
}

extension Block {
  /// Heads and feet of pages are elsewhere.
  var isInFlow: Bool { !content.isRunningHead }
}
