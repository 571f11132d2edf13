internal import CPoppler
import Foundation
import RectoModel

/// Owns a `PopplerDocument` (poppler-glib 22.12). Documents share nothing; one is used by one thread at a time.
final class PDFFile {
  private let document: OpaquePointer

  /// Opens by file name: poppler crashes on a wrong password when it is given bytes. Throws `.passwordRequired`.
  init(_ input: InputFile) throws(RectoError) {
    do throws(RectoError) {
      document = try Self.open(input, password: input.password)
    } catch {
      // A password that is given for several files is none for those that open without.
      guard input.password != nil, error.code == .passwordRequired,
        let opened = try? Self.open(input, password: nil)
      else { throw error }
      document = opened
    }
  }

  private static func open(_ input: InputFile, password: String?) throws(RectoError) -> OpaquePointer {
    var error: UnsafeMutablePointer<GError>?
    let address = input.file.standardizedFileURL.absoluteString
    guard let opened = poppler_document_new_from_file(address, password, &error) else {
      throw self.error(from: error, hasPassword: password != nil)
    }
    return opened
  }

  deinit { g_object_unref(UnsafeMutableRawPointer(document)) }

  var pageCount: Int { Int(max(0, poppler_document_get_n_pages(document))) }

  /// nil when there is none.
  var title: String? {
    guard let text = poppler_document_get_title(document) else { return nil }
    defer { g_free(text) }
    let title = String(cString: text).trimmingCharacters(in: .whitespacesAndNewlines)
    return title.isEmpty ? nil : title
  }

  /// 0-based. Throws `.malformedInput` for a page that poppler can't find.
  func page(_ index: Int) throws(RectoError) -> PDFPage {
    guard (0..<pageCount).contains(index), let page = poppler_document_get_page(document, Int32(index)) else {
      throw RectoError(
        .malformedInput, "The page is damaged or missing; repair the PDF with: qpdf FILE repaired.pdf")
    }
    return PDFPage(owning: page)
  }

  private static func error(from error: UnsafeMutablePointer<GError>?, hasPassword: Bool) -> RectoError {
    guard let error else { return RectoError(.malformedInput, "The PDF can't be opened.") }
    defer { g_error_free(error) }
    let cause = error.pointee.message.map { String(cString: $0) }
    let isEncrypted =
      error.pointee.domain == poppler_error_quark() && error.pointee.code == POPPLER_ERROR_ENCRYPTED.rawValue
    guard isEncrypted else {
      return RectoError(
        .malformedInput, "The PDF is damaged; repair it with: qpdf FILE repaired.pdf", cause: cause)
    }
    let message = hasPassword ? "The password is wrong; give" : "The PDF is encrypted; give"
    return RectoError(.passwordRequired, message + " the password with which it opens.", cause: cause)
  }
}
