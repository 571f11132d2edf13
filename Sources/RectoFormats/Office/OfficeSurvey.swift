internal import RectoModel

/// What all pages of a document tell before the first of them is written. Of each little is kept: there may be more than
/// memory holds.
struct OfficeSurvey {
  let names: DocumentNames
  let type: BodyType
  let slideSize: SlideSize
  /// The pages that links of the document lead to, counted from 1.
  let linkedPages: Set<Int>
  let language: LanguageTag?
  let pageCount: Int

  /// `scale` is that of the type on a page. Throws as the pages do.
  init(_ document: any PageSequence, scale: (Page) -> Double) throws(RectoError) {
    var (tally, sizes) = (BodyType.Tally(), SlideSize.Tally())
    var (names, links, count) = (DocumentNames(), LinkedPages(), 0)
    try document.forEachPage { _, page in
      names.add(page)
      tally.add(page, scale: scale(page))
      sizes.add(page)
      links.add(page)
      count += 1
    }
    (self.names, linkedPages, pageCount) = (names, links.numbers(upTo: count), count)
    (type, slideSize) = (BodyType(tally), SlideSize(sizes))
    // What it is written in.
    language = document.metadata.language ?? names.language
  }
}
