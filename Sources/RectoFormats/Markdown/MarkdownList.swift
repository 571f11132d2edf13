internal import RectoModel

/// A list. Markdown counts by itself and in digits only, so markers that it would change (`a)`, `iv.`, a number out
/// of turn) are written as text behind a bullet.
struct MarkdownList {
  private let list: List
  /// The list uses `*` and `)`, not `-` and `.`.
  private let isAlternate: Bool
  private let blocks: MarkdownBlocks

  init(_ list: List, isAlternate: Bool, blocks: MarkdownBlocks) {
    self.list = list
    self.isAlternate = isAlternate
    self.blocks = blocks
  }

  var text: String {
    let start = list.decimalStart
    let items = list.items.enumerated().map { index, item in
      let mark = start.map { "\($0 + index)\(isAlternate ? ")" : ".")" } ?? (isAlternate ? "*" : "-")
      return text(of: item, mark: mark, isCounted: start != nil)
    }
    let isLoose = items.contains { $0.contains("\n\n") }
    return items.joined(separator: isLoose ? "\n\n" : "\n")
  }

  private func text(of item: ListItem, mark: String, isCounted: Bool) -> String {
    let check = item.isChecked.map { $0 ? "[x] " : "[ ] " } ?? ""
    let indent = String(repeating: " ", count: mark.count + 1)
    let content = check + content(of: isCounted ? item.blocks : Self.markedBlocks(of: item))
    let lines = content.split(separator: "\n", omittingEmptySubsequences: false)
    let rest = lines.dropFirst().map { $0.isEmpty ? "" : indent + $0 }
    let first = lines.first.map { $0.isEmpty ? mark : "\(mark) \($0)" } ?? mark
    return ([first] + rest).joined(separator: "\n")
  }

  /// A list that ends the item follows its paragraph at once where Markdown allows it.
  private func content(of parts: [Block]) -> String {
    guard parts.count == 2, parts[1].content.isList else { return blocks.text(of: parts, inItem: true) }
    let head = blocks.text(of: [parts[0]], inItem: true)
    let tail = blocks.text(of: [parts[1]], inItem: true)
    if head.isEmpty || tail.isEmpty { return head + tail }
    let followsAtOnce = ["- ", "* ", "1. ", "1) "].contains { tail.hasPrefix($0) }
    return head + (followsAtOnce && !head.contains("\n") ? "\n" : "\n\n") + tail
  }

  /// The blocks with the marker as their first word, where it is more than a bullet.
  private static func markedBlocks(of item: ListItem) -> [Block] {
    guard let marker = item.tellingMarker else { return item.blocks }
    let box = item.blocks.first?.region.box ?? Rect(x: 0, y: 0, width: 0, height: 0)
    let line = TextLine(words: [Word(marker, box: box)], box: box)
    guard let first = item.blocks.first, case .paragraph(var paragraph) = first.content else {
      let block = Block(id: "", region: Region(box), content: .paragraph(Paragraph([line])))
      return [block] + item.blocks
    }
    paragraph.lines.insert(line, at: 0)
    var marked = first
    marked.content = .paragraph(paragraph)
    return [marked] + item.blocks.dropFirst()
  }
}

extension List {
  /// The first number of a list whose markers are numbers that follow each other, which is how Markdown and HTML
  /// count; nil for other lists.
  var decimalStart: Int? {
    guard kind == .numbered else { return nil }
    var start: Int?
    for (index, item) in items.enumerated() {
      guard let marker = item.marker?.cleaned else { continue }
      let digits = marker.drop { $0 == "(" }.prefix { $0.isASCII && $0.isNumber }
      let rest = marker.drop { $0 == "(" }.dropFirst(digits.count)
      guard digits.count <= 8, let number = Int(digits), [".", ")", ""].contains(rest), number >= index,
        start == nil || start == number - index
      else { return nil }
      start = number - index
    }
    return start ?? 1
  }
}

extension ListItem {
  /// The marker, where it says more than a bullet; nil otherwise.
  var tellingMarker: String? {
    guard let marker = marker?.cleaned, isChecked == nil, marker != "o",
      marker.contains(where: { $0.isLetter || $0.isNumber })
    else { return nil }
    return marker
  }
}
