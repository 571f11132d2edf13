internal import CQPDF
package import Foundation

/// An object of a PDF document, released with its last use. Questions that don't fit its type are answered with
/// nothing: null, 0, no keys.
package struct QPDFObject: ~Copyable {
  let handle: qpdf_oh
  let document: QPDFDocument
  private var data: qpdf_data? { document.data }

  init(_ handle: qpdf_oh, in document: QPDFDocument) {
    self.handle = handle
    self.document = document
  }

  deinit { qpdf_oh_release(document.data, handle) }

  package enum Kind: Sendable {
    case null, bool, number, name, string, array, dictionary, stream, other
  }

  package var kind: Kind {
    switch qpdf_oh_get_type_code(data, handle) {
    case ot_null: .null
    case ot_boolean: .bool
    case ot_integer, ot_real: .number
    case ot_name: .name
    case ot_string: .string
    case ot_array: .array
    case ot_dictionary: .dictionary
    case ot_stream: .stream
    default: .other
    }
  }

  package var isNull: Bool { qpdf_oh_is_null(data, handle) == QPDF_TRUE }
  package var isStream: Bool { qpdf_oh_is_stream(data, handle) == QPDF_TRUE }
  package var isIndirect: Bool { qpdf_oh_is_indirect(data, handle) == QPDF_TRUE }

  /// The number of an indirect object, else 0.
  package var id: Int { Int(qpdf_oh_get_object_id(data, handle)) }
  package var generation: Int { Int(qpdf_oh_get_generation(data, handle)) }

  /// Another hold on the same object.
  package func again() -> QPDFObject { QPDFObject(qpdf_oh_new_object(data, handle), in: document) }

  /// In PDF syntax, references as `7 0 R`.
  package var syntax: String { qpdf_oh_unparse_resolved(data, handle).map { String(cString: $0) } ?? "" }
}

// MARK: Scalars

extension QPDFObject {
  package func isName(_ name: String) -> Bool { qpdf_oh_is_name_and_equals(data, handle, name) == QPDF_TRUE }

  /// With its slash; nil for what is no name.
  package var name: String? {
    guard qpdf_oh_is_name(data, handle) == QPDF_TRUE else { return nil }
    return qpdf_oh_get_name(data, handle).map { String(cString: $0) }
  }

  /// 0 for what is no integer.
  package var integer: Int {
    qpdf_oh_is_integer(data, handle) == QPDF_TRUE ? Int(qpdf_oh_get_int_value(data, handle)) : 0
  }

  /// nil for what is no number.
  package var number: Double? {
    qpdf_oh_is_number(data, handle) == QPDF_TRUE ? qpdf_oh_get_numeric_value(data, handle) : nil
  }

  package var isTrue: Bool {
    qpdf_oh_is_bool(data, handle) == QPDF_TRUE && qpdf_oh_get_bool_value(data, handle) == QPDF_TRUE
  }

  /// A string as text; nil for what is no string.
  package var text: String? {
    guard qpdf_oh_is_string(data, handle) == QPDF_TRUE else { return nil }
    return qpdf_oh_get_utf8_value(data, handle).map { String(cString: $0) }
  }

  /// A string's bytes.
  package var stringBytes: [UInt8] {
    var length = 0
    guard qpdf_oh_is_string(data, handle) == QPDF_TRUE,
      let bytes = qpdf_oh_get_binary_string_value(data, handle, &length)
    else { return [] }
    return [UInt8](UnsafeRawBufferPointer(start: bytes, count: length))
  }
}

// MARK: Arrays and dictionaries

extension QPDFObject {
  /// The value of a key; null when there is none. `key` has its slash. A stream answers for its dictionary.
  package subscript(key: String) -> QPDFObject {
    if isStream { return dictionary[key] }
    // qpdf notes a question to anything else as an error of the document.
    guard qpdf_oh_is_dictionary(data, handle) == QPDF_TRUE else {
      return QPDFObject(qpdf_oh_new_null(data), in: document)
    }
    return QPDFObject(qpdf_oh_get_key(data, handle, key), in: document)
  }

  /// Of a stream.
  package var dictionary: QPDFObject { QPDFObject(qpdf_oh_get_dict(data, handle), in: document) }

  package func set(_ key: String, _ value: borrowing QPDFObject) {
    qpdf_oh_replace_key(data, handle, key, value.handle)
  }

  /// In PDF syntax without references.
  package func set(_ key: String, _ syntax: String) { set(key, document.object(syntax)) }

  package func remove(_ key: String) { qpdf_oh_remove_key(data, handle, key) }

  /// 0 for what is no array.
  package var count: Int {
    qpdf_oh_is_array(data, handle) == QPDF_TRUE ? Int(qpdf_oh_get_array_n_items(data, handle)) : 0
  }

  /// Of an array.
  package func item(_ index: Int) -> QPDFObject {
    guard index >= 0, index < count else { return QPDFObject(qpdf_oh_new_null(data), in: document) }
    return QPDFObject(qpdf_oh_get_array_item(data, handle, Int32(index)), in: document)
  }

  package func append(_ value: borrowing QPDFObject) { qpdf_oh_append_item(data, handle, value.handle) }

  /// Of an array.
  package func removeItem(_ index: Int) { qpdf_oh_erase_item(data, handle, Int32(index)) }

  /// The numbers of an array; nil when some item is none.
  package var numbers: [Double]? {
    guard count > 0 else { return nil }
    var numbers: [Double] = []
    for index in 0..<count {
      guard let number = item(index).number else { return nil }
      numbers.append(number)
    }
    return numbers
  }

  /// Of a dictionary or a stream's, in the order of their names.
  package var keys: [String] {
    if isStream { return dictionary.keys }
    var keys: [String] = []
    guard qpdf_oh_is_dictionary(data, handle) == QPDF_TRUE else { return keys }
    qpdf_oh_begin_dict_key_iter(data, handle)
    while qpdf_oh_dict_more_keys(data) == QPDF_TRUE {
      if let key = qpdf_oh_dict_next_key(data) { keys.append(String(cString: key)) }
    }
    return keys
  }

  /// A new direct dictionary with the same values.
  package func shallowCopy() -> QPDFObject {
    let copy = document.object("<< >>")
    for key in keys { copy.set(key, self[key]) }
    return copy
  }
}

// MARK: Streams

extension QPDFObject {
  package enum Decoding: Sendable {
    /// As in the file, encryption aside.
    case none
    /// Flate, LZW and ASCII filters undone; pictures stay encoded.
    case generalized
    /// Run lengths and JPEG too: pixels.
    case all
  }

  /// A copy of a stream's data. With `.generalized` and `.all`, nil when a filter can't be undone or the data are
  /// damaged.
  package func streamData(_ decoding: Decoding) -> Data? {
    guard isStream else { return nil }
    var (bytes, length, filtered): (UnsafeMutablePointer<UInt8>?, Int, QPDF_BOOL) = (nil, 0, QPDF_FALSE)
    let level =
      switch decoding {
      case .none: qpdf_dl_none
      case .generalized: qpdf_dl_generalized
      case .all: qpdf_dl_all
      }
    let status = qpdf_oh_get_stream_data(data, handle, level, &filtered, &bytes, &length)
    defer { free(bytes) }
    guard status & QPDF_ERRORS == 0, decoding == .none || filtered == QPDF_TRUE else {
      // Told by the answer: the document itself can still be written.
      _ = qpdf_get_error(data)
      return nil
    }
    return bytes.map { Data(bytes: $0, count: length) } ?? Data()
  }

  /// All content streams of a page in one, decoded; nil when they are damaged.
  package var pageContent: Data? {
    var (bytes, length): (UnsafeMutablePointer<UInt8>?, Int) = (nil, 0)
    let status = qpdf_oh_get_page_content_data(data, handle, &bytes, &length)
    defer { free(bytes) }
    guard status & QPDF_ERRORS == 0 else {
      _ = qpdf_get_error(data)
      return nil
    }
    return bytes.map { Data(bytes: $0, count: length) } ?? Data()
  }

  /// Replaces a stream's data; `filter` and `parameters` in PDF syntax tell how they are encoded. The writer
  /// compresses what isn't.
  package func replaceData(_ bytes: [UInt8], filter: String = "null", parameters: String = "null") {
    let filter = document.object(filter)
    let parameters = document.object(parameters)
    qpdf_oh_replace_stream_data(data, handle, bytes, bytes.count, filter.handle, parameters.handle)
  }
}
