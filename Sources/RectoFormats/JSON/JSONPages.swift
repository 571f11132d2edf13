internal import Foundation
internal import RectoModel

/// The pages of Recto's own JSON, each parsed by itself. Where something is wrong, or stands in an order that `JSONWriter` never
/// writes, this throws `.malformedInput`, and the whole document tells what it is.
final class JSONPages: PageFile {
  private enum State {
    case start, members, pages, end
  }

  private(set) var metadata = DocumentMetadata()
  private(set) var sources: [Source] = []
  private var cursor: JSONCursor
  private var state = State.start
  private var members: [String: [UInt8]] = [:]
  private var count = 0
  private let context: ReadContext

  init(_ input: Data, context: ReadContext) {
    cursor = JSONCursor(input)
    self.context = context
  }

  func next() throws(RectoError) -> Page? {
    try context.named { () throws(RectoError) in try read() }
  }

  private func read() throws(RectoError) -> Page? {
    while true {
      switch state {
      case .start:
        guard cursor.take("{") else { throw Self.unknown }
        state = .members
        try readMember()
      case .members:
        if cursor.take("}") {
          try finish()
        } else {
          guard cursor.take(",") else { throw Self.unknown }
          try readMember()
        }
      case .pages:
        if let page = try readPage() { return page }
        state = .members
      case .end: return nil
      }
    }
  }

  /// Of the document; its list of pages is only begun.
  private func readMember() throws(RectoError) {
    guard let key = cursor.key(), cursor.take(":"), members[key] == nil else { throw Self.unknown }
    if key == "pages" {
      guard cursor.take("["), members["schemaVersion"] != nil else { throw Self.unknown }
      members[key] = Array("[]".utf8)
      state = .pages
    } else {
      guard let value = cursor.value() else { throw Self.unknown }
      try JSONDepth.check(cursor.depth + 1)
      members[key] = value
      let known = try document(pages: [])
      (metadata, sources) = (known?.metadata ?? metadata, known?.sources ?? sources)
    }
  }

  /// nil behind the last one.
  private func readPage() throws(RectoError) -> Page? {
    if cursor.take("]") { return nil }
    if count > 0, !cursor.take(",") { throw Self.unknown }
    guard let text = cursor.value() else { throw Self.unknown }
    count += 1
    try context.limits.check(pages: count)
    try JSONDepth.check(cursor.depth + 2)
    // Quicker than as a document, whose decoder reads more.
    if let page = try? JSONTextDecoder().decode(Page.self, from: text) { return page }
    guard let page = try document(pages: text)?.pages.first else { throw Self.unknown }
    return page
  }

  private func finish() throws(RectoError) {
    guard cursor.peek() == nil, members["pages"] != nil else { throw Self.unknown }
    state = .end
  }

  /// What is known of the document, with one page; nil before its version is known.
  private func document(pages text: [UInt8]) throws(RectoError) -> Document? {
    guard let version = members["schemaVersion"] else { return nil }
    var json = Array("{\"schemaVersion\":".utf8) + version
    // Pages don't say what the document is.
    for name in ["metadata", "sources"] where text.isEmpty {
      if let value = members[name] { json += Array(",\"\(name)\":".utf8) + value }
    }
    json += Array(",\"pages\":[".utf8) + text + Array("]}".utf8)
    return try Document(json: Data(json))
  }

  private static let unknown = RectoError(.malformedInput, "Not a Recto document as Recto writes it.")
}
