internal import RectoModel

/// Makes paragraphs and tables of blocks, for text that flows from page to page.
final class FlowBody {
  let context: WriteContext
  let settings: TextSettings
  let footnotes: FootnotePlan
  let linkedPages: Set<Int>
  /// Level 1 of the document's only heading at that level, when it opens the document.
  let title: BlockID?
  var numbering: NumberingPlan
  private(set) var headings = 0

  init(_ survey: FlowSurvey, settings: TextSettings, numbering: NumberingPlan, context: WriteContext) {
    self.context = context
    self.settings = settings
    self.numbering = numbering
    footnotes = survey.footnotes
    linkedPages = survey.linkedPages
    title = survey.title
  }

  /// Where a block stands.
  struct Place {
    /// 1-based.
    var page: Int
    var language: LanguageTag?
    var setup: PageSetup
    /// In twips.
    var width: Int
    /// A picture may be as high, in twips.
    var height: Int
    /// What follows explains the block, or is what it explains.
    var keepsWithNext = false
    /// In how many lists it is.
    var listLevel = 0
    var isInTable = false
    /// The colour behind the text.
    var ground: RGBColor?
    /// Where lines begin, in twips from the paper's edge; nil where text stands in several columns.
    var left: Int?
  }

  func runPlan(_ place: Place, hasComments: Bool = true) -> RunPlan {
    var settings = hasComments ? settings : settings.withoutComments
    if let ground = place.ground { settings.paper = ground }
    return RunPlan(settings: settings, pageLanguage: place.language, noteMarks: footnotes.marks)
  }

  func items(of block: Block, at place: Place) throws(RectoError) -> [BodyItem] {
    guard let ground = block.ground?.color, place.ground == nil else {
      return try bareItems(of: block, at: place)
    }
    var place = place
    place.ground = ground
    return try bareItems(of: block, at: place).map { $0.filled(ground) }
  }

  private func bareItems(of block: Block, at place: Place) throws(RectoError) -> [BodyItem] {
    switch block.content {
    case .paragraph(let paragraph):
      return [.paragraph(text(paragraph, paragraph.role == .quote ? .quote : .normal, place))]
    case .heading(let heading): return [.paragraph(self.heading(heading, of: block, place))]
    case .list(let list): return try items(of: list, at: place)
    case .table(let table): return try items(of: table, in: block, at: place)
    case .figure(let figure): return self.figure(figure, of: block, at: place)
    case .caption(let caption): return [.paragraph(text(caption.paragraph, .caption, place))]
    case .formula(let formula): return self.formula(formula, of: block, at: place)
    case .code(let code): return [.paragraph(self.code(code, place))]
    case .header(let paragraph), .footer(let paragraph):
      // Those of pages are running heads; one in a cell or an item is text.
      return [.paragraph(text(paragraph, .normal, place))]
    case .footnote(let note): return [.paragraph(self.unreferenced(note, place))]
    case .separator:
      // A line down the page parts columns, which flowing text has of its own.
      if block.region.box.height > block.region.box.width { return [] }
      // A line may be the last thing on a full page.
      var rule = BodyParagraph.thin
      rule.spacing?.after = 120
      rule.hasRule = true
      return [.paragraph(rule)]
    }
  }

  /// The blocks of a cell or an item.
  func items(of blocks: [Block], at place: Place) throws(RectoError) -> [BodyItem] {
    var items: [BodyItem] = []
    for block in blocks { items += try self.items(of: block, at: place) }
    return items
  }

  func text(
    _ paragraph: Paragraph, _ style: NamedStyle, _ place: Place, hasComments: Bool = true
  ) -> BodyParagraph {
    let lines = paragraph.lines
    var plan = runPlan(place, hasComments: hasComments)
    plan.styleSize = settings.size(of: style)
    var made = tabbed(lines, style, plan, place) ?? BodyParagraph(style, plan.runs(of: lines))
    made.isRightToLeft = lines.runsRightToLeft
    if made.tabs.isEmpty {
      made.alignment = paragraph.alignment == .start && !made.isRightToLeft ? nil : paragraph.alignment
    }
    made.keepsWithNext = place.keepsWithNext
    return made
  }

  /// A line with wide blanks in it, its parts where they are on the page.
  private func tabbed(
    _ lines: [TextLine], _ style: NamedStyle, _ plan: RunPlan, _ place: Place
  ) -> BodyParagraph? {
    guard style == .normal, let left = place.left, lines.count == 1, let line = TabbedLine(lines[0]) else {
      return nil
    }
    var made = BodyParagraph(style)
    let start = place.setup.twips(lines[0].box.minX) - left
    // What begins far inside stood in a column of its own.
    let origin = start > place.width / 3 ? left + start : left
    if start > 120, origin == left { made.indent = .init(start: start) }
    let right = Double(left + place.width) / max(place.setup.twipsPerUnit, 0.0001)
    for (index, part) in line.parts.enumerated() {
      if index > 0 {
        let isLast = index == line.parts.count - 1 && line.endsAtRight(right)
        let position = isLast ? place.width : place.setup.twips(part.line.box.minX) - origin
        made.tabs.append(
          .init(kind: isLast ? .right : .left, position: max(position, 100), hasDots: part.hasDots))
        made.runs.append(BodyRun(.tab))
      }
      made.runs += plan.runs(of: [part.line])
    }
    return made
  }

  private func heading(_ heading: Heading, of block: Block, _ place: Place) -> BodyParagraph {
    let style: NamedStyle = block.id == title ? .title : .heading(heading.level)
    var made = text(heading.paragraph, style, place)
    if !place.isInTable, place.listLevel == 0 {
      headings += 1
      made.bookmarks = [BookmarkNames.heading(headings)]
    }
    return made
  }

  private func code(_ code: Code, _ place: Place) -> BodyParagraph {
    var runs: [BodyRun] = []
    for (index, line) in code.indentedLines.enumerated() {
      if index > 0 { runs.append(BodyRun(.lineBreak)) }
      if !line.isEmpty { runs.append(BodyRun(.text(line))) }
    }
    var made = BodyParagraph(.code, runs)
    made.keepsWithNext = place.keepsWithNext
    return made
  }

  /// A note that no word refers to stays where it is.
  private func unreferenced(_ note: Footnote, _ place: Place) -> BodyParagraph {
    var made = text(note.paragraph, .footnoteText, place)
    let marker = note.marker.cleaned
    if !marker.isEmpty {
      let mark = BodyRun(.text(marker), RunFormat(.footnoteReference))
      made.runs.insert(contentsOf: [mark, BodyRun(.text(" "))], at: 0)
    }
    return made
  }
}

extension BodyItem {
  fileprivate func filled(_ color: RGBColor) -> BodyItem {
    guard case .paragraph(var paragraph) = self, paragraph.fill == nil else { return self }
    paragraph.fill = color.hexadecimal
    return .paragraph(paragraph)
  }
}

extension Collection<TextLine> {
  /// More of them run from right to left.
  var runsRightToLeft: Bool { count { $0.direction == .rightToLeft } * 2 > count }
}

/// Looks for the title of a document, block by block: the first of its blocks of text, when it is the only heading of level 1.
struct TitleSearch {
  /// The first block of text, where it is a heading of level 1.
  private(set) var candidate: BlockID?
  private var isFirst = true
  private var hasOthers = false

  mutating func add(_ block: Block) {
    switch block.content {
    case .header, .footer, .separator, .figure: return
    case .heading(let heading) where heading.level == 1:
      if isFirst { candidate = block.id } else { hasOthers = true }
    default: break
    }
    isFirst = false
  }

  /// When all blocks were looked at.
  var found: BlockID? { hasOthers ? nil : candidate }
}
