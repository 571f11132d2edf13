import Foundation
import RectoModel
import RectoPDF

/// A PDF file that is open in both libraries. One thread at a time.
final class OpenPDF {
  /// What libqpdf has read of it.
  struct Objects {
    let document: QPDFDocument
    let analyzer: PageContentAnalyzer
    let destinations: Destinations
  }

  let input: InputFile
  private let stamp: Stamp?
  private let file: PDFFile
  private var opened: Objects?

  init(_ input: InputFile) throws(RectoError) {
    self.input = input
    stamp = Stamp(input.file)
    file = try PDFFile(input)
  }

  /// Whether it is still the file that was opened.
  func isCurrent(for input: InputFile) -> Bool {
    input == self.input && stamp != nil && stamp == Stamp(input.file)
  }

  /// 0-based. Throws `.malformedInput` for a page that poppler can't find.
  func page(_ index: Int) throws(RectoError) -> PDFPage { try file.page(index) }

  /// Opened with the first use. Throws what is wrong with the file.
  func objects() throws(RectoError) -> Objects {
    if let opened { return opened }
    let document = try QPDFDocument(file: input.file, opening: input.password)
    let objects = Objects(
      document: document, analyzer: PageContentAnalyzer(document), destinations: Destinations(of: document))
    opened = objects
    return objects
  }

  /// Files that change have another.
  private struct Stamp: Equatable {
    let size: Int
    let modified: Date

    init?(_ file: URL) {
      guard let attributes = try? FileManager.default.attributesOfItem(atPath: file.path),
        let size = attributes[.size] as? NSNumber, let modified = attributes[.modificationDate] as? Date
      else { return nil }
      (self.size, self.modified) = (size.intValue, modified)
    }
  }
}

/// Loads pages of PDF files. The file of the last page stays open, for its other pages mostly follow.
actor PDFPageSource {
  private var last: OpenPDF?

  func load(_ task: PageTask) throws(RectoError) -> LoadedPDFPage { try loader(task).load() }

  func untouched(_ task: PageTask) throws(RectoError) -> PageResult { try loader(task).untouched() }

  func withoutText(_ task: PageTask) throws(RectoError) -> PageResult { try loader(task).withoutText() }

  private func loader(_ task: PageTask) throws(RectoError) -> PDFPageLoader {
    if let last, last.isCurrent(for: task.input) { return PDFPageLoader(task, last) }
    last = nil
    let loader = try PDFPageLoader(task)
    last = loader.file
    return loader
  }
}
