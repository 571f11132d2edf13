internal import RectoModel

/// The papers of a document whose text flows: pages after each other that are of one size share one.
struct PaperPlan {
  /// By page.
  private(set) var setups: [PageSetup] = []
  /// By page, the index of its paper.
  private(set) var paperOfPage: [Int] = []
  private var groups: [(setup: PageSetup, margins: SectionProperties.Margins.Tally)] = []

  /// To be called for each page in turn.
  mutating func add(_ page: Page) {
    let setup = PageSetup(page)
    if groups.last?.setup.isLike(setup) != true {
      groups.append((setup, .init(width: setup.width, height: setup.height)))
    }
    groups[groups.count - 1].margins.add(page, setup)
    setups.append(setup)
    paperOfPage.append(groups.count - 1)
  }

  /// One section of each paper; a template says how large and with which margins.
  func papers(_ template: TemplatePage?) -> [SectionProperties] {
    groups.map { setup, margins in
      if let template {
        let isTurned = (setup.width > setup.height) != (template.width > template.height)
        let page = isTurned ? template.turned : template
        return SectionProperties(width: page.width, height: page.height, margins: page.margins)
      }
      return SectionProperties(
        width: setup.width, height: setup.height,
        margins: .init(margins, width: setup.width, height: setup.height))
    }
  }
}
