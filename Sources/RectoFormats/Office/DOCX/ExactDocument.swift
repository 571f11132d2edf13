internal import RectoModel

/// Writes a document page for page: each block in a frame at its place.
struct ExactDocument {
  private let document: Document
  private let options: DOCXWriter.Options
  private let context: WriteContext
  private let parts: DocumentParts

  init(
    _ document: Document, options: DOCXWriter.Options, package: OPCPackage, context: WriteContext
  ) throws(RectoError) {
    self.document = document
    self.options = options
    self.context = context
    parts = DocumentParts(package, styles: StyleSheet(), context: context)
  }

  func write() throws(RectoError) {}
}
