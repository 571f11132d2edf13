import RectoModel

/// Compares trees of markup: elements that are the same on both sides are found first, and what is left between them
/// is compared in pairs of the same name.
struct MarkupComparison {
  var part: String?
  var page: Int?
  /// Of a sheet, whose cells are named by it.
  var sheet: String?
  private var tables = 0

  init(part: String? = nil, page: Int? = nil, sheet: String? = nil) {
    (self.part, self.page, self.sheet) = (part, page, sheet)
  }

  mutating func compare(_ expected: MarkupTree, _ actual: MarkupTree, into list: inout DifferenceList) {
    var path = MarkupPath()
    path.sheet = sheet
    path = path.into(root: expected, tables: &tables)
    compare(expected, actual, at: path, into: &list)
  }

  private mutating func compare(
    _ expected: MarkupTree, _ actual: MarkupTree, at path: MarkupPath, into list: inout DifferenceList
  ) {
    guard expected.digest != actual.digest else { return }
    guard (expected.name, expected.namespace) == (actual.name, actual.namespace) else {
      let (left, right) = (Self.tag(expected), Self.tag(actual))
      return list.add(.element, at: place(path, line: expected.line), expected: left, actual: right)
    }
    attributes(expected, actual, at: path, into: &list)
    guard StyledText.isOtherLook(expected, actual) else {
      return content(expected, actual, at: path, into: &list)
    }
    for stretch in StyledText(expected).differences(from: StyledText(actual)) {
      let place = place(path, line: expected.line)
      list.add(.style, at: place, expected: stretch.expected, actual: stretch.actual)
    }
    content(expected.properties, actual.properties, at: path, into: &list)
  }

  private func attributes(
    _ expected: MarkupTree, _ actual: MarkupTree, at path: MarkupPath, into list: inout DifferenceList
  ) {
    let names = Set(expected.attributes.map(\.name)).union(actual.attributes.map(\.name))
    for name in names.sorted() {
      let (left, right) = (expected[name], actual[name])
      guard left != right else { continue }
      var place = place(path, line: expected.line)
      place.path = path.text + "/@" + name
      let kind: Difference.Kind =
        name.hasPrefix("r:")
        ? .relationship : path.isStyle || MarkupPath.isStyleAttribute(name) ? .style : .attribute
      if let left, let right {
        list.compare(kind, at: place, left, right)
      } else {
        list.add(kind, at: place, expected: left, actual: right)
      }
    }
  }

  // MARK: What is in an element

  private mutating func content(
    _ expected: MarkupTree, _ actual: MarkupTree, at path: MarkupPath, into list: inout DifferenceList
  ) {
    let (numbers, others) = (SiblingNumbers(expected), SiblingNumbers(actual))
    var passed = 0
    for gap in SequenceAlignment(expected.content, actual.content).gaps {
      tables += numbers.tables(in: passed..<gap.expected.lowerBound)
      passed = gap.expected.upperBound
      for pair in MarkupPairing(expected.content, actual.content, gap).pairs {
        switch (pair.expected.map { expected.content[$0] }, pair.actual.map { actual.content[$0] }) {
        case (.element(let left), .element(let right)):
          let index = pair.expected ?? 0
          let inner = path.into(left, index, of: numbers, tables: &tables)
          compare(left, right, at: inner, into: &list)
        case (.text(let left), .text(let right)):
          list.compare(textKind(path), at: place(path, line: expected.line), left, right)
        case (let left, let right):
          if let left, let index = pair.expected {
            lone(left, index, numbers, isExpected: true, at: path, line: expected.line, into: &list)
          }
          if let right, let index = pair.actual {
            lone(right, index, others, isExpected: false, at: path, line: actual.line, into: &list)
          }
        }
      }
    }
    tables += numbers.tables(in: passed..<expected.content.count)
  }

  /// What stands on one side only.
  private mutating func lone(
    _ node: MarkupTree.Node, _ index: Int, _ numbers: SiblingNumbers, isExpected: Bool, at path: MarkupPath,
    line: Int, into list: inout DifferenceList
  ) {
    var (path, kind, text, line) = (path, textKind(path), "", line)
    switch node {
    case .text(let found): text = found
    case .element(let element):
      // A table that is only here does not count for the others.
      var counted = tables
      path = path.into(element, index, of: numbers, tables: &counted)
      if isExpected { tables = counted }
      let isEmpty = !element.hasText
      kind = path.isStyle ? .style : path.cell != nil && !isEmpty ? .cell : isEmpty ? .element : .text
      (text, line) = (element.summary, element.line)
    }
    let place = place(path, line: line)
    list.add(kind, at: place, expected: isExpected ? text : nil, actual: isExpected ? nil : text)
  }

  private func textKind(_ path: MarkupPath) -> Difference.Kind {
    path.isStyle ? .style : path.cell != nil ? .cell : .text
  }

  private func place(_ path: MarkupPath, line: Int) -> DifferencePlace {
    DifferencePlace(
      part: part, page: page, cell: path.cell, path: path.text,
      // Parts of packages have one line only.
      line: line > 0 && part == nil ? line : nil)
  }

  private static func tag(_ element: MarkupTree) -> String { "<\(element.name)> \(element.summary)" }
}

extension MarkupTree {
  /// Without all but what says how it looks.
  fileprivate var properties: MarkupTree {
    with(content: elements.filter { Self.isProperties($0.name) }.map { .element($0) })
  }
}
