import RectoModel

/// A document as indented lines: pages, blocks, boxes, confidences, text.
enum DocumentTree {
  static func lines(_ document: Document) -> [String] {
    document.pages.enumerated().flatMap { number, page in
      [title(page, number: number + 1)] + page.blocks.flatMap { lines($0, depth: 1) }
    }
  }

  private static func title(_ page: Page, number: Int) -> String {
    let dpi = whole(page.resolution.unitsPerInch)
    var parts = [
      "page \(number): \(whole(page.size.width)) x \(whole(page.size.height)) at \(dpi) dpi"
        + (page.resolution.origin == .assumed ? " (assumed)" : ""),
      Figures.count(page.words.count, "word"),
    ]
    if let confidence = page.meanConfidence { parts.append(percent(confidence)) }
    if let image = page.image {
      if image.rotation != .none { parts.append("turned by \(image.rotation.rawValue) degrees") }
      if image.deskew != 0 {
        parts.append("straightened by \(Figures.oneDecimal(abs(image.deskew))) degrees")
      }
    }
    return parts.joined(separator: ", ")
  }

  private static func lines(_ block: Block, depth: Int) -> [String] {
    let indent = String(repeating: "  ", count: depth)
    let words = block.content.ownLines.flatMap(\.words)
    var head = "\(indent)\(block.id)  \(block.content.kindName)  \(box(block.region.box))"
    if !words.isEmpty { head += "  " + Figures.count(words.count, "word") }
    if let confidence = block.confidence ?? words.compactMap(\.confidence).mean {
      head += "  " + percent(confidence)
    }
    let text = block.content.ownLines.map { "\(indent)  | \($0.plainText)" }
    return [head] + text + block.content.nestedBlocks.flatMap { lines($0, depth: depth + 1) }
  }

  /// Left, top, width, height.
  private static func box(_ box: Rect) -> String {
    "[\(whole(box.x)) \(whole(box.y)) \(whole(box.width)) \(whole(box.height))]"
  }

  /// A document from a file may hold numbers that no `Int` does.
  private static func whole(_ value: Double) -> String {
    Int(exactly: value.rounded()).map(String.init) ?? "\(value)"
  }

  private static func percent(_ confidence: Confidence) -> String {
    "\(Int((confidence.value * 100).rounded())) %"
  }
}

extension Content {
  /// For people.
  fileprivate var kindName: String {
    switch self {
    case .heading(let heading): "heading \(heading.level)"
    case .table(let table): "table \(table.rowCount) x \(table.columnCount)"
    default: typeName
    }
  }
}
