/// Takes text that can't be seen out of pages, such as layers of recognised text.
package enum InvisibleText {
  package struct Removal: Sendable, Hashable {
    /// Text-showing operations that are gone.
    package var removedCount = 0
    /// Hidden ones that stay, because what is seen depends on them or the content is damaged.
    package var keptCount = 0

    package init(removedCount: Int = 0, keptCount: Int = 0) {
      self.removedCount = removedCount
      self.keptCount = keptCount
    }
  }

  /// Nothing that can be seen changes, nor does any other page: streams that are changed are new objects, others
  /// stay the same. Settles the attributes that pages inherit. One thread at a time.
  package static func remove(
    _ kinds: HiddenText = .layers, from page: borrowing QPDFObject, in document: QPDFDocument
  ) -> Removal {
    document.settleInheritedAttributes()
    return remove(kinds, from: page, in: document, FontStore())
  }

  static func remove(
    _ kinds: HiddenText, from page: borrowing QPDFObject, in document: QPDFDocument, _ fonts: FontStore
  ) -> Removal {
    let walk = ContentWalk(page, in: document, fonts)
    let plan = RemovalPlan(walk, kinds)
    // What a limit left out may be seen.
    guard plan.hiddenCount > 0, !walk.isCutShort else { return Removal(keptCount: plan.hiddenCount) }
    var rewriter = PageRewriter(walk, plan)
    rewriter.rewrite(page)
    return Removal(
      removedCount: rewriter.removedCount, keptCount: max(plan.hiddenCount - rewriter.removedCount, 0))
  }
}

extension PageContentAnalyzer {
  /// As `InvisibleText.remove`, with the fonts that were read before.
  package func removeHiddenText(
    _ kinds: HiddenText = .layers, from page: borrowing QPDFObject
  ) -> InvisibleText.Removal {
    InvisibleText.remove(kinds, from: page, in: document, fonts)
  }
}
