public import RectoModel

/// GitHub Flavored Markdown that its parsers read back as the same words.
public struct MarkdownWriter: PageWiseWriter {
  public struct Options: FormatOptions {
    public enum Images: String, Sendable, Hashable, CaseIterable {
      case link, omit
    }

    public enum RunningHeads: String, Sendable, Hashable, CaseIterable {
      case omit, keep
    }

    public enum PageBreaks: String, Sendable, Hashable, CaseIterable {
      case none, comment, rule
    }

    public var images: Images
    /// Stands before the file names of pictures, with a slash: `scan_files/`. Empty for none.
    public var imageFolder: String
    public var runningHeads: RunningHeads
    public var pageBreaks: PageBreaks

    public static let declarations = [
      OptionDeclaration(
        "images", .choice(Images.allCases.map(\.rawValue), default: "link"),
        help: "Link pictures by their file name, or write only the words in them"),
      OptionDeclaration(
        "image-folder", .text(default: nil), help: "The folder that links to pictures name"),
      OptionDeclaration(
        "running-heads", .choice(RunningHeads.allCases.map(\.rawValue), default: "omit"),
        help: "The heads and feet of pages, which would interrupt the text"),
      OptionDeclaration(
        "page-breaks", .choice(PageBreaks.allCases.map(\.rawValue), default: "none"),
        help: "Mark where pages begin: with a comment that has the page number, or a rule between them"),
    ]

    public init(_ values: OptionValues = OptionValues()) {
      images = values.text("images").flatMap(Images.init) ?? .link
      runningHeads = values.text("running-heads").flatMap(RunningHeads.init) ?? .omit
      pageBreaks = values.text("page-breaks").flatMap(PageBreaks.init) ?? .none
      let folder = values.text("image-folder") ?? ""
      imageFolder = folder.isEmpty || folder.hasSuffix("/") ? folder : folder + "/"
    }
  }

  public static let format = Format(
    id: "md", name: "Markdown", fileExtensions: ["md", "markdown"], mediaType: MediaType("text/markdown"),
    summary: "GitHub Flavored Markdown: headings, lists, tables, footnotes, pictures")

  private let options: Options

  public init(options: Options) { self.options = options }

  public var needs: PageNeeds { .separateBlocks }

  public func write(
    _ document: Document, to sink: inout some ByteSink & ~Copyable, context: WriteContext
  ) throws(RectoError) {
    try write(document, LinkedFlow(document), to: &sink, context: context)
  }

  public func write(
    pagesOf document: any PageSequence, to sink: inout some ByteSink & ~Copyable, context: WriteContext
  ) throws(RectoError) {
    try write(document, LinkedFlow(), to: &sink, context: context)
  }

  private func write(
    _ document: any PageSequence, _ flow: LinkedFlow, to sink: inout some ByteSink & ~Copyable,
    context: WriteContext
  ) throws(RectoError) {
    var (flow, wrote) = (flow, false)
    try document.forEachPage { index, page throws(RectoError) in
      let flowing = flow.blocks(of: page, at: index)
      let blocks = MarkdownBlocks(
        page: index + 1, options: options, footnotes: flow.numbers, context: context)
      for block in page.blocks {
        context.reportDroppedCharacters(of: block, page: index + 1)
        context.reportUnsafeLinks(of: block, page: index + 1)
      }
      let text = blocks.text(of: flowing, startsFile: !wrote)
      for piece in [pageBreak(before: index + 1, wrote: wrote), text] where !piece.isEmpty {
        try sink.write((wrote ? "\n" : "") + piece + "\n")
        wrote = true
      }
    }
  }

  private func pageBreak(before page: Int, wrote: Bool) -> String {
    switch options.pageBreaks {
    case .none: ""
    case .comment: "<!-- page \(page) -->"
    case .rule: wrote && page > 1 ? "---" : ""
    }
  }
}

extension WriteContext {
  /// Reports the links that `InlineRun` leaves out.
  fileprivate func reportUnsafeLinks(of block: Block, page: Int) {
    let links = block.allLines.lazy.flatMap(\.words).compactMap(\.link)
    guard links.contains(where: { !InlineRun.isSafe($0) }) else { return }
    report(.contentOmitted(page: page, block: block.id, what: "a link that runs a program or opens a file"))
  }
}
