import RectoModel

/// Whether a page has what geometry may take for something else: only then is the layout model worth its time. A plain letter
/// has nothing of it.
struct LayoutDoubt {
  private let blocks: [Block]

  /// Of columns of words, in heights of a line.
  private static let wideGap = 2.0

  init(_ page: Page) { blocks = page.blocks }

  var isThere: Bool { hasTitle || hasEquation || hasColumns }

  /// A short line without the end of a sentence over text, whatever its size; longer ones with a colon lead to a list.
  private var hasTitle: Bool {
    blocks.indices.dropLast().contains { index in
      guard case .paragraph(let paragraph) = blocks[index].content, paragraph.lines.count <= 2 else {
        return false
      }
      let text = paragraph.lines.map(\.plainText).joined(separator: " ")
      guard text.count <= 100, text.count(where: \.isLetter) >= 3, text.first?.isLowercase == false,
        let last = text.last, !".,;!?".contains(last),
        last != ":" || text.split(separator: " ").count <= 4
      else { return false }
      return blocks[index + 1].isText
    }
  }

  /// A line with an equals sign and hardly a word.
  private var hasEquation: Bool {
    blocks.contains { block in
      if case .formula = block.content { return true }
      return block.looseLines.contains { line in
        let words = line.words.map(\.text)
        let long = words.count { $0.count >= 4 && $0.allSatisfy(\.isLetter) }
        return words.contains { $0.contains("=") } && long * 3 <= words.count
      }
    }
  }

  /// Lines with wide gaps at several places that are in no table.
  private var hasColumns: Bool {
    let lines = blocks.flatMap(\.looseLines)
    return lines.count { line in
      zip(line.words, line.words.dropFirst()).contains { left, right in
        right.box.minX - left.box.maxX > Self.wideGap * line.box.height
      }
    } >= 3
  }
}

extension Block {
  /// Several lines of text, or items.
  fileprivate var isText: Bool {
    switch content {
    case .paragraph(let paragraph): paragraph.lines.count > 1
    case .list: true
    default: false
    }
  }

  fileprivate var looseLines: [TextLine] {
    if case .paragraph(let paragraph) = content { paragraph.lines } else { [] }
  }
}
