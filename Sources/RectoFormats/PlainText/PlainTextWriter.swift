public import RectoModel

/// The words in reading order and nothing else. The shortest writer: the one to copy for a new format.
public struct PlainTextWriter: PageWiseWriter {
  public struct Options: FormatOptions {
    public var formFeeds: Bool
    /// Line ends are those of the page; otherwise a paragraph is one line.
    public var printedLines: Bool

    public static let declarations = [
      OptionDeclaration("form-feeds", .flag(default: true), help: "A form feed between pages"),
      OptionDeclaration(
        "lines", .choice(["printed", "running"], default: "printed"),
        help: "End lines as on the page, or join them to paragraphs"),
    ]

    public init(_ values: OptionValues = OptionValues()) {
      formFeeds = values.flag("form-feeds", default: true)
      printedLines = values.text("lines") != "running"
    }
  }

  public static let format = Format(
    id: "txt", name: "Plain text", fileExtensions: ["txt", "text"], mediaType: MediaType("text/plain"),
    summary: "The words in reading order, UTF-8", showsStructure: false)

  private let options: Options

  public init(options: Options) { self.options = options }

  /// Running text goes on over the ends of pages.
  public var needs: PageNeeds { options.printedLines ? [] : .separateBlocks }

  public func write(
    _ document: Document, to sink: inout some ByteSink & ~Copyable, context: WriteContext
  ) throws(RectoError) {
    try write(pagesOf: options.printedLines ? document : document.joined, to: &sink, context: context)
  }

  public func write(
    pagesOf document: any PageSequence, to sink: inout some ByteSink & ~Copyable, context: WriteContext
  ) throws(RectoError) {
    var wrote = false
    try document.forEachPage { index, page throws(RectoError) in
      if index > 0, options.formFeeds { try sink.write("\u{0C}") }
      let blocks = page.blocks
      for block in blocks { report(block, page: index + 1, to: context) }
      let text = text(of: blocks)
      if text.isEmpty { return }
      if wrote, !options.formFeeds { try sink.write("\n") }
      try sink.write(text + "\n")
      wrote = true
    }
  }

  private func report(_ block: Block, page: Int, to context: WriteContext) {
    context.reportDroppedCharacters(of: block, page: page)
    for table in block.tables where table.hasSpans {
      context.report(.mergedCellFlattened(page: page, block: block.id))
    }
  }

  private func text(of blocks: [Block]) -> String {
    blocks.map { text(of: $0.content) }.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private func text(of content: Content) -> String {
    switch content {
    case .paragraph(let paragraph), .header(let paragraph), .footer(let paragraph): text(of: paragraph.lines)
    case .heading(let heading): text(of: heading.paragraph.lines)
    case .caption(let caption): text(of: caption.paragraph.lines)
    case .footnote(let footnote):
      [footnote.marker.cleaned, text(of: footnote.paragraph.lines)].joinedAsWords()
    case .list(let list): text(of: list)
    case .table(let table): text(of: table)
    case .figure(let figure): printedText(of: figure.lines)
    case .formula(let formula): formula.cleanLaTeX?.joined(separator: "\n") ?? text(of: formula.lines)
    case .code(let code): code.indentedLines.joined(separator: "\n")
    case .separator: ""  // Blocks are apart anyway, and a row of dashes would be read as a word.
    }
  }

  private func text(of lines: [TextLine]) -> String {
    options.printedLines ? printedText(of: lines) : lines.cleanRunningText
  }

  private func printedText(of lines: [TextLine]) -> String {
    lines.map(\.cleanText).filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// An item a line, more of its lines indented below. Lists nest by their indents.
  private func text(of list: List) -> String {
    list.items.enumerated().map { index, item in
      let marker = item.marker?.cleaned ?? (list.kind == .numbered ? "\(index + 1)." : "-")
      let lead = item.isChecked.map { $0 ? "[x]" : "[ ]" } ?? marker
      let indent = String(repeating: " ", count: lead.count + 1)
      let lines = text(ofItem: item).split(separator: "\n", omittingEmptySubsequences: false)
      let first = lines[0].isEmpty ? lead : "\(lead) \(lines[0])"
      return ([first] + lines.dropFirst().map { $0.isEmpty ? "" : indent + $0 }).joined(separator: "\n")
    }.joined(separator: "\n")
  }

  /// A list inside follows at once, other blocks after a blank line.
  private func text(ofItem item: ListItem) -> String {
    item.blocks.reduce(into: "") { result, block in
      let next = text(of: block.content)
      if next.isEmpty { return }
      if !result.isEmpty { result += block.content.isList ? "\n" : "\n\n" }
      result += next
    }
  }

  /// A row a line, cells apart by tabs; inside a cell all is one line.
  private func text(of table: Table) -> String {
    TableRows(table).map { places in
      places.map { place in
        guard case .cell(let cell) = place else { return "" }
        return text(of: cell.blocks).cleaned
      }.joined(separator: "\t")
    }.joined(separator: "\n")
  }
}

extension Content {
  var isList: Bool {
    if case .list = self { true } else { false }
  }
}

extension Block {
  /// The tables in it, itself and nested ones.
  fileprivate var tables: [Table] {
    let inner = content.nestedBlocks.flatMap(\.tables)
    if case .table(let table) = content { return [table] + inner }
    return inner
  }
}
