/// The text of a paragraph with how each of its characters looks, whatever runs or elements it is cut into.
struct StyledText {
  private var characters: [Character] = []
  /// By character.
  private var looks: [String] = []
  /// Elements without text, such as pictures and breaks, and where they stand.
  private var marks: [Int: [Int]] = [:]

  init(_ paragraph: MarkupTree) {
    for node in paragraph.content { add(node, look: []) }
  }

  private static let paragraphs: Set<String> = [
    "w:p", "a:p", "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "caption", "figcaption", "dt",
    "dd",
  ]

  /// Whether two paragraphs have the same words, cut in different ways, and nothing else differs in them.
  static func isOtherLook(_ expected: MarkupTree, _ actual: MarkupTree) -> Bool {
    guard paragraphs.contains(expected.name), shape(expected) != shape(actual), expected.hasText,
      expected.text == actual.text, !holdsParagraph(expected), !holdsParagraph(actual)
    else { return false }
    return StyledText(expected).marks == StyledText(actual).marks
  }

  private static func shape(_ element: MarkupTree) -> [String] {
    element.content.map { if case .element(let child) = $0 { child.name } else { "" } }
  }

  private static func holdsParagraph(_ element: MarkupTree) -> Bool {
    element.tableCount > 0 || element.elements.contains { paragraphs.contains($0.name) || holdsParagraph($0) }
  }

  private mutating func add(_ node: MarkupTree.Node, look: [String]) {
    switch node {
    case .text(let text):
      characters += text
      looks += [String](repeating: look.isEmpty ? "plain" : look.joined(separator: " "), count: text.count)
    case .element(let element):
      if MarkupTree.isProperties(element.name) { return }
      guard element.hasText || !element.text.isEmpty else {
        marks[characters.count, default: []].append(element.digest)
        return
      }
      for inner in element.content { add(inner, look: look + Self.look(of: element)) }
    }
  }

  /// What a run says of itself stands in its properties; other elements are a look themselves.
  private static func look(of element: MarkupTree) -> [String] {
    switch MarkupTree.localName(element.name) {
    case "r": element.elements.first { MarkupTree.isProperties($0.name) }.map(\.told) ?? []
    case "t": []
    default: [element.head]
    }
  }

  /// Stretches that look otherwise.
  func differences(from other: StyledText) -> [(expected: String, actual: String)] {
    var found: [(expected: String, actual: String)] = []
    var start = 0
    for index in characters.indices.map({ $0 + 1 }) {
      let goesOn =
        index < characters.count && looks[index] == looks[start] && other.looks[index] == other.looks[start]
      guard !goesOn else { continue }
      if looks[start] != other.looks[start] {
        let text = String(characters[start..<index])
        found.append(("\(text): \(looks[start])", "\(text): \(other.looks[start])"))
      }
      start = index
    }
    return found
  }
}

extension MarkupTree {
  /// `w:rPr`, `w:pPr` and their like, which say how something looks.
  static func isProperties(_ name: String) -> Bool { localName(name).hasSuffix("Pr") }

  /// Name and attributes: `font(sz=11)`.
  var head: String {
    attributes.isEmpty
      ? name : name + "(" + attributes.map { "\($0.name)=\($0.value)" }.joined(separator: " ") + ")"
  }

  /// What properties say: attributes, and elements with what is in them.
  var told: [String] {
    attributes.map { "\($0.name)=\($0.value)" }
      + elements.map { element in
        let inner = element.told
        return inner.isEmpty ? element.name : "\(element.name)(\(inner.joined(separator: " ")))"
      }
  }
}
