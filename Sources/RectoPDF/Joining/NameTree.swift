/// A name tree of a PDF: names and what they stand for. Trees that refer to themselves end.
package struct NameTree: ~Copyable {
  private let root: QPDFObject
  private static let deepest = 50

  package init(_ root: consuming QPDFObject) { self.root = root }

  /// Calls `body` with each name and value, in the order of the tree.
  package func each(_ body: (_ name: [UInt8], _ value: borrowing QPDFObject) -> Void) {
    Self.each(in: root, depth: 0, body)
  }

  private static func each(
    in node: borrowing QPDFObject, depth: Int,
    _ body: (_ name: [UInt8], _ value: borrowing QPDFObject) -> Void
  ) {
    guard depth < deepest else { return }
    let names = node["/Names"]
    for index in stride(from: 0, to: names.count - 1, by: 2) {
      body(names.item(index).stringBytes, names.item(index + 1))
    }
    let kids = node["/Kids"]
    for index in 0..<kids.count { each(in: kids.item(index), depth: depth + 1, body) }
  }
}
