/// Tells what the pages of a document draw. Fonts that pages share are read once, so one analyzer serves a whole
/// document; one thread at a time.
package final class PageContentAnalyzer {
  let document: QPDFDocument
  let fonts = FontStore()

  /// Settles the attributes that pages inherit.
  package init(_ document: QPDFDocument) {
    self.document = document
    document.settleInheritedAttributes()
  }

  /// With `drawing`, lines and areas are followed one by one; without, they are only counted.
  package func summary(of page: borrowing QPDFObject, drawing: Bool = false) -> PageContentSummary {
    ContentWalk(page, in: document, fonts, drawing: drawing).summary
  }
}
