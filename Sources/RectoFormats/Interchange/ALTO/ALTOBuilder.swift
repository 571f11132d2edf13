internal import RectoModel

/// Makes pages of the elements of an ALTO file, one after the other. Lines are read whole; what is round them is kept
/// open.
struct ALTOBuilder: ElementPageBuilder {
  var made = MadePages()
  var blocks = LayoutBlocks()
  var head = ALTOHead()
  private var order = LayoutOrder()
  private var frames: [ALTOFrame] = []
  private var page: ALTOPageDraft?
  private let limits: Limits

  init(limits: Limits) { self.limits = limits }

  var notes: ReadNotes {
    get { blocks.notes }
    _modify { yield &blocks.notes }
  }

  mutating func start(_ element: MarkupElement, of source: some MarkupSource) throws(RectoError) {
    switch element.name {
    case "Description", "Styles", "Tags":
      head.read(try source.node(element), notes: &blocks.notes)
      made.metadata = head.metadata
    case "ReadingOrder": try readOrder(of: source)
    case "Page": try startPage(element)
    case "TopMargin", "LeftMargin", "RightMargin", "BottomMargin", "PrintSpace":
      page?.enter(element)
    case "ComposedBlock", "TextBlock":
      try push(ALTOFrame(element, inside: frames.last, head: head, pageLanguage: page?.language))
    case "TextLine": try readLine(try source.node(element))
    case "Illustration", "GraphicalElement": try readPicture(try source.node(element))
    case "Shape":
      let node = try source.node(element)
      if let last = frames.indices.last { frames[last].polygon = ALTOShape.points(node) }
    default: break
    }
  }

  mutating func end(_ name: String) throws(RectoError) {
    switch name {
    case "ComposedBlock", "TextBlock":
      if let frame = frames.popLast() { try add(frame.finished()) }
    case "TopMargin", "LeftMargin", "RightMargin", "BottomMargin", "PrintSpace": page?.leave()
    case "Page": try endPage()
    default: break
    }
  }

  func checkPages() throws(RectoError) {
    guard !made.isEmpty else {
      throw RectoError(.malformedInput, "The file has no Page element; is it ALTO?")
    }
  }

  private mutating func startPage(_ element: MarkupElement) throws(RectoError) {
    try limits.check(pages: made.count + 1)
    blocks.startPage()
    page = ALTOPageDraft(element)
    frames = []
  }

  private mutating func push(_ frame: ALTOFrame) throws(RectoError) {
    if page == nil { throw Self.misplaced(frame.element) }
    for name in frame.unknownTags { blocks.notes.lost("ALTO's tag \(name)", page: blocks.page) }
    if frame.isPlainGroup {
      blocks.notes.changed("composed blocks: what is in them is kept, they are not", page: blocks.page)
    }
    frames.append(frame)
  }

  private static func misplaced(_ element: MarkupElement) -> RectoError {
    RectoError(.malformedInput, "Line \(element.line): \(element.name) stands outside a page.")
  }

  private mutating func add(_ region: InterchangeRegion) throws(RectoError) {
    if let last = frames.indices.last {
      frames[last].add(region)
    } else {
      page?.add(region)
    }
  }

  private mutating func readLine(_ node: MarkupNode) throws(RectoError) {
    guard let last = frames.indices.last else { throw Self.misplaced(node.element) }
    let reader = ALTOLine(node, in: frames[last], head: head, page: blocks.page)
    if let line = try reader.read(notes: &blocks.notes) { frames[last].add(line, isMarker: reader.isMarker) }
    if reader.isHyphenated { frames[last].markHyphenated() }
  }

  private mutating func readPicture(_ node: MarkupNode) throws(RectoError) {
    if page == nil { throw Self.misplaced(node.element) }
    var frame = ALTOFrame(node.element, inside: frames.last, head: head, pageLanguage: nil)
    for name in frame.unknownTags { blocks.notes.lost("ALTO's tag \(name)", page: blocks.page) }
    if node["TYPE"] != nil { blocks.notes.lost("the types of illustrations", page: blocks.page) }
    frame.polygon = node.first("Shape").flatMap(ALTOShape.points)
    try add(frame.finished())
  }

  /// Up to the end of the element. It may name every block of the file.
  private mutating func readOrder(of source: some MarkupSource) throws(RectoError) {
    var (groups, depth) = (0, 1)
    while depth > 0, let event = try source.next() {
      switch event {
      case .start(let part):
        depth += 1
        if part.name.hasSuffix("Group") { groups += 1 }
        for id in (part["REF"] ?? "").split(separator: " ") { order.append(String(id)) }
      case .end(_, _): depth -= 1
      case .text: break
      }
    }
    // One group of all, or one for each page, says no more than the order itself.
    if groups > 1, head.isForeign {
      blocks.notes.changed("groups of the reading order: their order is kept, they are not", page: 1)
    }
  }

  private mutating func endPage() throws(RectoError) {
    guard let draft = page else { return }
    page = nil
    let regions = draft.sorted(by: order)
    let content = regions.flatMap { blocks.blocks(of: $0) }
    made.append(
      try draft.page(content, number: blocks.page, head: head, sources: &made.sources, notes: &blocks.notes))
  }
}
