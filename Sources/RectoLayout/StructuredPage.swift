import RectoModel

/// A page that came with its structure: its blocks stay, and others are put among them.
struct StructuredPage {
  private let page: Page

  init(_ page: Page) { self.page = page }

  func blocks(adding pictures: [Picture], fixed: [Block]) -> [Block] {
    let taken = (page.blocks + fixed).filter { $0.content.isPictureOrTable }.map(\.region.box.sound)
    let made = PictureBlocks(page.withoutText, pictures: pictures, taken: taken)
    // Words stay where they are; a picture with many of them is no figure.
    let boxes = page.words.map(\.box.sound)
    let figures = made.figures.filter { figure in
      boxes.count { figure.region.box.sound.contains($0.center) } == 0
    }
    var blocks = page.blocks
    for block in fixed + figures {
      blocks.insert(block, at: place(for: block.region.box.sound, among: blocks))
    }
    blocks.renumber(prefix: "")
    return blocks
  }

  /// After the lowest block that stands over it, else before the highest under it.
  private func place(for box: Rect, among blocks: [Block]) -> Int {
    let column = blocks.indices.filter { blocks[$0].region.box.sound.sharedWidth(with: box) >= 0.3 }
    let above = column.filter { blocks[$0].region.box.sound.midY < box.midY }
    if let last = above.max(by: { blocks[$0].region.box.sound.midY < blocks[$1].region.box.sound.midY }) {
      return last + 1
    }
    return column.min { blocks[$0].region.box.sound.midY < blocks[$1].region.box.sound.midY } ?? blocks.count
  }
}

extension Page {
  fileprivate var withoutText: Page {
    var page = self
    page.blocks = []
    return page
  }
}

extension Content {
  fileprivate var isPictureOrTable: Bool {
    switch self {
    case .figure, .table: true
    default: false
    }
  }
}
