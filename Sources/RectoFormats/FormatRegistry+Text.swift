import Foundation
package import RectoModel

extension FormatRegistry {
  /// A document in a format that is text and keeps nothing beside it: `md`, `txt`.
  package static func text(of document: Document, as id: String) throws(RectoError) -> String {
    guard let writer = writer(id: id) else {
      throw RectoError(.internalInvariant, "The format \(id) is missing.")
    }
    var sink = MemorySink()
    try writer.write(
      document, to: &sink,
      context: WriteContext(
        timestamp: Date(timeIntervalSince1970: 0), producer: "", assets: AssetStore(),
        temporaryFolder: FileManager.default.temporaryDirectory, report: { _ in }))
    return sink.text
  }

  /// A page as plain text, without the end of its last line.
  package static func plainText(of page: Page, metadata: DocumentMetadata) throws(RectoError) -> String {
    let text = try text(of: Document(metadata: metadata, pages: [page]), as: "txt")
    return text.hasSuffix("\n") ? String(text.dropLast()) : text
  }
}
