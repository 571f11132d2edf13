import Foundation
import RectoLayout
import RectoModel
import RectoPDF

/// What libqpdf finds in a PDF file, beside what poppler tells.
struct PDFExamination: Sendable {
  /// At most so many damages are told.
  private static let mostRepairs = 3

  var repairs: [String] = []
  var isSigned = false
  /// libqpdf and poppler agree on the pages.
  var canBeKept = false
  /// The file's outline.
  var bookmarks: [Bookmark] = []

  /// A file that libqpdf can't read at all can still be drawn by poppler.
  init(_ input: InputFile, pageCount: Int) {
    guard let file = try? QPDFDocument(file: input.file, opening: input.password) else {
      repairs = ["its objects can't be put in order; its pages become pictures"]
      return
    }
    canBeKept = file.pageCount == pageCount
    isSigned = Signatures.exist(in: file)
    let warnings = file.takeWarnings()
    repairs = Array(warnings.prefix(Self.mostRepairs))
    if warnings.count > repairs.count { repairs.append("and \(warnings.count - repairs.count) more") }
    if !canBeKept {
      repairs.append("\(file.pageCount) of \(pageCount) pages are whole; all become pictures")
    }
    // libqpdf crashes over the pages of some broken trees, and where pages are missing, others have their numbers.
    guard canBeKept else { return }
    bookmarks = DocumentOutline.entries(of: file).map { entry in
      Bookmark(
        entry.title, level: entry.level, pageIndex: entry.place.pageIndex, y: entry.place.y.map(Points.init))
    }
  }
}
