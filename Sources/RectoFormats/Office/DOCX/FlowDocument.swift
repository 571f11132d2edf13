import Foundation
internal import RectoModel

/// Writes a document whose text flows from page to page, a page at a time.
struct FlowDocument {
  private let pages: any PageSequence
  private var flow: LinkedFlow
  private let survey: FlowSurvey
  private let options: DOCXWriter.Options
  private let context: WriteContext
  private let parts: DocumentParts
  private let body: FlowBody
  private let fixed: StaticParts
  private var sections: FlowSections

  init(
    _ pages: any PageSequence, _ flow: LinkedFlow, _ survey: FlowSurvey, options: DOCXWriter.Options,
    package: OPCPackage, context: WriteContext
  ) throws(RectoError) {
    (self.pages, self.flow, self.survey) = (pages, flow, survey)
    self.options = options
    self.context = context
    let type = survey.type
    let language = OfficeLanguage(survey.language)
    var fixed = try StaticParts(type: type, language: language, template: options.template)
    let settings = TextSettings(
      language: language, stylesHaveLanguage: fixed.stylesHaveLanguage,
      bodySize: type.isMeasured && !type.isTyped && fixed.user == nil ? type.size : nil,
      headingSizes: type.isMeasured && fixed.user == nil ? type.headingSizes : nil,
      pageCount: survey.pageCount, scanFactor: type.scanFactor,
      doubt: options.doubt, doubtBelow: options.doubtBelow)
    let numbering = PageNumbering(survey.headed)
    let heads =
      options.runningHeads == .omit
      ? RunningHeadPlan.none
      : RunningHeadPlan(survey.headed, numbering: numbering) {
        RunPlan(settings: settings.withoutComments, pageLanguage: $0.language)
      }
    sections = FlowSections(
      survey.papers, heads: heads, numbering: numbering, template: fixed.user?.page,
      isRightToLeft: survey.runsRightToLeft)
    fixed.alternates = heads.alternates
    fixed.firstNote = survey.footnotes.firstNumber
    fixed.hasUnevenColumns = !survey.footnotes.numbers.isEmpty && survey.hasColumns
    self.fixed = fixed
    parts = DocumentParts(package, styles: fixed.sheet, context: context)
    body = FlowBody(survey, settings: settings, numbering: fixed.numbering, context: context)
  }

  /// Throws as the pages do.
  mutating func write() throws(RectoError) {
    let xml = try parts.package.part(
      DocumentParts.document, type: ContentType.wordprocessing("document.main"))
    try fixed.add(to: parts.package)
    xml.start("w:document", BodyEmitter.namespaces)
    xml.start("w:body")
    let emitter = BodyEmitter(xml, name: DocumentParts.document, parts: parts)
    if options.hasContents, survey.pageCount > 0 {
      let width = sections.size(of: sections.key(page: 0, columns: 1)).textWidth
      try ContentsField(survey.contents, width: width).write(to: emitter)
    }
    try writeBody(to: emitter)
    xml.end()
    xml.end()
    try writeNumbering()
  }

  /// What of the body is in the making.
  private struct State {
    var notes: BodyEmitter?
    /// Of the section, and of the one before it.
    var (key, previous): (FlowSections.Key?, FlowSections.Key?) = (nil, nil)
    /// One item is held back, so that it can end its section.
    var held: BodyItem?
    var marks = PageMarks()
  }

  private mutating func writeBody(to emitter: BodyEmitter) throws(RectoError) {
    let pages = try pages.makePages()
    var (state, index) = (State(), 0)
    while let page = try pages.next() {
      try write(flow.marked(page, at: index), at: index, &state, to: emitter)
      index += 1
    }
    try finish(state, in: emitter)
  }

  /// A page that has links to its footnotes.
  private mutating func write(
    _ page: Page, at index: Int, _ state: inout State, to emitter: BodyEmitter
  ) throws(RectoError) {
    report(page, index)
    let blocks = flow.blocks(ofMarked: page, at: index).filter(\.isInFlow)
    let columns = page.columns
    if body.linkedPages.contains(index + 1) { state.marks.bookmarks.append(BookmarkNames.page(index + 1)) }
    state.marks.startsPage = options.hasPageBreaks && index > 0
    for (position, block) in blocks.enumerated() {
      var place = place(of: page, index, columns: columns[block.id] ?? 1)
      place.keepsWithNext = block.isExplained(by: blocks, at: position)
      if case .footnote(let note) = block.content, let number = body.footnotes.numbers[block.id] {
        if state.notes == nil { state.notes = try startNotes() }
        try write(note, number: number, place, to: state.notes)
        continue
      }
      try begin(sections.key(page: index, columns: columns[block.id] ?? 1), &state, in: emitter)
      let dropped = emitter.xml.droppedCharacters
      for var item in try body.items(of: block, at: place) {
        if state.held?.isTable == true { item = item.apartFromTable }
        state.marks.put(on: &item)
        try release(state.held, before: item, in: emitter)
        state.held = item
      }
      let lost = emitter.xml.droppedCharacters - dropped
      if lost > 0 { context.report(.charactersDropped(page: index + 1, block: block.id, count: lost)) }
    }
  }

  /// Ends the section where another one begins.
  private mutating func begin(
    _ next: FlowSections.Key, _ state: inout State, in emitter: BodyEmitter
  ) throws(RectoError) {
    if let current = state.key, current != next {
      let section = try sections.properties(of: current, after: state.previous, parts: parts)
      try end(section, state.held, in: emitter)
      (state.held, state.previous) = (nil, current)
      if next.isOnOtherPaper(than: current) { state.marks.startsPage = false }
    }
    state.key = next
  }

  private func release(_ held: BodyItem?, before next: BodyItem, in emitter: BodyEmitter) throws(RectoError) {
    guard let held else { return }
    try emitter.write(held)
    // Two tables without anything between them would be one.
    if held.isTable, next.isTable { try emitter.write(BodyParagraph.thin) }
  }

  private func end(
    _ section: SectionProperties, _ held: BodyItem?, in emitter: BodyEmitter
  ) throws(RectoError) {
    var last = BodyParagraph.thin
    if case .paragraph(let paragraph)? = held {
      last = paragraph
    } else if let held {
      try emitter.write(held)
    }
    last.section = section
    try emitter.write(last)
  }

  private mutating func finish(_ state: State, in emitter: BodyEmitter) throws(RectoError) {
    if let held = state.held { try emitter.write(held) }
    if state.held?.isTable != false || !state.marks.bookmarks.isEmpty {
      var last = BodyParagraph.thin
      last.bookmarks = state.marks.bookmarks
      try emitter.write(last)
    }
    let last = state.key ?? (survey.pageCount == 0 ? nil : sections.key(page: 0, columns: 1))
    if let last {
      emitter.write(try sections.properties(of: last, after: state.previous, parts: parts))
    } else {
      emitter.write(SectionProperties(width: 11_906, height: 16_838))
    }
  }

  private func place(of page: Page, _ index: Int, columns: Int) -> FlowBody.Place {
    let size = sections.size(of: sections.key(page: index, columns: columns))
    return FlowBody.Place(
      page: index + 1, language: page.language, setup: sections.setup(ofPage: index),
      width: size.columnWidth, height: size.textHeight * 9 / 10, left: columns == 1 ? size.margins.left : nil)
  }

  private func report(_ page: Page, _ index: Int) {
    for block in page.blocks {
      context.reportDroppedCharacters(of: block, page: index + 1)
      context.reportUnusableLinks(of: block, page: index + 1, pageCount: survey.pageCount)
    }
  }
}

extension FlowDocument {
  /// The part of the footnotes with the two lines above them that Word wants.
  private func startNotes() throws(RectoError) -> BodyEmitter {
    let notes = try parts.part("footnotes", root: "w:footnotes")
    for (id, kind) in [("-1", "separator"), ("0", "continuationSeparator")] {
      notes.xml.element("w:footnote", ["w:type": kind, "w:id": id]) {
        notes.xml.element("w:p") { notes.xml.element("w:r") { notes.xml.element("w:\(kind)") } }
      }
    }
    return notes
  }

  private func write(
    _ note: Footnote, number: Int, _ place: FlowBody.Place, to notes: BodyEmitter?
  ) throws(RectoError) {
    guard let notes else { return }
    var paragraph = body.text(note.paragraph, .footnoteText, place, hasComments: false)
    let mark = body.footnotes.marks[number]
    let first = BodyRun(mark.map { .text($0) } ?? .footnoteMark, RunFormat(.footnoteReference))
    paragraph.runs.insert(contentsOf: [first, BodyRun(.text(" "))], at: 0)
    try notes.xml.element("w:footnote", ["w:id": String(number)]) { () throws(RectoError) in
      try notes.write(paragraph)
    }
  }

  private func writeNumbering() throws(RectoError) {
    let name: PartName = "/word/numbering.xml"
    if let template = fixed.user?.numbering {
      let data = try template.completed(with: body.numbering)
      try parts.package.add(name, type: ContentType.wordprocessing("numbering"), data: data)
      parts.package.relate(DocumentParts.document, to: name, RelationshipType.named("numbering"))
      return
    }
    guard !body.numbering.isEmpty else { return }
    let xml = try parts.part("numbering", root: "w:numbering").xml
    body.numbering.writeFormats(to: xml)
    body.numbering.writeInstances(to: xml)
    xml.end()
  }
}

/// What the first paragraph of a page gets, and the next one when the page has none.
private struct PageMarks {
  var bookmarks: [String] = []
  var startsPage = false

  mutating func put(on item: inout BodyItem) {
    guard case .paragraph(var paragraph) = item else { return }
    if startsPage { paragraph.startsPage = true }
    paragraph.bookmarks += bookmarks
    bookmarks = []
    startsPage = false
    item = .paragraph(paragraph)
  }
}

extension BodyItem {
  /// Text doesn't stand on the last border of a table before it.
  fileprivate var apartFromTable: BodyItem {
    guard case .paragraph(var paragraph) = self, paragraph.spacing == nil, !paragraph.style.isHeading else {
      return self
    }
    paragraph.spacing = .init(before: 120, after: nil)
    return .paragraph(paragraph)
  }
}

extension Block {
  /// What comes next belongs to the block: a caption to its figure, a table to its caption.
  fileprivate func isExplained(by blocks: [Block], at position: Int) -> Bool {
    guard position + 1 < blocks.count else { return false }
    let next = blocks[position + 1]
    switch (content, next.content) {
    case (.caption(let caption), .table), (.caption(let caption), .figure): return caption.target == next.id
    case (.figure, .caption(let caption)), (.formula, .caption(let caption)): return caption.target == id
    default: return false
    }
  }
}

extension WriteContext {
  /// Reports the links that can't be written.
  func reportUnusableLinks(of block: Block, page: Int, pageCount: Int) {
    reportLinks(of: block, page: page) { RunLink($0, pageCount: pageCount) != nil }
  }
}
