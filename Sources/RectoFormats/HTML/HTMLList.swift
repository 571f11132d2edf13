internal import RectoModel

/// A list that counts as the printed one does. Markers that HTML has no way to count are text.
struct HTMLList {
  private let list: List
  private let markers: ListMarkers
  private let blocks: HTMLBlocks

  init(_ list: List, blocks: HTMLBlocks) {
    self.list = list
    self.blocks = blocks
    markers = ListMarkers(list)
  }

  var html: String {
    guard !list.items.isEmpty else { return "" }
    if let counting = Counting(markers.formats.first ?? nil) { return counted(counting) }
    let isChecked = list.items.allSatisfy { $0.isChecked != nil }
    let isMarked = list.items.contains { $0.isChecked == nil && printedMarker(of: $0) != nil }
    let items = list.items.map { "<li>\(content(of: $0, marker: printedMarker(of: $0)))</li>" }
    let name = list.kind == .numbered ? "ol" : "ul"
    let style = isChecked ? " class=\"checks\"" : isMarked ? " class=\"marked\"" : ""
    return element(name + style, items, end: name)
  }

  /// How HTML counts.
  private struct Counting {
    var type: String
    var style: String?

    /// nil for what has no type in HTML.
    init?(_ format: MarkerFormat?) {
      guard case .number(let count, let prefix, let suffix)? = format else { return nil }
      switch (prefix, suffix) {
      case ("", "."): style = nil
      case ("", ")"): style = "paren"
      case ("(", ")"): style = "parens"
      default: return nil
      }
      type =
        switch count {
        case .decimal: "1"
        case .lowerLetter: "a"
        case .upperLetter: "A"
        case .lowerRoman: "i"
        case .upperRoman: "I"
        }
    }
  }

  private func counted(_ counting: Counting) -> String {
    let numbers = list.items.indices.map { markers.numbers[$0] ?? $0 + 1 }
    let start = numbers.first ?? 1
    var next = start
    let items = zip(list.items, numbers).map { item, number in
      let value = number == next ? "" : " value=\"\(number)\""
      next = number + 1
      return "<li\(value)>\(content(of: item, marker: nil))</li>"
    }
    let type = counting.type == "1" ? "" : " type=\"\(counting.type)\""
    let kind = counting.type == "1" ? "" : "-" + counting.type
    let style = counting.style.map { " class=\"\($0)\(kind)\"" } ?? ""
    return element("ol\(type)\(start == 1 ? "" : " start=\"\(start)\"")\(style)", items, end: "ol")
  }

  private func element(_ start: String, _ items: [String], end: String) -> String {
    "<\(start)>\n" + items.joined(separator: "\n") + "\n</\(end)>"
  }

  /// nil for a bullet, which HTML draws itself.
  private func printedMarker(of item: ListItem) -> String? {
    guard list.kind == .numbered, item.isChecked == nil else { return item.tellingMarker }
    guard let marker = item.marker?.cleaned, !marker.isEmpty else { return nil }
    return marker
  }

  /// A first paragraph stands bare; what follows has elements of its own. A box's label is its paragraph.
  private func content(of item: ListItem, marker: String?) -> String {
    var (lead, rest) = (marker.map { "<span>\($0.htmlEscaped)</span> " } ?? "", item.blocks[...])
    var attributes = ""
    if case .paragraph(let paragraph)? = rest.first?.content, paragraph.role == .body {
      rest = rest.dropFirst()
      let text = blocks.inline(paragraph.lines)
      attributes = blocks.attributes(of: paragraph.lines)
      lead += attributes.isEmpty ? text : "<span\(attributes)>\(text)</span>"
    }
    if let isChecked = item.isChecked {
      lead = "<label><input type=\"checkbox\" disabled\(isChecked ? " checked" : "")> \(lead)</label>"
    }
    let more = blocks.html(of: Array(rest))
    return more.isEmpty ? lead : lead.isEmpty ? more : lead + "\n" + more
  }
}
