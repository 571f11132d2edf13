internal import RectoModel

/// One step through XML or HTML, from top to bottom.
enum MarkupEvent: Equatable {
  case start(MarkupElement)
  /// Also of empty elements. The name is without a prefix.
  case end(String, namespace: String)
  case text(String)
}

/// An element that has just started.
struct MarkupElement: Equatable {
  /// Without a prefix.
  var name: String
  var namespace: String
  /// By name, without prefixes.
  var attributes: [String: String]
  /// 1-based, in the file.
  var line: Int

  subscript(attribute: String) -> String? { attributes[attribute] }
}

/// Gives the events of a file.
protocol MarkupSource: AnyObject {
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
