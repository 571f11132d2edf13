internal import CXML2
package import Foundation
package import RectoModel

/// Reads XML that may be a stranger's, event by event, without keeping it. libxml2 2.9; one thread at a time.
///
/// Nothing is loaded from elsewhere. A document type may be named but not define anything: entities could swell.
package final class XMLPullReader: MarkupSource {
  private let reader: xmlTextReaderPtr
  private let name: String
  private let refusesDocumentTypes: Bool
  private let keepsNamespaces: Bool
  /// An empty element has no end of its own.
  private var pendingEnd: MarkupEvent?
  private var depth = 0

  /// `name` is told in errors. `encoding` counts before what the file says of itself. Throws `.malformedInput` when the
  /// reader can't start.
  package init(
    _ data: Data, name: String = "the file", encoding: String? = nil, refusesDocumentTypes: Bool = false,
    keepsNamespaces: Bool = false
  ) throws(RectoError) {
    self.name = name
    self.keepsNamespaces = keepsNamespaces
    self.refusesDocumentTypes = refusesDocumentTypes
    // The reader holds the input alive until it is freed.
    let input = Unmanaged.passRetained(Input(data))
    let read: @convention(c) (UnsafeMutableRawPointer?, UnsafeMutablePointer<CChar>?, Int32) -> Int32 = {
      input, bytes, count in
      guard let input, let bytes else { return -1 }
      let buffer = UnsafeMutableRawBufferPointer(start: bytes, count: Int(count))
      return Int32(Unmanaged<Input>.fromOpaque(input).takeUnretainedValue().copy(to: buffer))
    }
    let close: @convention(c) (UnsafeMutableRawPointer?) -> Int32 = { input in
      if let input { Unmanaged<Input>.fromOpaque(input).release() }
      return 0
    }
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
    guard let reader = xmlReaderForIO(read, close, input.toOpaque(), nil, encoding, Int32(options)) else {
      throw RectoError(.malformedInput, "Line 1: \(name) is no XML.")
    }
    self.reader = reader
  }

  deinit { xmlFreeTextReader(reader) }

  /// Throws `.malformedInput` with the line for what is not well-formed or defines entities, and `.limitExceeded` for
  /// elements that nest too deep.
  package func next() throws(RectoError) -> MarkupEvent? {
    if let end = pendingEnd {
      pendingEnd = nil
      return end
    }
    while true {
      xmlResetLastError()
      let status = xmlTextReaderRead(reader)
      if status == 0 { return nil }
      guard status == 1 else { throw failure() }
      if let event = try event() { return event }
    }
  }

  /// nil for what says nothing: comments, instructions.
  private func event() throws(RectoError) -> MarkupEvent? {
    switch UInt32(bitPattern: xmlTextReaderNodeType(reader)) {
    case XML_READER_TYPE_ELEMENT.rawValue: return .start(try element())
    case XML_READER_TYPE_END_ELEMENT.rawValue:
      depth -= 1
      return .end(localName, namespace: namespace)
    case XML_READER_TYPE_TEXT.rawValue, XML_READER_TYPE_CDATA.rawValue,
      XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue, XML_READER_TYPE_WHITESPACE.rawValue:
      return .text(xmlTextReaderConstValue(reader).map { String(cString: $0) } ?? "")
    case XML_READER_TYPE_ENTITY_REFERENCE.rawValue: return entity(localName).map { .text($0) }
    case XML_READER_TYPE_DOCUMENT_TYPE.rawValue:
      try refuseDefinitions()
      return nil
    default: return nil
    }
  }

  private func element() throws(RectoError) -> MarkupElement {
    let (name, namespace, line) = (localName, namespace, line)
    if xmlTextReaderIsEmptyElement(reader) == 1 {
      pendingEnd = .end(name, namespace: namespace)
    } else {
      depth += 1
      if depth > MarkupDepth.limit { throw MarkupDepth.exceeded(line: line) }
    }
    var attributes: [String: String] = [:]
    var qualified: [MarkupAttribute] = []
    var status = xmlTextReaderMoveToFirstAttribute(reader)
    while status == 1 {
      if let value = xmlTextReaderConstValue(reader) {
        let (name, value) = (localName, String(cString: value))
        attributes[name] = value
        if keepsNamespaces, xmlTextReaderIsNamespaceDecl(reader) != 1 {
          qualified.append(MarkupAttribute(name: name, namespace: self.namespace, value: value))
        }
      }
      status = xmlTextReaderMoveToNextAttribute(reader)
    }
    xmlTextReaderMoveToElement(reader)
    return MarkupElement(
      name: name, namespace: namespace, attributes: attributes, line: line, qualified: qualified)
  }

  /// The names that HTML gives to characters: `nbsp`.
  private func entity(_ name: String) -> String? {
    guard let entry = htmlEntityLookup(name), let scalar = Unicode.Scalar(entry.pointee.value) else {
      return nil
    }
    return String(Character(scalar))
  }

  private func refuseDefinitions() throws(RectoError) {
    if refusesDocumentTypes {
      throw RectoError(.malformedInput, "\(name) has a document type, which such files don't have.")
    }
    if xmlTextReaderCurrentNode(reader)?.pointee.children != nil {
      throw RectoError(
        .malformedInput,
        "Line \(line): the document type defines entities or elements of its own, which is refused; remove them."
      )
    }
  }

  private var localName: String {
    xmlTextReaderConstLocalName(reader).map { String(cString: $0) } ?? ""
  }

  private var namespace: String {
    xmlTextReaderConstNamespaceUri(reader).map { String(cString: $0) } ?? ""
  }

  private var line: Int { max(Int(xmlTextReaderGetParserLineNumber(reader)), 1) }

  private func failure() -> RectoError {
    let error = xmlGetLastError()
    let place = max(Int(error?.pointee.line ?? 0), 1)
    let cause = error?.pointee.message.map { String(cString: $0) }
    return RectoError(
      .malformedInput, "Line \(place): \(name) is no well-formed XML; is it complete?",
      cause: cause?.trimmingCharacters(in: .whitespacesAndNewlines))
  }
}

extension XMLPullReader {
  private final class Input {
    private let bytes: PassedBytes
    private var offset: Int

    init(_ data: Data) {
      bytes = PassedBytes(data)
      offset = data.startIndex
    }

    func copy(to buffer: UnsafeMutableRawBufferPointer) -> Int {
      let end = min(offset + buffer.count, bytes.data.endIndex)
      bytes.data.copyBytes(to: buffer, from: offset..<end)
      defer { offset = end }
      bytes.pass(to: offset)
      return end - offset
    }
  }
}
