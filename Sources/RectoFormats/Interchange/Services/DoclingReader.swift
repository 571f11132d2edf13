public import Foundation
public import RectoModel

/// Reads the JSON of Docling: texts with their labels, lists, tables, pictures, captions, formulas, code, notes and pairs
/// of keys and values.
///
/// Docling tells where paragraphs stand and not where their words do: these are estimated, and that is reported.
public struct DoclingReader: SniffingReader {
  public typealias Options = NoOptions

  public static let format = Format(
    id: "docling", name: "Docling", fileExtensions: ["docling.json"], mediaType: .json,
    summary: "Documents of Docling (DoclingDocument)")

  public init(options: NoOptions) {}

  /// JSON whose `schema_name` is `DoclingDocument`.
  public static func recognizes(_ head: Data) -> Bool {
    ServiceJSON.head(head, has: ["schema_name", "DoclingDocument"])
  }

  /// Throws `.malformedInput` with the path of the element at fault, and `.limitExceeded` for what is too large, too
  /// deep or has too many pages.
  public func read(_ input: Data, context: ReadContext) throws(RectoError) -> Document {
    do {
      let file = try ServiceJSON.decode(
        DoclingFile.self, from: input, service: Self.format.name, limits: context.limits)
      var pages = DoclingPages(file, limits: context.limits)
      return try pages.document(context)
    } catch {
      throw error.at(file: context.fileName)
    }
  }
}
