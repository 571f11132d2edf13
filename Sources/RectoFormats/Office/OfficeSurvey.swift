internal import RectoModel

/// What all pages of a document tell before the first of them is written. Of each little is kept: there may be more than
/// memory holds.
struct OfficeSurvey {
  private(set) var names = DocumentNames()
  let type: BodyType
  let slideSize: SlideSize
  /// The pages that links of the document lead to, counted from 1.
  private(set) var linkedPages: Set<Int> = []
  let language: LanguageTag?
  let pageCount: Int

  /// `scale` is that of the type on a page. Throws as the pages do.
  init(_ document: any PageSequence, scale: (Page) -> Double) throws(RectoError) {
    var (tally, sizes) = (BodyType.Tally(), SlideSize.Tally())
    var (names, linkedPages): (DocumentNames, Set<Int>) = (DocumentNames(), [])
    let count = document.pageCount
    try document.forEachPage { _, page in
      names.add(page)
      tally.add(page, scale: scale(page))
      sizes.add(page)
      linkedPages.formUnion(page.linkedPages(of: count))
    }
    (self.names, self.linkedPages, pageCount) = (names, linkedPages, count)
    (type, slideSize) = (BodyType(tally), SlideSize(sizes))
    // What it is written in.
    language = document.metadata.language ?? names.language
  }
}
