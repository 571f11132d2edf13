internal import RectoModel

/// Makes pages of the elements of PAGE files, one after the other. Lines are read whole; what is round them is kept open.
struct PAGEBuilder: ElementPageBuilder {
  var made = MadePages()
  var blocks = LayoutBlocks()
  private var head = PAGEHead()
  private var page: PAGEPageDraft?
  private var frames: [PAGEFrame] = []
  private let limits: Limits

  init(limits: Limits) { self.limits = limits }

  var notes: ReadNotes {
    get { blocks.notes }
    _modify { yield &blocks.notes }
  }

  mutating func start(_ element: MarkupElement, of source: some MarkupSource) throws(RectoError) {
    switch element.name {
    case "Metadata":
      head = PAGEHead(try source.node(element))
      if head.hasComments { blocks.notes.lost("the comments of the file", page: max(blocks.page, 1)) }
    case "Page": try startPage(element)
    case "ReadingOrder":
      let groups = page?.readOrder(try source.node(element)) ?? 0
      if groups > 1 {
        blocks.notes.changed(
          "groups of the reading order: their order is kept, they are not", page: blocks.page)
      }
    case "Relations": page?.readRelations(try source.node(element))
    case "TextLine": try readLine(try source.node(element))
    case "Coords", "TextEquiv", "Roles", "TextStyle", "Grid", "Border", "PrintSpace", "Layers", "Labels",
      "UserDefined", "AlternativeImage":
      take(try source.node(element))
    default:
      if element.name.hasSuffix("Region") || element.name == "TableCell" { try push(element) }
    }
  }

  mutating func end(_ name: String) throws(RectoError) {
    if name == "Page" {
      try endPage()
    } else if name.hasSuffix("Region") || name == "TableCell", let frame = frames.popLast() {
      try finish(frame)
    }
  }

  func checkPages() throws(RectoError) {
    guard !made.isEmpty else {
      throw RectoError(.malformedInput, "The file has no Page element; is it PAGE XML?")
    }
  }

  private mutating func startPage(_ element: MarkupElement) throws(RectoError) {
    try limits.check(pages: made.count + 1)
    blocks.startPage()
    if made.isEmpty { made.metadata = head.metadata }
    page = PAGEPageDraft(element)
    frames = []
  }

  private mutating func push(_ element: MarkupElement) throws(RectoError) {
    guard let page else { throw Self.misplaced(element) }
    let frame = PAGEFrame(element, inside: frames.last, page: page.surroundings)
    if let type = frame.unknownType {
      blocks.notes.lost("the region type \(type): read as a paragraph", page: blocks.page)
    }
    if let angle = element["orientation"].flatMap({ Double.pageNumber($0) }), abs(angle) > 0.05 {
      blocks.notes.lost("angles of regions", page: blocks.page)
    }
    frames.append(frame)
  }

  private static func misplaced(_ element: MarkupElement) -> RectoError {
    RectoError(.malformedInput, "Line \(element.line): \(element.name) stands outside a page.")
  }

  private mutating func take(_ node: MarkupNode) {
    guard let last = frames.indices.last else {
      if node.element.name == "TextStyle" { page?.setStyle(node) }
      if ["Border", "PrintSpace", "Layers"].contains(node.element.name) {
        blocks.notes.changed("\(node.element.name) of pages left out", page: max(blocks.page, 1))
      }
      return
    }
    switch node.element.name {
    case "Coords": frames[last].setCoords(node)
    case "Roles": frames[last].setRoles(node)
    case "TextStyle": frames[last].setStyle(node)
    case "TextEquiv": frames[last].setText(node)
    default: blocks.notes.lost("PAGE's \(node.element.name) of regions", page: blocks.page)
    }
  }

  private mutating func readLine(_ node: MarkupNode) throws(RectoError) {
    guard let last = frames.indices.last else { throw Self.misplaced(node.element) }
    let reader = PAGELine(node, in: frames[last].surroundings, page: blocks.page)
    if let line = try reader.read(notes: &blocks.notes) { frames[last].add(line, isMarker: reader.isMarker) }
  }

  private mutating func finish(_ frame: PAGEFrame) throws(RectoError) {
    guard let page else { return }
    var region = frame.finished(pageHeight: page.size.height)
    if let text = frame.bareText { region.lines = try lines(text, in: region.box, frame) }
    if frame.element.name == "NoiseRegion" {
      blocks.notes.changed("noise left out", page: blocks.page)
    } else if let last = frames.indices.last {
      frames[last].add(region)
    } else {
      self.page?.add(region, index: frame.index)
    }
  }

  /// Lines of the same height, one below the other.
  private mutating func lines(
    _ text: PAGEText, in box: Rect?, _ frame: PAGEFrame
  ) throws(RectoError) -> [TextLine] {
    let texts = text.text.split(whereSeparator: \.isNewline).map(String.init).filter { !$0.trimmed.isEmpty }
    guard let box, !texts.isEmpty else { return [] }
    blocks.notes.changed("regions without lines: theirs are estimated", page: blocks.page)
    let height = box.height / Double(texts.count)
    var lines: [TextLine] = []
    for (index, text) in texts.enumerated() {
      var draft = LineDraft(sourceLine: frame.element.line)
      draft.pageLanguage = frame.surroundings.pageLanguage
      let (top, bottom) = (box.y + Double(index) * height, box.y + Double(index + 1) * height)
      draft.box = Rect(left: box.minX, top: top.rounded(), right: box.maxX, bottom: bottom.rounded())
      draft.direction = frame.surroundings.direction
      draft.words = [
        .init(text: text, language: frame.surroundings.language, style: frame.surroundings.style)
      ]
      if let line = try draft.line(in: box, page: blocks.page, notes: &blocks.notes) { lines.append(line) }
    }
    return lines
  }

  private mutating func endPage() throws(RectoError) {
    guard let draft = page else { return }
    page = nil
    let content = draft.sorted().flatMap { blocks.blocks(of: $0) }
    made.append(
      try draft.page(content, number: blocks.page, head: head, sources: &made.sources, notes: &blocks.notes))
  }
}
