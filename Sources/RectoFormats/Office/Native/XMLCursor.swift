internal import CXML2
import Foundation
internal import RectoModel

/// Reads XML that may be a stranger's from top to bottom. libxml2 2.9; one thread at a time.
///
/// Nothing is loaded from elsewhere, and document types, which could swell, are refused.
final class XMLCursor {
  enum Event: Equatable {
    /// The name without its prefix, and its namespace.
    case start(String, namespace: String)
    case end(String, namespace: String)
  }

  private let reader: xmlTextReaderPtr
  private let bytes: UnsafeMutableBufferPointer<CChar>
  private let name: String
  /// An empty element has no end of its own.
  private var pendingEnd: Event?

  /// `name` is told in errors. Throws `.malformedInput` when the reader can't start.
  init(_ data: Data, name: String) throws(RectoError) {
    self.name = name
    bytes = .allocate(capacity: max(data.count, 1))
    _ = bytes.initialize(from: data.map { CChar(bitPattern: $0) } + (data.isEmpty ? [0] : []))
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
    guard let reader = xmlReaderForMemory(bytes.baseAddress, Int32(data.count), nil, nil, Int32(options))
    else {
      bytes.deallocate()
      throw RectoError(.malformedInput, "\(name) is no XML.")
    }
    self.reader = reader
  }

  deinit {
    xmlFreeTextReader(reader)
    bytes.deallocate()
  }

  /// nil at the end. Throws `.malformedInput` for what is not well-formed or has a document type.
  func next() throws(RectoError) -> Event? {
    if let end = pendingEnd {
      pendingEnd = nil
      return end
    }
    while true {
      let status = xmlTextReaderRead(reader)
      if status == 0 { return nil }
      guard status == 1 else { throw RectoError(.malformedInput, "\(name) is no well-formed XML.") }
      let kind = UInt32(bitPattern: xmlTextReaderNodeType(reader))
      if kind == XML_READER_TYPE_DOCUMENT_TYPE.rawValue {
        throw RectoError(.malformedInput, "\(name) has a document type, which Office files don't have.")
      }
      if kind == XML_READER_TYPE_ELEMENT.rawValue {
        if xmlTextReaderIsEmptyElement(reader) == 1 { pendingEnd = .end(localName, namespace: namespace) }
        return .start(localName, namespace: namespace)
      }
      if kind == XML_READER_TYPE_END_ELEMENT.rawValue { return .end(localName, namespace: namespace) }
    }
  }

  /// Of the element that has just started; the name without prefix.
  func attribute(_ name: String) -> String? {
    var value: String?
    var status = xmlTextReaderMoveToFirstAttribute(reader)
    while status == 1 {
      if localName == name, let text = xmlTextReaderConstValue(reader) { value = String(cString: text) }
      status = xmlTextReaderMoveToNextAttribute(reader)
    }
    xmlTextReaderMoveToElement(reader)
    return value
  }

  private var localName: String {
    xmlTextReaderConstLocalName(reader).map { String(cString: $0) } ?? ""
  }

  private var namespace: String {
    xmlTextReaderConstNamespaceUri(reader).map { String(cString: $0) } ?? ""
  }
}
