package import RectoModel

/// One step through XML or HTML, from top to bottom.
package enum MarkupEvent: Equatable {
  case start(MarkupElement)
  /// Also of empty elements. The name is without a prefix.
  case end(String, namespace: String)
  case text(String)
}

/// An element that has just started.
package struct MarkupElement: Equatable {
  /// Without a prefix.
  package var name: String
  package var namespace: String
  /// By name, without prefixes.
  package var attributes: [String: String]
  /// 1-based, in the file.
  package var line: Int
  /// All of them with their namespaces, for readers that are asked for these.
  package var qualified: [MarkupAttribute] = []

  subscript(attribute: String) -> String? { attributes[attribute] }
}

package struct MarkupAttribute: Equatable {
  /// Without a prefix.
  package var name: String
  package var namespace: String
  package var value: String
}

/// Gives the events of a file.
package protocol MarkupSource: AnyObject {
  /// nil at the end.
  func next() throws(RectoError) -> MarkupEvent?
}

/// What a stranger's file may nest. libxml2's own limit is 256.
enum MarkupDepth {
  static let limit = 200

  static func exceeded(line: Int) -> RectoError {
    RectoError(
      .limitExceeded, "Line \(line): elements nest deeper than \(limit) levels; no page is built like that.")
  }
}
