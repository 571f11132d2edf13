/// Breaks compact XML into lines: an element stands on one line when it fits, else each of its children does. Elements
/// with text are never broken.
struct XMLFolding {
  let width: Int

  /// Without the XML declaration and the namespaces of the root, which are the same in every part.
  func folded(_ xml: String) -> String {
    var reader = Reader(xml[...])
    var out = ""
    while let node = reader.node() {
      guard case .element(var element) = node else { continue }
      element.start = Self.withoutNamespaces(element.start)
      write(.element(element), depth: 0, to: &out)
    }
    return out
  }

  private static func withoutNamespaces(_ tag: String) -> String {
    let parts = tag.split(separator: " ", omittingEmptySubsequences: true)
    let kept = parts.filter { !$0.hasPrefix("xmlns:") && !$0.hasPrefix("xmlns=") }
    let closed = tag.hasSuffix("/>") ? "/>" : ">"
    let text = kept.joined(separator: " ")
    return text.hasSuffix(">") ? text : text + closed
  }

  private func write(_ node: Node, depth: Int, to out: inout String) {
    let indent = String(repeating: " ", count: 2 * depth)
    guard case .element(let element) = node, !element.hasText,
      element.text.count + indent.count > width, !element.children.isEmpty
    else {
      out += indent + node.text + "\n"
      return
    }
    out += indent + element.start + "\n"
    for child in element.children { write(child, depth: depth + 1, to: &out) }
    out += indent + element.end + "\n"
  }

  fileprivate struct Element {
    var start: String
    var end: String
    var children: [Node]

    var text: String { start + children.map(\.text).joined() + end }

    var hasText: Bool {
      children.contains { child in
        if case .text = child { true } else { false }
      }
    }
  }

  fileprivate indirect enum Node {
    case element(Element)
    case text(String)

    var text: String {
      switch self {
      case .element(let element): element.text
      case .text(let text): text
      }
    }
  }

  /// For XML as Recto writes it: no comments, no CDATA.
  private struct Reader {
    private var rest: Substring

    init(_ xml: Substring) { rest = xml }

    /// nil at the end and before a closing tag.
    mutating func node() -> Node? {
      guard let first = rest.first, !rest.hasPrefix("</") else { return nil }
      guard first == "<" else {
        let text = rest.prefix { $0 != "<" }
        rest = rest[text.endIndex...]
        return .text(String(text))
      }
      let start = tag()
      if start.hasSuffix("/>") || start.hasPrefix("<?") {
        return start.hasPrefix("<?") ? .text("") : .element(Element(start: start, end: "", children: []))
      }
      var children: [Node] = []
      while let child = node() { children.append(child) }
      return .element(Element(start: start, end: tag(), children: children))
    }

    private mutating func tag() -> String {
      let end = rest.firstIndex(of: ">").map { rest.index(after: $0) } ?? rest.endIndex
      let tag = rest[..<end]
      rest = rest[end...]
      return String(tag)
    }
  }
}
