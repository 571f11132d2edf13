public import Foundation
public import RectoModel

/// Reads what Google Document AI answers: tokens, lines, paragraphs, tables, form fields, check boxes, styles and
/// languages.
public struct GoogleReader: SniffingReader {
  public typealias Options = NoOptions

  public static let format = Format(
    id: "google", name: "Google Document AI", fileExtensions: ["google.json"], mediaType: .json,
    summary: "Results of Google Document AI")

  public init(options: NoOptions) {}

  /// JSON with `textAnchor` and `textSegments`, or with `mimeType`, `text` and `pages`.
  public static func recognizes(_ head: Data) -> Bool {
    ServiceJSON.head(head, has: ["textAnchor", "layout"])
      || ServiceJSON.head(head, has: ["mimeType", "text", "pages"])
      || ServiceJSON.head(head, has: ["document", "mimeType", "text"])
  }

  /// Throws `.malformedInput` with the path of the element at fault, and `.limitExceeded` for what is too large, too
  /// deep or has too many pages.
  public func read(_ input: Data, context: ReadContext) throws(RectoError) -> Document {
    do {
      let answer = try ServiceJSON.decode(
        GoogleAnswer.self, from: input, service: Self.format.name, limits: context.limits)
      return try GooglePages(answer.document, limits: context.limits).document(context)
    } catch {
      throw error.at(file: context.fileName)
    }
  }
}
