internal import CQPDF

/// Names as the bytes they are, with their slash: those of content streams need not be UTF-8.
extension QPDFObject {
  /// The value of a key; null when there is none. A stream answers for its dictionary.
  subscript(name: [UInt8]) -> QPDFObject {
    if isStream { return dictionary[name] }
    guard qpdf_oh_is_dictionary(document.data, handle) == QPDF_TRUE else {
      return QPDFObject(qpdf_oh_new_null(document.data), in: document)
    }
    return QPDFObject(qpdf_oh_get_key(document.data, handle, Self.letters(name)), in: document)
  }

  func set(_ name: [UInt8], _ value: borrowing QPDFObject) {
    qpdf_oh_replace_key(document.data, handle, Self.letters(name), value.handle)
  }

  func remove(_ name: [UInt8]) { qpdf_oh_remove_key(document.data, handle, Self.letters(name)) }

  /// Of a dictionary or a stream's, in their order.
  var byteKeys: [[UInt8]] {
    if isStream { return dictionary.byteKeys }
    var keys: [[UInt8]] = []
    guard qpdf_oh_is_dictionary(document.data, handle) == QPDF_TRUE else { return keys }
    qpdf_oh_begin_dict_key_iter(document.data, handle)
    while qpdf_oh_dict_more_keys(document.data) == QPDF_TRUE {
      guard let key = qpdf_oh_dict_next_key(document.data) else { continue }
      var bytes: [UInt8] = []
      var index = 0
      while key[index] != 0 {
        bytes.append(UInt8(bitPattern: key[index]))
        index += 1
      }
      keys.append(bytes)
    }
    return keys
  }

  /// A new direct dictionary with the same values but for some keys.
  func copy(without left: [String] = []) -> QPDFObject {
    let copy = document.object("<< >>")
    let left = left.map { [UInt8]($0.utf8) }
    for key in byteKeys where !left.contains(key) { copy.set(key, self[key]) }
    return copy
  }

  private static func letters(_ name: [UInt8]) -> [CChar] { name.map { CChar(bitPattern: $0) } + [0] }
}
