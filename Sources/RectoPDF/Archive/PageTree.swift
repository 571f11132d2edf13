/// The tree of a file's pages.
enum PageTree {
  /// No node stands in it twice: libqpdf would follow a loop until the stack ends.
  static func isSound(_ document: QPDFDocument) -> Bool {
    var waiting = [(id: document.catalog["/Pages"].id, generation: document.catalog["/Pages"].generation)]
    var seen: Set<Int> = []
    while let next = waiting.popLast() {
      guard seen.insert(next.id).inserted else { return false }
      let kids = document.object(id: next.id, generation: next.generation)["/Kids"]
      for index in 0..<kids.count {
        let kid = kids.item(index)
        if !kid["/Kids"].isNull { waiting.append((kid.id, kid.generation)) }
      }
    }
    return true
  }
}
