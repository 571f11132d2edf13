internal import RectoModel

extension SectionProperties.Margins {
  /// Where the text of pages ends on paper of one size, in twips. Of each page four numbers are kept.
  struct Tally {
    private let width: Int
    private let height: Int
    fileprivate var (lefts, rights, tops, bottoms): ([Int32], [Int32], [Int32], [Int32]) = ([], [], [], [])

    init(width: Int, height: Int) { (self.width, self.height) = (width, height) }

    mutating func add(_ page: Page, _ setup: PageSetup) {
      let body = page.blocks.filter(\.content.isInTextArea).map(\.region.box).filter { !$0.isEmpty }
      guard let box = body.union else { return }
      lefts.append(Int32(setup.twips(box.minX)))
      rights.append(Int32(clamping: width - setup.twips(box.maxX)))
      tops.append(Int32(setup.twips(box.minY)))
      bottoms.append(Int32(clamping: height - setup.twips(box.maxY)))
    }
  }

  /// Those that the text of the pages has, within what is usual.
  init(_ tally: Tally, width: Int, height: Int) {
    let (lefts, rights, tops, bottoms) = (tally.lefts, tally.rights, tally.tops, tally.bottoms)
    self.init()
    let side = width / 4
    left = Self.middle(lefts, within: min(567, side)...side, or: min(1134, side))
    // Text that is not justified ends early.
    let most = min(side, max(left * 3 / 2, 1134))
    right = Self.middle(rights, within: min(567, most)...most, or: min(1134, most))
    let end = height / 5
    // The least is the page that is full.
    top = Self.least(tops, within: min(567, end)...min(end, 1701), or: min(1134, end))
    bottom = Self.least(bottoms, within: min(567, end)...min(end, 1701), or: min(1134, end))
    header = min(567, top / 2 + 100)
    footer = min(567, bottom / 2 + 100)
  }

  private static func middle(_ values: [Int32], within range: ClosedRange<Int>, or fallback: Int) -> Int {
    values.isEmpty
      ? fallback : min(max(Int(values.sorted()[values.count / 2]), range.lowerBound), range.upperBound)
  }

  private static func least(_ values: [Int32], within range: ClosedRange<Int>, or fallback: Int) -> Int {
    values.min().map { min(max(Int($0), range.lowerBound), range.upperBound) } ?? fallback
  }
}

extension Content {
  /// Between the heads and feet.
  fileprivate var isInTextArea: Bool {
    switch self {
    case .header, .footer: false
    default: true
    }
  }
}
