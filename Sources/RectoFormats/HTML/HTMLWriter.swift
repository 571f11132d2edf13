public import RectoModel

/// Writes one HTML file that needs no other and runs no script: semantic elements, pictures inside, a style sheet for
/// light and dark screens and paper. Blocks are written one after the other.
///
/// Throws `.resourceUnavailable` when the templates are missing. Links to other places than the web, a mailbox or a page,
/// pictures that are missing or that browsers don't show, and control characters are reported and left out.
public struct HTMLWriter: DocumentWriter {
  public static let format = Format(
    id: "html", name: "HTML", fileExtensions: ["html", "htm"], mediaType: MediaType("text/html"),
    summary: "One accessible page with its pictures inside", showsFigures: true)

  private let options: Options

  public init(options: Options) { self.options = options }

  public func write(
    _ document: Document, to sink: inout some ByteSink & ~Copyable, context: WriteContext
  ) throws(RectoError) {
    let marks = PageStarts(document)
    let footnotes = FootnoteReferences(marks.document)
    let setting = HTMLSetting(footnotes, options: options, context: context)
    let frame = try HTMLFrame(document, setting)
    let flow = ReadingFlow(footnotes.document)
    let captions = CaptionPlan(document.pages.indices.map(flow.blocks))
    var notes: [String] = []
    var ground = HTMLGround()
    try sink.write(frame.head)
    for index in document.pages.indices {
      report(document.pages[index], index + 1, of: document, to: context)
      if !marks.inside.contains(index) {
        try sink.write(ground.step(to: nil) + setting.pageMark(index + 1) + "\n")
      }
      let blocks = HTMLBlocks(setting, page: index + 1, of: document)
      for (position, block) in flow.blocks(ofPage: index).enumerated() {
        let place = CaptionPlan.Place(page: index, block: position)
        if captions.moved.contains(place) { continue }
        if case .footnote(let note) = block.content, let number = setting.notes[block.id] {
          notes.append(blocks.endnote(note, number: number))
          continue
        }
        let text = blocks.html(of: block, caption: captions.captions[place])
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

  private func report(_ page: Page, _ number: Int, of document: Document, to context: WriteContext) {
    for block in page.blocks {
      context.reportDroppedCharacters(of: block, page: number)
      context.reportLinks(of: block, page: number) {
        HTMLAddress.address(of: $0, pageCount: document.pages.count) != nil
      }
    }
  }
}
