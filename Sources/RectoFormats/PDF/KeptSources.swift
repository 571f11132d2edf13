internal import RectoModel
internal import RectoPDF

/// The PDF files whose pages the output keeps, open.
struct KeptSources {
  private var files: [Int: QPDFDocument] = [:]
  /// Of `files`, in the order of their first page in the document.
  private(set) var order: [Int] = []

  /// Opens what the document's pages need. Throws what is wrong with a file, naming it.
  init(_ document: Document, _ sources: [SourceFile?]) throws(RectoError) {
    for page in document.pages {
      guard page.original != nil, let source = page.provenance?.source, files[source] == nil,
        sources.indices.contains(source), let file = sources[source], file.mediaType == .pdf
      else { continue }
      do {
        let opened = try QPDFDocument(file: file.file, opening: file.password)
        opened.settleInheritedAttributes()
        files[source] = opened
        order.append(source)
      } catch {
        throw error.at(file: document.sources.indices.contains(source) ? document.sources[source].name : nil)
      }
    }
  }

  var isEmpty: Bool { order.isEmpty }

  /// Whether one of them is.
  var areEncrypted: Bool { files.values.contains { $0.isEncrypted } }

  subscript(source: Int) -> QPDFDocument? { files[source] }

  /// The page that is kept of `page`; nil when it is drawn anew.
  func kept(_ page: Page) -> KeptPage? {
    guard let original = page.original, let source = page.provenance?.source, let file = files[source],
      let number = page.provenance?.page, (1...file.pageCount).contains(number)
    else { return nil }
    return KeptPage(
      source: source, index: number - 1, treatment: original.treatment, turn: original.turn)
  }

  /// Whether the pages are those of a single source, all of them in their order.
  func isWhole(_ pages: [PDFPageRecord]) -> Bool {
    guard order.count == 1, let source = order.first, let file = files[source] else { return false }
    return pages.map { $0.kept?.index } == Array(0..<file.pageCount)
  }

  /// How the kept page is displayed, after it was turned.
  func geometry(of page: KeptPage) -> PageGeometry? {
    files[page.source].map { PageGeometry($0.page(page.index)).turned(page.turn) }
  }
}
