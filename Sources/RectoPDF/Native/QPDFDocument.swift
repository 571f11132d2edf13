internal import CQPDF
package import Foundation
package import RectoModel

/// A PDF file open for reading and changes. libqpdf 11.3; one thread at a time. Streams stay on disk until they are
/// copied, so a file must stay in place as long as a document that its objects were copied to.
package final class QPDFDocument {
  private(set) var data: qpdf_data?

  /// Damage is repaired where that is possible and told in `warnings`. Throws `.passwordRequired`, or
  /// `.malformedInput` for what can't be repaired.
  package init(file: URL, password: String? = nil, repairs: Bool = true) throws(RectoError) {
    data = qpdf_init()
    qpdf_silence_errors(data)
    qpdf_set_suppress_warnings(data, QPDF_TRUE)
    qpdf_set_attempt_recovery(data, repairs ? QPDF_TRUE : QPDF_FALSE)
    _ = qpdf_read(data, file.path, password)
    try checkReading(hasPassword: password != nil)
  }

  /// The same with a password that may be none of this file: it is given for several files at once.
  package convenience init(file: URL, opening password: String?) throws(RectoError) {
    do {
      try self.init(file: file)
    } catch {
      guard error.code == .passwordRequired, let password else { throw error }
      try self.init(file: file, password: password)
    }
  }

  /// A file without pages.
  package init() {
    data = qpdf_init()
    qpdf_silence_errors(data)
    qpdf_set_suppress_warnings(data, QPDF_TRUE)
    _ = qpdf_empty_pdf(data)
  }

  deinit { qpdf_cleanup(&data) }

  package var isEncrypted: Bool { qpdf_is_encrypted(data) == QPDF_TRUE }
  package var isLinearized: Bool { qpdf_is_linearized(data) == QPDF_TRUE }
  /// "1.7".
  package var version: String { qpdf_get_pdf_version(data).map { String(cString: $0) } ?? "" }

  /// What was found and repaired since the last call.
  package func takeWarnings() -> [String] {
    var warnings: [String] = []
    while qpdf_more_warnings(data) == QPDF_TRUE {
      let text = qpdf_get_error_message_detail(data, qpdf_next_warning(data))
      if let text { warnings.append(String(cString: text)) }
    }
    return warnings
  }

  /// Throws what has gone wrong since the last check: calls on objects only note their errors.
  package func check() throws(RectoError) {
    guard let error = takeError() else { return }
    throw RectoError(
      .engineFailure, "The PDF can't be finished; is the disk full?", cause: error.text)
  }

  private func checkReading(hasPassword: Bool) throws(RectoError) {
    guard let error = takeError() else { return }
    switch error.code {
    case qpdf_e_password:
      let message = hasPassword ? "The password is wrong; give" : "The PDF is encrypted; give"
      throw RectoError(.passwordRequired, message + " the password with which it opens.", cause: error.text)
    case qpdf_e_system:
      throw RectoError(.resourceUnavailable, "The PDF can't be read; check the file.", cause: error.text)
    default:
      throw RectoError(
        .malformedInput, "The PDF is damaged beyond repair; get the file anew.", cause: error.text)
    }
  }

  private func takeError() -> (code: qpdf_error_code_e, text: String)? {
    guard qpdf_has_error(data) == QPDF_TRUE, let error = qpdf_get_error(data) else { return nil }
    let code = qpdf_get_error_code(data, error)
    return (code, qpdf_get_error_full_text(data, error).map { String(cString: $0) } ?? "")
  }
}

// MARK: Pages

extension QPDFDocument {
  /// 0 when the tree of pages is damaged beyond repair.
  package var pageCount: Int { max(0, Int(qpdf_get_num_pages(data))) }

  /// 0-based; null when there is none. libqpdf crashes over an object that it could not give.
  package func page(_ index: Int) -> QPDFObject {
    guard (0..<pageCount).contains(index) else { return object("null") }
    return QPDFObject(qpdf_get_page_n(data, index), in: self)
  }

  /// Gives each page the attributes that it has from its tree, so that pages can be changed one by one.
  package func settleInheritedAttributes() { _ = qpdf_push_inherited_attributes_to_page(data) }

  /// At the end: a page of this document. One that is in it already is copied.
  package func append(page: borrowing QPDFObject) { _ = qpdf_add_page(data, data, page.handle, QPDF_FALSE) }

  /// Copies pages of another document, 0-based, with all that they refer to, and appends none of them. Returns the
  /// numbers of the new objects. The other document is of no more use than to copy further objects.
  ///
  /// libqpdf copies pages one by one and makes null of what leads from one to another. So they go together, as
  /// something else than pages.
  package func copyPages(_ indices: [Int], of source: QPDFDocument) -> [Int] {
    let pages = source.object("[]")
    for index in indices {
      let page = source.page(index)
      page.set("/Type", "/CopiedPage")
      page.remove("/Parent")
      pages.append(page)
    }
    let copies = copy(source.indirect(pages))
    return indices.indices.map { index in
      let page = copies.item(index)
      page.set("/Type", "/Page")
      return page.id
    }
  }

  package func remove(page: borrowing QPDFObject) { _ = qpdf_remove_page(data, page.handle) }

  /// Makes null of an indirect object wherever it is referred to.
  package func erase(id: Int, generation: Int) {
    let null = object("null")
    qpdf_replace_object(data, Int32(id), Int32(generation), null.handle)
  }
}

// MARK: Objects

extension QPDFDocument {
  package var catalog: QPDFObject { QPDFObject(qpdf_get_root(data), in: self) }
  package var trailer: QPDFObject { QPDFObject(qpdf_get_trailer(data), in: self) }

  /// By number; null when there is none.
  package func object(id: Int, generation: Int = 0) -> QPDFObject {
    QPDFObject(qpdf_get_object_by_id(data, Int32(id), Int32(generation)), in: self)
  }

  /// From PDF syntax without references.
  package func object(_ syntax: String) -> QPDFObject { QPDFObject(qpdf_oh_parse(data, syntax), in: self) }

  package func string(_ text: String) -> QPDFObject {
    QPDFObject(qpdf_oh_new_unicode_string(data, text), in: self)
  }

  package func binaryString(_ bytes: [UInt8]) -> QPDFObject {
    let signed = bytes.map(CChar.init(bitPattern:))
    return QPDFObject(qpdf_oh_new_binary_string(data, signed, bytes.count), in: self)
  }

  package func name(_ name: String) -> QPDFObject { QPDFObject(qpdf_oh_new_name(data, name), in: self) }

  /// A new indirect stream with a copy of `bytes`: for small ones. `filter` in PDF syntax when they are encoded.
  package func stream(_ bytes: [UInt8], filter: String = "null", parameters: String = "null") -> QPDFObject {
    let stream = QPDFObject(qpdf_oh_new_stream(data), in: self)
    stream.replaceData(bytes, filter: filter, parameters: parameters)
    return indirect(stream)
  }

  package func indirect(_ object: borrowing QPDFObject) -> QPDFObject {
    QPDFObject(qpdf_make_indirect_object(data, object.handle), in: self)
  }

  /// A copy of another document's indirect object with all that it refers to; pages only when they are here already.
  package func copy(_ foreign: borrowing QPDFObject) -> QPDFObject {
    QPDFObject(qpdf_oh_copy_foreign_object(data, foreign.document.data, foreign.handle), in: self)
  }
}

// MARK: Writing

extension QPDFDocument {
  package struct WriteOptions: Sendable, Hashable {
    /// For viewing while it is loaded over a network.
    package var isLinearized = false
    /// Opens the file, with AES-256; nil for no encryption. Such files differ with each writing.
    package var password: String?
    /// Objects together in compressed streams; PDF 1.4 and with it PDF/A-1 know none.
    package var hasObjectStreams = true
    /// At least.
    package var version: String?
    /// Exactly, whatever is in the file.
    package var forcedVersion: String?
    /// No stream ends so that validators could read its length in two ways.
    package var hasClearStreamEnds = false

    package init() {}
  }

  /// Writes the file. Equal content gives equal bytes, its identifier included, unless it is encrypted.
  package func write(to file: URL, _ options: WriteOptions = WriteOptions()) throws(RectoError) {
    _ = qpdf_init_write(data, file.path)
    try check()
    qpdf_set_object_stream_mode(data, options.hasObjectStreams ? qpdf_o_generate : qpdf_o_disable)
    qpdf_set_newline_before_endstream(data, QPDF_TRUE)
    qpdf_set_preserve_encryption(data, QPDF_FALSE)
    if options.isLinearized { qpdf_set_linearization(data, QPDF_TRUE) }
    if let version = options.version { qpdf_set_minimum_pdf_version(data, version) }
    if let version = options.forcedVersion { qpdf_force_pdf_version(data, version) }
    if let password = options.password {
      qpdf_set_r6_encryption_parameters2(
        data, password, password, QPDF_TRUE, QPDF_TRUE, QPDF_TRUE, QPDF_TRUE, QPDF_TRUE, QPDF_TRUE,
        qpdf_r3p_full, QPDF_TRUE)
    } else {
      qpdf_set_deterministic_ID(data, QPDF_TRUE)
    }
    _ = qpdf_write(data)
    try check()
    if options.hasClearStreamEnds { try StreamEnds.settle(in: file) }
  }
}
