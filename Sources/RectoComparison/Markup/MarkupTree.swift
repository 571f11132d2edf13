/// An element of XML or HTML with what is in it. Two are the same when their digests are: attributes have no order,
/// and namespaces count, not their prefixes.
struct MarkupTree {
  enum Node {
    case element(MarkupTree)
    case text(String)
  }

  struct Attribute: Hashable {
    /// With the usual prefix of its namespace.
    var name: String
    var namespace: String
    var value: String
  }

  /// With the usual prefix of its namespace: `w:p`.
  let name: String
  let namespace: String
  /// By name.
  let attributes: [Attribute]
  let content: [Node]
  /// 1-based, in the file.
  let line: Int
  let digest: Int
  /// Tables in it and itself.
  let tableCount: Int

  init(name: String, namespace: String, attributes: [Attribute], content: [Node], line: Int) {
    self.name = name
    self.namespace = namespace
    self.attributes = attributes.sorted { ($0.name, $0.namespace) < ($1.name, $1.namespace) }
    self.content = content
    self.line = line
    var hasher = Hasher()
    hasher.combine(Self.localName(name))
    hasher.combine(namespace)
    for attribute in self.attributes {
      hasher.combine(Self.localName(attribute.name))
      hasher.combine(attribute.namespace)
      hasher.combine(attribute.value)
    }
    hasher.combine(content.count)
    for node in content { hasher.combine(node.digest) }
    digest = hasher.finalize()
    tableCount = content.reduce(MarkupPath.tableNames.contains(name) ? 1 : 0) { count, node in
      if case .element(let element) = node { count + element.tableCount } else { count }
    }
  }

  static func localName(_ name: String) -> String { name.split(separator: ":").last.map(String.init) ?? name }

  subscript(attribute: String) -> String? { attributes.first { $0.name == attribute }?.value }

  var elements: [MarkupTree] {
    content.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  /// All text in it, without markup.
  var text: String {
    content.map { node in
      switch node {
      case .text(let text): text
      case .element(let element): element.text
      }
    }.joined()
  }

  /// Everything in it after `edit` has changed it, from the innermost element outwards; nil takes an element out.
  func mapped(_ edit: (MarkupTree) -> MarkupTree?) -> MarkupTree? {
    let inner = content.compactMap { node -> Node? in
      guard case .element(let element) = node else { return node }
      return element.mapped(edit).map { .element($0) }
    }
    return edit(with(content: inner))
  }

  func with(attributes: [Attribute]? = nil, content: [Node]? = nil) -> MarkupTree {
    MarkupTree(
      name: name, namespace: namespace, attributes: attributes ?? self.attributes,
      content: content ?? self.content, line: line)
  }

  /// Whether anything but blanks stands in it.
  var hasText: Bool {
    content.contains { node in
      switch node {
      case .text(let text): !text.allSatisfy(\.isWhitespace)
      case .element(let element): element.hasText
      }
    }
  }

  private static let shown = 1_000

  /// In a line for people: `<w:b w:val="0"/>`, or the beginning of its text: cells may share a string of any length.
  var summary: String {
    var out = ""
    if hasText { addText(to: &out) } else { addTags(to: &out) }
    return out
  }

  private func addText(to out: inout String) {
    for node in content where out.utf8.count < Self.shown {
      switch node {
      case .text(let text): out += text.prefix(Self.shown)
      case .element(let element): element.addText(to: &out)
      }
    }
  }

  private func addTags(to out: inout String) {
    out += "<\(name)" + attributes.map { " \($0.name)=\"\($0.value)\"" }.joined()
    guard !elements.isEmpty else {
      out += "/>"
      return
    }
    out += ">"
    for element in elements where out.utf8.count < Self.shown { element.addTags(to: &out) }
    out += "</\(name)>"
  }
}

extension MarkupTree.Node: Hashable {
  var digest: Int {
    switch self {
    case .element(let element): element.digest
    case .text(let text): text.hashValue
    }
  }

  static func == (left: MarkupTree.Node, right: MarkupTree.Node) -> Bool {
    switch (left, right) {
    case (.element(let left), .element(let right)): left.digest == right.digest
    case (.text(let left), .text(let right)): left == right
    default: false
    }
  }

  func hash(into hasher: inout Hasher) { hasher.combine(digest) }
}
