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

  /// Of all pages; their heads and feet do. They are made twice: those of all pages at once would take more memory than the pages.
  init(_ pages: [Page], numbering: PageNumbering, plan: (Page) -> RunPlan) {
    func heads(_ index: Int) -> Heads {
      Heads(pages[index], index: index, plan: plan(pages[index]), numbering: numbering)
    }
    var sides = Sides()
    for index in pages.indices { sides.add(heads(index)) }
    alternates = sides.alternate
    for index in pages.indices {
      let isEven = alternates && numbering.number(ofPage: index) % 2 == 0
      add(heads(index), isEven: isEven, isFirst: index == 0)
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

  /// Whether left and right pages differ.
  private struct Sides {
    private var (last, beforeLast): (Heads?, Heads?) = (nil, nil)
    private var (likeLast, likeBeforeLast) = (0, 0)

    /// To be called for each page in turn.
    mutating func add(_ heads: Heads) {
      if let last, !last.isEmpty, last.isLike(heads) { likeLast += 1 }
      if let beforeLast, !beforeLast.isEmpty, beforeLast.isLike(heads) { likeBeforeLast += 1 }
      (beforeLast, last) = (last, heads)
    }

    /// Pages are more like the one after the next than like the next.
    var alternate: Bool { likeBeforeLast >= 2 && likeBeforeLast > likeLast }
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
