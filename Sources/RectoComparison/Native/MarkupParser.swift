internal import CXML2
import Foundation
import RectoModel

/// Reads XML, and HTML as browsers do, of somebody's into a tree. libxml2 2.9; from any thread, a document at a time.
///
/// Nothing is loaded from elsewhere. A document type may be named but not define anything: entities could swell.
struct MarkupParser {
  /// What errors call the file.
  let name: String

  /// Elements may nest so deep; libxml2's own limit is 256.
  private static let deepest = 250

  /// Throws `.malformedInput` with the line for what is not well-formed or defines entities.
  func xml(_ data: Data) throws(RectoError) -> MarkupTree {
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
    let document = try read(data) { xmlReadMemory($0, $1, nil, nil, Int32(options)) }
    defer { xmlFreeDoc(document) }
    if let type = xmlGetIntSubset(document), type.pointee.children != nil {
      throw RectoError(
        .malformedInput,
        "The document type defines entities or elements of its own, which is refused; remove them.",
        location: .init(file: name))
    }
    return try tree(of: document, isHTML: false)
  }

  /// Throws `.malformedInput` for what holds no element.
  func html(_ data: Data) throws(RectoError) -> MarkupTree {
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue
    let encoding = String(data: data, encoding: .utf8) == nil ? nil : "UTF-8"
    let document = try read(data) { htmlReadMemory($0, $1, nil, encoding, Int32(options)) }
    defer { xmlFreeDoc(document) }
    return try tree(of: document, isHTML: true)
  }

  private func read(
    _ data: Data, by parse: (UnsafePointer<CChar>?, Int32) -> xmlDocPtr?
  ) throws(RectoError) -> xmlDocPtr {
    guard data.count < Int(Int32.max) else {
      throw RectoError(
        .limitExceeded, "More than 2 GB of markup are not compared.", location: .init(file: name))
    }
    xmlResetLastError()
    let document = data.withUnsafeBytes { parse($0.bindMemory(to: CChar.self).baseAddress, Int32($0.count)) }
    guard let document else {
      let error = xmlGetLastError()
      let cause = error?.pointee.message.map {
        String(cString: $0).trimmingCharacters(in: .whitespacesAndNewlines)
      }
      throw RectoError(
        .malformedInput, "The file is no well-formed markup; is it complete?",
        location: .init(file: name, element: "line \(max(Int(error?.pointee.line ?? 0), 1))"), cause: cause)
    }
    return document
  }

  private func tree(of document: xmlDocPtr, isHTML: Bool) throws(RectoError) -> MarkupTree {
    guard let root = xmlDocGetRootElement(document) else {
      throw RectoError(.malformedInput, "The file holds no element.", location: .init(file: name))
    }
    return try element(root, depth: 1, keepsBlanks: false, isHTML: isHTML)
  }

  private func element(
    _ node: xmlNodePtr, depth: Int, keepsBlanks: Bool, isHTML: Bool
  ) throws(RectoError) -> MarkupTree {
    guard depth <= Self.deepest else {
      throw RectoError(
        .limitExceeded, "Elements nest deeper than \(Self.deepest) levels.", location: .init(file: name))
    }
    let own = qualified(node.pointee.name, node.pointee.ns)
    let attributes = attributes(of: node)
    let keepsBlanks =
      ["pre", "textarea", "w:t", "a:t", "t"].contains(own.name)
      || attributes.first { $0.name == "xml:space" }.map { $0.value == "preserve" } ?? keepsBlanks
    var content: [MarkupTree.Node] = []
    var child = node.pointee.children
    while let current = child {
      switch current.pointee.type {
      case XML_ELEMENT_NODE:
        content.append(
          .element(try element(current, depth: depth + 1, keepsBlanks: keepsBlanks, isHTML: isHTML)))
      case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
        let text = current.pointee.content.map { String(cString: $0) } ?? ""
        append(isHTML && !keepsBlanks ? Self.folded(text) : text, to: &content)
      case XML_ENTITY_REF_NODE:
        append(current.pointee.name.map { "&\(String(cString: $0));" } ?? "", to: &content)
      default: break
      }
      child = current.pointee.next
    }
    if !keepsBlanks { content.removeAll(where: \.isBlank) }
    return MarkupTree(
      name: own.name, namespace: own.namespace, attributes: attributes, content: content,
      line: Int(xmlGetLineNo(node)))
  }

  private func append(_ text: String, to content: inout [MarkupTree.Node]) {
    if case .text(let before)? = content.last {
      content[content.count - 1] = .text(before + text)
    } else {
      content.append(.text(text))
    }
  }

  private func attributes(of node: xmlNodePtr) -> [MarkupTree.Attribute] {
    var attributes: [MarkupTree.Attribute] = []
    var attribute = node.pointee.properties
    while let current = attribute {
      let name = qualified(current.pointee.name, current.pointee.ns)
      var (value, piece) = ("", current.pointee.children)
      while let text = piece {
        if let content = text.pointee.content { value += String(cString: content) }
        piece = text.pointee.next
      }
      attributes.append(MarkupTree.Attribute(name: name.name, namespace: name.namespace, value: value))
      attribute = current.pointee.next
    }
    return attributes
  }

  private func qualified(
    _ name: UnsafePointer<xmlChar>?, _ namespace: UnsafeMutablePointer<xmlNs>?
  ) -> (name: String, namespace: String) {
    let local = name.map { String(cString: $0) } ?? ""
    let namespace = namespace?.pointee.href.map { String(cString: $0) } ?? ""
    return (MarkupPrefixes.prefix(of: namespace).map { "\($0):\(local)" } ?? local, namespace)
  }

  /// HTML shows any number of blanks as one.
  private static func folded(_ text: String) -> String {
    var out = ""
    for character in text {
      guard character.isASCII, character.isWhitespace else {
        out.append(character)
        continue
      }
      if out.last != " " { out.append(" ") }
    }
    return out
  }
}

extension MarkupTree.Node {
  fileprivate var isBlank: Bool {
    if case .text(let text) = self { text.allSatisfy(\.isWhitespace) } else { false }
  }
}
