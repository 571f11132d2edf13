internal import CXML2
package import Foundation
package import RectoModel

/// Reads HTML as browsers do: unclosed elements, names in capitals, attributes without quotes. libxml2 2.9; one thread
/// at a time. The whole tree is in memory.
///
/// Nothing is loaded from elsewhere, and HTML can't define entities.
package final class HTMLTree: MarkupSource {
  private let document: htmlDocPtr
  private var node: xmlNodePtr?
  private var depth = 0
  /// The node's children are done.
  private var leaves = false

  /// Bytes that are UTF-8 are read so; others by what the file says of itself. Throws `.malformedInput` for what holds
  /// no element, and `.limitExceeded` for more than 2 GB.
  package init(_ data: Data) throws(RectoError) {
    guard data.count < Int(Int32.max) else {
      throw RectoError(.limitExceeded, "The file is larger than 2 GB, which is too much for HTML; split it.")
    }
    let encoding = String(data: data, encoding: .utf8) == nil ? nil : "UTF-8"
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue
    let document = data.withUnsafeBytes { bytes in
      htmlReadMemory(
        bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count), nil, encoding, Int32(options))
    }
    guard let document else { throw RectoError(.malformedInput, "The file is neither XML nor HTML.") }
    self.document = document
    node = xmlDocGetRootElement(document)
  }

  deinit { xmlFreeDoc(document) }

  /// Throws `.limitExceeded` for elements that nest too deep.
  package func next() throws(RectoError) -> MarkupEvent? {
    while let current = node {
      if leaves {
        leaves = false
        move(on: current)
        depth -= 1
        return .end(Self.name(of: current), namespace: "")
      }
      switch current.pointee.type {
      case XML_ELEMENT_NODE: return .start(try enter(current))
      case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
        let text = current.pointee.content.map { String(cString: $0) } ?? ""
        move(on: current)
        return .text(text)
      default: move(on: current)
      }
    }
    return nil
  }

  private func enter(_ current: xmlNodePtr) throws(RectoError) -> MarkupElement {
    let line = Int(xmlGetLineNo(current))
    depth += 1
    if depth > MarkupDepth.limit { throw MarkupDepth.exceeded(line: line) }
    if let child = current.pointee.children { node = child } else { leaves = true }
    var attributes: [String: String] = [:]
    var attribute = current.pointee.properties
    while let found = attribute {
      if let name = found.pointee.name {
        let local = String(cString: name).split(separator: ":").last.map(String.init) ?? ""
        attributes[local] = Self.text(found.pointee.children)
      }
      attribute = found.pointee.next
    }
    return MarkupElement(name: Self.name(of: current), namespace: "", attributes: attributes, line: line)
  }

  private static func name(of node: xmlNodePtr) -> String {
    node.pointee.name.map { String(cString: $0) } ?? ""
  }

  /// Of all text nodes from this one on.
  private static func text(_ first: xmlNodePtr?) -> String {
    var (text, node) = ("", first)
    while let current = node {
      if let content = current.pointee.content { text += String(cString: content) }
      node = current.pointee.next
    }
    return text
  }

  /// To the next node, or to the end of the parent.
  private func move(on current: xmlNodePtr) {
    if let next = current.pointee.next {
      node = next
    } else if let parent = current.pointee.parent, parent.pointee.type == XML_ELEMENT_NODE {
      node = parent
      leaves = true
    } else {
      node = nil
    }
  }
}
