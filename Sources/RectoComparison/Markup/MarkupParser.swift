import Foundation
import RectoFormats
import RectoModel

/// Reads XML, and HTML as browsers do, of somebody's into a tree.
struct MarkupParser {
  /// What errors call the file.
  let name: String

  /// Elements of one file: more need more memory than a comparison is worth.
  private static let mostElements = 4_000_000

  /// Throws `.malformedInput` with the line for what is not well-formed or defines entities.
  func xml(_ data: Data) throws(RectoError) -> MarkupTree {
    do {
      return try tree(of: try XMLPullReader(data, name: name, keepsNamespaces: true), isHTML: false)
    } catch {
      throw error.at(file: name)
    }
  }

  /// Throws `.malformedInput` for what holds no element.
  func html(_ data: Data) throws(RectoError) -> MarkupTree {
    do {
      return try tree(of: try HTMLTree(data), isHTML: true)
    } catch {
      throw error.at(file: name)
    }
  }

  private func tree(of source: some MarkupSource, isHTML: Bool) throws(RectoError) -> MarkupTree {
    var (open, count): ([OpenElement], Int) = ([], 0)
    while let event = try source.next() {
      switch event {
      case .start(let element):
        count += 1
        guard count <= Self.mostElements else {
          throw RectoError(.limitExceeded, "The file has more than \(Self.mostElements) elements.")
        }
        open.append(OpenElement(element, isHTML: isHTML, in: open.last))
      case .text(let text): if !open.isEmpty { open[open.count - 1].add(text, isHTML: isHTML) }
      case .end:
        guard let done = open.popLast() else { continue }
        guard !open.isEmpty else { return done.tree }
        open[open.count - 1].content.append(.element(done.tree))
      }
    }
    throw RectoError(.malformedInput, "The file holds no element.")
  }
}

/// An element whose end has not come yet.
private struct OpenElement {
  var content: [MarkupTree.Node] = []
  private let element: MarkupElement
  private let name: String
  private let attributes: [MarkupTree.Attribute]
  private let keepsBlanks: Bool

  init(_ element: MarkupElement, isHTML: Bool, in parent: OpenElement?) {
    self.element = element
    name = Self.qualified(element.name, element.namespace)
    attributes =
      isHTML
      ? element.attributes.map { MarkupTree.Attribute(name: $0.key, namespace: "", value: $0.value) }
      : element.qualified.map {
        MarkupTree.Attribute(
          name: Self.qualified($0.name, $0.namespace), namespace: $0.namespace, value: $0.value)
      }
    let space = attributes.first { $0.name == "xml:space" }?.value
    keepsBlanks =
      ["pre", "textarea", "w:t", "a:t", "t"].contains(name)
      || (space.map { $0 == "preserve" } ?? parent?.keepsBlanks ?? false)
  }

  mutating func add(_ text: String, isHTML: Bool) {
    let text = isHTML && !keepsBlanks ? Self.folded(text) : text
    if case .text(let before)? = content.last {
      content[content.count - 1] = .text(before + text)
    } else {
      content.append(.text(text))
    }
  }

  var tree: MarkupTree {
    MarkupTree(
      name: name, namespace: element.namespace, attributes: attributes,
      content: keepsBlanks ? content : content.filter { !$0.isBlank }, line: element.line)
  }

  private static func qualified(_ name: String, _ namespace: String) -> String {
    MarkupPrefixes.prefix(of: namespace).map { "\($0):\(name)" } ?? name
  }

  /// HTML shows any number of blanks as one.
  private static func folded(_ text: String) -> String {
    var out = ""
    for character in text {
      guard character.isASCII, character.isWhitespace else {
        out.append(character)
        continue
      }
      if out.last != " " { out.append(" ") }
    }
    return out
  }
}

extension MarkupTree.Node {
  fileprivate var isBlank: Bool {
    if case .text(let text) = self { text.allSatisfy(\.isWhitespace) } else { false }
  }
}
