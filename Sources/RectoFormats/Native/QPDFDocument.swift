internal import CQPDF
import Foundation
internal import RectoModel

/// A PDF file open for changes. libqpdf 11.3; one thread at a time. Streams stay on disk until they are copied.
final class QPDFDocument {
  private var data: qpdf_data?

  init(file: URL) throws(RectoError) {
    data = qpdf_init()
    qpdf_silence_errors(data)
    qpdf_set_suppress_warnings(data, QPDF_TRUE)
    _ = qpdf_read(data, file.path, nil)
    try check()
  }

  deinit { qpdf_cleanup(&data) }

  var pageCount: Int { Int(qpdf_get_num_pages(data)) }

  var catalog: QPDFObject { QPDFObject(qpdf_get_root(data), in: self) }
  var trailer: QPDFObject { QPDFObject(qpdf_get_trailer(data), in: self) }

  /// 0-based.
  func page(_ index: Int) -> QPDFObject { QPDFObject(qpdf_get_page_n(data, index), in: self) }

  /// From PDF syntax.
  func object(_ syntax: String) -> QPDFObject { QPDFObject(qpdf_oh_parse(data, syntax), in: self) }

  func string(_ text: String) -> QPDFObject {
    QPDFObject(qpdf_oh_new_unicode_string(data, text), in: self)
  }

  /// A new indirect stream with a copy of `bytes`: for small ones.
  func stream(_ bytes: [UInt8]) -> QPDFObject {
    let stream = QPDFObject(qpdf_oh_new_stream(data), in: self)
    let null = object("null")
    qpdf_oh_replace_stream_data(data, stream.handle, bytes, bytes.count, null.handle, null.handle)
    return indirect(stream)
  }

  func indirect(_ object: borrowing QPDFObject) -> QPDFObject {
    QPDFObject(qpdf_make_indirect_object(data, object.handle), in: self)
  }

  /// Writes the file. Equal content gives equal bytes, its identifier included.
  func write(to file: URL) throws(RectoError) {
    _ = qpdf_init_write(data, file.path)
    try check()
    qpdf_set_object_stream_mode(data, qpdf_o_generate)
    qpdf_set_deterministic_ID(data, QPDF_TRUE)
    qpdf_set_newline_before_endstream(data, QPDF_TRUE)
    _ = qpdf_write(data)
    try check()
  }

  /// Throws what has gone wrong since the last check: calls on objects only note their errors.
  func check() throws(RectoError) {
    guard qpdf_has_error(data) == QPDF_TRUE else { return }
    let text = qpdf_get_error_full_text(data, qpdf_get_error(data)).map(String.init(cString:))
    throw RectoError(.engineFailure, "The PDF can't be finished; is the disk full?", cause: text)
  }

  /// An object of the document, released with its last use.
  struct QPDFObject: ~Copyable {
    fileprivate let handle: qpdf_oh
    private let document: QPDFDocument
    private var data: qpdf_data? { document.data }

    fileprivate init(_ handle: qpdf_oh, in document: QPDFDocument) {
      self.handle = handle
      self.document = document
    }

    deinit { qpdf_oh_release(document.data, handle) }

    /// The value of a key; null when there is none. `key` has its slash. A stream answers for its dictionary.
    subscript(key: String) -> QPDFObject {
      guard qpdf_oh_is_stream(data, handle) == QPDF_TRUE else {
        return QPDFObject(qpdf_oh_get_key_if_dict(data, handle, key), in: document)
      }
      return dictionary[key]
    }

    /// Of a stream.
    var dictionary: QPDFObject { QPDFObject(qpdf_oh_get_dict(data, handle), in: document) }

    func set(_ key: String, _ value: borrowing QPDFObject) {
      qpdf_oh_replace_key(data, handle, key, value.handle)
    }

    func remove(_ key: String) { qpdf_oh_remove_key(data, handle, key) }

    var isNull: Bool { qpdf_oh_is_null(data, handle) == QPDF_TRUE }

    func isName(_ name: String) -> Bool { qpdf_oh_is_name_and_equals(data, handle, name) == QPDF_TRUE }

    /// 0 for what is no integer.
    var integer: Int {
      qpdf_oh_is_integer(data, handle) == QPDF_TRUE ? Int(qpdf_oh_get_int_value(data, handle)) : 0
    }

    var count: Int { Int(qpdf_oh_get_array_n_items(data, handle)) }

    /// Of an array.
    func item(_ index: Int) -> QPDFObject {
      QPDFObject(qpdf_oh_get_array_item(data, handle, Int32(index)), in: document)
    }

    func append(_ value: borrowing QPDFObject) { qpdf_oh_append_item(data, handle, value.handle) }

    /// Of a dictionary.
    var keys: [String] {
      var keys: [String] = []
      guard qpdf_oh_is_dictionary(data, handle) == QPDF_TRUE else { return keys }
      qpdf_oh_begin_dict_key_iter(data, handle)
      while qpdf_oh_dict_more_keys(data) == QPDF_TRUE {
        if let key = qpdf_oh_dict_next_key(data) { keys.append(String(cString: key)) }
      }
      return keys
    }
  }
}

typealias QPDFObject = QPDFDocument.QPDFObject
