public import RectoModel

/// Writes one HTML file that needs no other and runs no script: semantic elements, pictures inside, a style sheet for
/// light and dark screens and paper. Blocks are written one after the other.
///
/// Throws `.resourceUnavailable` when the templates are missing. Links to other places than the web, a mailbox or a page,
/// pictures that are missing or that browsers don't show, and control characters are reported and left out.
public struct HTMLWriter: PageWiseWriter {
  public static let format = Format(
    id: "html", name: "HTML", fileExtensions: ["html", "htm"], mediaType: MediaType("text/html"),
    summary: "One accessible page with its pictures inside", showsFigures: true)

  private let options: Options

  public init(options: Options) { self.options = options }

  public var needs: PageNeeds { [.facts, .plan, .separateBlocks] }

  public func write(
    _ document: Document, to sink: inout some ByteSink & ~Copyable, context: WriteContext
  ) throws(RectoError) {
    let marks = PageStarts(document)
    try write(document, LinkedFlow(marks.document), startsInside: marks.inside, to: &sink, context: context)
  }

  public func write(
    pagesOf document: any PageSequence, to sink: inout some ByteSink & ~Copyable, context: WriteContext
  ) throws(RectoError) {
    try write(document, LinkedFlow(), startsInside: [], to: &sink, context: context)
  }

  /// Goes through the pages twice. Those of `startsInside`, by index, have their mark in a block.
  private func write(
    _ document: any PageSequence, _ flow: LinkedFlow, startsInside: Set<Int>,
    to sink: inout some ByteSink & ~Copyable, context: WriteContext
  ) throws(RectoError) {
    let survey = try HTMLSurvey(document, flow)
    let setting = HTMLSetting(survey, options: options, context: context)
    let frame = try HTMLFrame(setting, title: survey.title, metadata: document.metadata)
    var flow = flow
    var notes: [String] = []
    var ground = HTMLGround()
    try sink.write(frame.head)
    try document.forEachPage { index, page throws(RectoError) in
      report(page, index + 1, of: setting.pageCount, to: context)
      if !startsInside.contains(index) {
        try sink.write(ground.step(to: nil) + setting.pageMark(index + 1) + "\n")
      }
      let blocks = HTMLBlocks(setting, page, number: index + 1)
      for (position, block) in flow.blocks(of: page, at: index).enumerated() {
        let place = CaptionPlan.Place(page: index, block: position)
        if survey.captions.moved.contains(place) { continue }
        if case .footnote(let note) = block.content, let number = setting.notes[block.id] {
          notes.append(blocks.endnote(note, number: number))
          continue
        }
        let text = blocks.html(of: block, caption: survey.captions.captions[place])
        if !text.isEmpty { try sink.write(ground.step(to: block.ground) + text + "\n") }
      }
    }
    try sink.write(ground.step(to: nil))
    if !notes.isEmpty {
      let text = notes.joined(separator: "\n")
      try sink.write("<section role=\"doc-endnotes\">\n\(text)\n</section>\n")
    }
    try sink.write(frame.tail)
  }

  private func report(_ page: Page, _ number: Int, of pageCount: Int, to context: WriteContext) {
    for block in page.blocks {
      context.reportDroppedCharacters(of: block, page: number)
      context.reportLinks(of: block, page: number) {
        HTMLAddress.address(of: $0, pageCount: pageCount) != nil
      }
    }
  }
}
