internal import RectoModel

/// The sections of a flowing document: pages of one size with the same heads, cut where the columns change.
struct FlowSections {
  /// What all blocks of a section share.
  struct Key: Hashable {
    var paper: Int
    var heads: Int
    var columns: Int

    func isOnOtherPaper(than other: Key) -> Bool { paper != other.paper }
  }

  private let plan: PaperPlan
  private let papers: [SectionProperties]
  private let heads: RunningHeadPlan
  private let numbers: SectionProperties.PageNumbers?
  private let isRightToLeft: Bool
  /// The relationships of heads and feet by section of the plan.
  private var parts: [Int: [SectionProperties.RunningPart]] = [:]

  init(
    _ plan: PaperPlan, heads: RunningHeadPlan, numbering: PageNumbering, template: TemplatePage?,
    isRightToLeft: Bool
  ) {
    self.plan = plan
    papers = plan.papers(template)
    self.heads = heads
    numbers = numbering.section
    self.isRightToLeft = isRightToLeft
  }

  var alternates: Bool { heads.alternates }

  func setup(ofPage index: Int) -> PageSetup { plan.setups[index] }

  func key(page index: Int, columns: Int) -> Key {
    Key(paper: plan.paperOfPage[index], heads: heads.section(ofPage: index), columns: columns)
  }

  /// Without heads and feet: what text and pictures have to fit.
  func size(of key: Key) -> SectionProperties {
    var section = papers[key.paper]
    section.columns = key.columns
    return section
  }

  /// Makes the parts of heads and feet when they are first needed.
  mutating func properties(
    of key: Key, after previous: Key?, parts document: DocumentParts
  ) throws(RectoError) -> SectionProperties {
    var section = size(of: key)
    section.isContinuous = previous.map { $0.paper == key.paper } ?? false
    section.isRightToLeft = isRightToLeft
    section.runningParts = try runningParts(key.heads, width: section.textWidth, parts: document)
    if previous == nil {
      section.numbers = numbers
      section.hasOwnFirstPage = heads.sections[key.heads].startsBare && !section.runningParts.isEmpty
    }
    return section
  }

  private mutating func runningParts(
    _ index: Int, width: Int, parts document: DocumentParts
  ) throws(RectoError) -> [SectionProperties.RunningPart] {
    if let known = parts[index] { return known }
    let section = heads.sections[index]
    var made: [SectionProperties.RunningPart] = []
    let choices: [(SectionProperties.RunningPart.Pages, RunningHeadPlan.Heads?)] =
      heads.alternates
      ? [(.default, section.odd), (.even, section.even)] : [(.default, section.odd ?? section.even)]
    for isHeader in [true, false] {
      for (pages, chosen) in choices {
        guard let chosen else { continue }
        let head = isHeader ? chosen.header : chosen.footer
        // An empty one ends those of the section before.
        if head.isEmpty, index == 0 { continue }
        let relationship = try document.runningPart(
          isHeader: isHeader, head.items(isHeader: isHeader, width: width))
        made.append(.init(isHeader: isHeader, pages: pages, relationship: relationship))
      }
    }
    parts[index] = made
    return made
  }
}
