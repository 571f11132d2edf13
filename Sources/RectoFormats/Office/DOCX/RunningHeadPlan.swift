internal import RectoModel

/// The heads and feet of a document, section by section: a section ends where a page has others.
struct RunningHeadPlan {
  struct Heads: Sendable, Hashable {
    var header = RunningHead()
    var footer = RunningHead()

    var isEmpty: Bool { header.isEmpty && footer.isEmpty }
  }

  struct Section: Sendable, Hashable {
    /// Of all pages, or of odd ones.
    var odd: Heads?
    var even: Heads?
    /// The first page has none.
    var startsBare = false
  }

  private(set) var sections = [Section()]
  /// For each page, its index in `sections`.
  private(set) var sectionOfPage: [Int] = []
  /// Left and right pages have different ones.
  let alternates: Bool

  static let none = RunningHeadPlan()

  private init() { alternates = false }

  /// Of all pages; their heads and feet do.
  init(_ headed: [Page], numbering: PageNumbering, plan: (Page) -> RunPlan) {
    let pages = headed.enumerated().map { index, page in
      Heads(page, index: index, plan: plan(page), numbering: numbering)
    }
    alternates = Self.alternates(pages)
    for (index, heads) in pages.enumerated() {
      let isEven = alternates && numbering.number(ofPage: index) % 2 == 0
      add(heads, isEven: isEven, isFirst: index == 0)
      sectionOfPage.append(sections.count - 1)
    }
  }

  func section(ofPage index: Int) -> Int { index < sectionOfPage.count ? sectionOfPage[index] : 0 }

  private mutating func add(_ heads: Heads, isEven: Bool, isFirst: Bool) {
    let last = sections.count - 1
    if heads.isEmpty {
      if isFirst { sections[last].startsBare = true }
      return
    }
    let known = isEven ? sections[last].even : sections[last].odd
    if known?.isLike(heads) == true { return }
    if known != nil { sections.append(Section(odd: sections[last].odd, even: sections[last].even)) }
    if isEven { sections[sections.count - 1].even = heads } else { sections[sections.count - 1].odd = heads }
  }

  /// Pages are more like the one after the next than like the next.
  private static func alternates(_ pages: [Heads]) -> Bool {
    func matches(_ step: Int) -> Int {
      zip(pages, pages.dropFirst(step)).count { !$0.isEmpty && $0.isLike($1) }
    }
    let (next, afterNext) = (matches(1), matches(2))
    return afterNext >= 2 && afterNext > next
  }
}

extension RunningHeadPlan.Heads {
  fileprivate init(_ page: Page, index: Int, plan: RunPlan, numbering: PageNumbering) {
    func head(_ isHeader: Bool) -> RunningHead {
      let blocks = page.blocks.filter { block in
        switch block.content {
        case .header: isHeader
        case .footer: !isHeader
        default: false
        }
      }
      return RunningHead(blocks, of: page, index: index, plan: plan, numbering: numbering)
    }
    self.init(header: head(true), footer: head(false))
  }

  fileprivate func isLike(_ other: Self) -> Bool {
    header.isLike(other.header) && footer.isLike(other.footer)
  }
}
