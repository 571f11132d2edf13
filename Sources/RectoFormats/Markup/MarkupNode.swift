internal import RectoModel

/// An element with all that is in it.
struct MarkupNode {
  var element: MarkupElement
  var children: [MarkupNode] = []
  /// Its own, without that of its children.
  var text = ""

  /// Elements in one node: what a line of text, or the head of a file, may hold.
  static let limit = 200_000

  subscript(attribute: String) -> String? { element[attribute] }

  func first(_ name: String) -> MarkupNode? { children.first { $0.element.name == name } }

  func all(_ name: String) -> [MarkupNode] { children.filter { $0.element.name == name } }

  /// It and all nodes in it, from top to bottom.
  func visit(_ body: (MarkupNode) -> Void) {
    body(self)
    for child in children { child.visit(body) }
  }
}

extension MarkupSource {
  /// What is in an element that has just started, up to its end. Throws `.limitExceeded` when it is too much.
  func node(_ element: MarkupElement) throws(RectoError) -> MarkupNode {
    var open = [MarkupNode(element: element)]
    var count = 1
    while let event = try next() {
      switch event {
      case .start(let child):
        count += 1
        guard count <= MarkupNode.limit else {
          throw RectoError(
            .limitExceeded,
            "Line \(element.line): \(element.name) holds more than \(MarkupNode.limit) elements.")
        }
        open.append(MarkupNode(element: child))
      case .text(let text): open[open.count - 1].text += text
      case .end(_, _):
        let done = open.removeLast()
        if open.isEmpty { return done }
        open[open.count - 1].children.append(done)
      }
    }
    // A source that ends early has thrown already.
    return open[0]
  }
}
